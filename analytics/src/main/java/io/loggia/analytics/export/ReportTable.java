package io.loggia.analytics.export;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Rows of typed cells under a fixed header, on as many sheets as they need. */
final class ReportTable {

    /** Excel stores a width in 256ths of a character. */
    private static final int WIDTH_UNIT = 256;

    private final SXSSFWorkbook workbook;
    private final WorkbookStyles styles;
    private final String name;
    private final List<ReportColumn> columns;
    private final int maxRows;

    private SXSSFSheet sheet;
    private int sheets;
    private int nextRow;

    /** @param maxRows of one sheet, header included */
    ReportTable(SXSSFWorkbook workbook, WorkbookStyles styles, String name, List<ReportColumn> columns, int maxRows) {
        this.workbook = workbook;
        this.styles = styles;
        this.name = name;
        this.columns = List.copyOf(columns);
        this.maxRows = maxRows;
        this.sheet = newSheet();
    }

    /** @param values one for each column; null leaves the cell empty */
    void add(@Nullable Object... values) {
        if (nextRow == maxRows) {
            finish();
            sheet = newSheet();
        }
        SXSSFRow row = sheet.createRow(nextRow++);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null) {
                set(row.createCell(i), columns.get(i).kind(), value);
            }
        }
    }

    /** To be called after the last row. */
    void finish() {
        sheet.setAutoFilter(new CellRangeAddress(0, Math.max(nextRow - 1, 0), 0, columns.size() - 1));
    }

    private SXSSFSheet newSheet() {
        sheets++;
        SXSSFSheet fresh = workbook.createSheet(sheets == 1 ? name : name + " " + sheets);
        SXSSFRow row = fresh.createRow(0);
        for (int i = 0; i < columns.size(); i++) {
            fresh.setColumnWidth(i, columns.get(i).widthCharacters() * WIDTH_UNIT);
            Cell cell = row.createCell(i);
            cell.setCellValue(columns.get(i).title());
            cell.setCellStyle(styles.header);
        }
        fresh.createFreezePane(0, 1);
        nextRow = 1;
        return fresh;
    }

    private void set(Cell cell, ReportColumn.Kind kind, Object value) {
        switch (kind) {
            case TEXT -> {
                cell.setCellValue(CellText.of(value.toString()));
                cell.setCellStyle(styles.text);
            }
            case PERCENT -> {
                cell.setCellValue(((Number) value).doubleValue());
                cell.setCellStyle(styles.percent);
            }
            case DATE_TIME -> {
                cell.setCellValue(LocalDateTime.ofInstant((Instant) value, ZoneOffset.UTC));
                cell.setCellStyle(styles.dateTime);
            }
        }
    }
}
