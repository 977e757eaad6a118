package io.loggia.analytics.export;

import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Workbook;

/** The few styles of a report; made once, since a workbook holds no more than 64,000. */
final class WorkbookStyles {

    final CellStyle text;
    final CellStyle number;
    final CellStyle percent;
    final CellStyle dateTime;
    final CellStyle header;
    final CellStyle title;

    WorkbookStyles(Workbook workbook) {
        text = workbook.createCellStyle();
        // Else a cell that reads "=1+1" becomes a formula as soon as somebody edits it and presses Enter.
        text.setQuotePrefixed(true);
        number = formatted(workbook, "#,##0");
        percent = formatted(workbook, "0.0%");
        dateTime = formatted(workbook, "yyyy-mm-dd hh:mm");
        header = bold(workbook, 11);
        title = bold(workbook, 16);
    }

    private static CellStyle formatted(Workbook workbook, String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    private static CellStyle bold(Workbook workbook, int points) {
        Font font = workbook.createFont();
        font.setBold(true);
        font.setFontHeightInPoints((short) points);
        CellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setQuotePrefixed(true);
        return style;
    }
}
