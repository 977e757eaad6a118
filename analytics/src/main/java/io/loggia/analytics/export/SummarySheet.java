package io.loggia.analytics.export;

import io.loggia.analytics.report.CompletionTotals;
import io.loggia.analytics.report.CompletionTotals.DepartmentTotals;
import io.loggia.analytics.report.ReportPeriod;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The first sheet: what was asked, the counts, the counts by department, and a chart of those. */
final class SummarySheet {

    static final String NAME = "Summary";

    /** More bars than this are a picture of nothing. */
    private static final int MAX_CHARTED = 60;

    private static final int[] WIDTHS = {34, 14, 14, 14, 14, 18};
    private static final int WIDTH_UNIT = 256;

    private final SXSSFSheet sheet;
    private final XSSFSheet drawingSheet;
    private final WorkbookStyles styles;
    private int nextRow;

    /** @param drawingSheet the same sheet, as charts want it */
    SummarySheet(SXSSFSheet sheet, XSSFSheet drawingSheet, WorkbookStyles styles) {
        this.sheet = sheet;
        this.drawingSheet = drawingSheet;
        this.styles = styles;
        for (int i = 0; i < WIDTHS.length; i++) {
            sheet.setColumnWidth(i, WIDTHS[i] * WIDTH_UNIT);
        }
    }

    void fill(ReportHeading heading, CompletionTotals totals) {
        text(row(), 0, heading.title(), styles.title);
        labelled("Department", heading.department());
        labelled("Period (UTC)", text(heading.period()));
        Row generated = row();
        text(generated, 0, "Generated (UTC)", styles.header);
        Cell time = generated.createCell(1);
        time.setCellValue(LocalDateTime.ofInstant(heading.generatedAt(), ZoneOffset.UTC));
        time.setCellStyle(styles.dateTime);
        nextRow++;
        header();
        List<DepartmentTotals> departments = totals.byDepartment();
        int firstRow = nextRow;
        for (DepartmentTotals some : departments) {
            counts(some.name(), styles.text, some.completed(), some.inProgress(), some.notStarted());
        }
        counts("All", styles.header, totals.completed(), totals.inProgress(), totals.notStarted());
        if (!departments.isEmpty()) {
            List<DepartmentTotals> charted = departments.subList(0, Math.min(MAX_CHARTED, departments.size()));
            new DepartmentChart(drawingSheet, firstRow, WIDTHS.length + 1).draw(charted);
        }
    }

    private static String text(ReportPeriod period) {
        if (period.from() == null && period.to() == null) {
            return "all time";
        }
        return (period.from() == null ? "…" : period.from()) + " to " + (period.to() == null ? "…" : period.to());
    }

    private void header() {
        Row row = row();
        List<String> titles =
                List.of("Department", "Completed", "In progress", "Not started", "All", "Share completed");
        for (int i = 0; i < titles.size(); i++) {
            text(row, i, titles.get(i), styles.header);
        }
    }

    private void counts(String name, CellStyle nameStyle, long completed, long inProgress, long notStarted) {
        long all = completed + inProgress + notStarted;
        Row row = row();
        text(row, 0, name, nameStyle);
        number(row, 1, completed, styles.number);
        number(row, 2, inProgress, styles.number);
        number(row, 3, notStarted, styles.number);
        number(row, 4, all, styles.number);
        number(row, 5, all == 0 ? 0 : (double) completed / all, styles.percent);
    }

    private void labelled(String label, String value) {
        Row row = row();
        text(row, 0, label, styles.header);
        text(row, 1, value, styles.text);
    }

    private Row row() {
        return sheet.createRow(nextRow++);
    }

    private static void text(Row row, int column, String value, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(CellText.of(value));
        cell.setCellStyle(style);
    }

    private static void number(Row row, int column, Number value, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(value.doubleValue());
        cell.setCellStyle(style);
    }
}
