package io.loggia.analytics.export;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** What is read first: a cover that tells what was asked for, and the counts by group with a chart. */
final class FrontSheets {

    /** More bars than this are a picture of nothing. */
    private static final int MAX_CHARTED = 60;

    private static final double SECONDS_OF_DAY = 86_400;
    private static final int NAME_WIDTH = 34;
    private static final int VALUE_WIDTH = 60;

    private final XSSFWorkbook workbook;
    private final WorkbookStyles styles;
    private final ReportWords words;

    FrontSheets(XSSFWorkbook workbook, WorkbookStyles styles, ReportWords words) {
        this.workbook = workbook;
        this.styles = styles;
        this.words = words;
    }

    /** Makes both and opens the workbook at the first. */
    void add(TabularReport report, ReportSummary summary, long rows) {
        XSSFSheet cover = workbook.createSheet(words.of("cover"));
        XSSFSheet counts = workbook.createSheet(words.of("summary"));
        workbook.setSheetOrder(cover.getSheetName(), 0);
        workbook.setSheetOrder(counts.getSheetName(), 1);
        WorkbookStyles.printOnWholeWidths(cover);
        WorkbookStyles.printOnWholeWidths(counts);
        workbook.setActiveSheet(0);
        workbook.setSelectedTab(0);
        cover(cover, report.heading(), rows);
        summary(counts, report.key(), summary);
    }

    private void cover(XSSFSheet sheet, ReportHeading heading, long rows) {
        sheet.setColumnWidth(0, WorkbookStyles.width(NAME_WIDTH, ""));
        sheet.setColumnWidth(1, WorkbookStyles.width(VALUE_WIDTH, ""));
        text(sheet.createRow(0), 0, heading.title(), styles.title);
        heading.lines().forEach(line -> labelled(sheet, line.label(), ReportColumn.Kind.TEXT, line.value()));
        labelled(sheet, words.of("rows"), ReportColumn.Kind.COUNT, rows);
        labelled(sheet, words.of("generated"), ReportColumn.Kind.DATE_TIME, heading.generatedAt());
        labelled(sheet, words.of("generated-by"), ReportColumn.Kind.TEXT, heading.generatedBy());
        sheet.setDisplayGridlines(false);
    }

    private void labelled(XSSFSheet sheet, String label, ReportColumn.Kind kind, Object value) {
        XSSFRow row = sheet.createRow(sheet.getLastRowNum() + 1);
        text(row, 0, label, styles.header);
        set(row, 1, kind, value);
        row.getCell(1).setCellStyle(styles.onCover(kind));
    }

    private void summary(XSSFSheet sheet, String report, ReportSummary summary) {
        List<ReportColumn> columns = summary.columns();
        XSSFRow header = sheet.createRow(0);
        for (int i = 0; i < columns.size(); i++) {
            ReportColumn column = columns.get(i);
            String title = words.title(column);
            sheet.setColumnWidth(i, WorkbookStyles.width(i == 0 ? NAME_WIDTH : column.widthCharacters(), title));
            text(header, i, title, styles.header(column));
        }
        sheet.createFreezePane(0, 1);
        for (List<@Nullable Object> group : summary.groups()) {
            values(sheet.createRow(sheet.getLastRowNum() + 1), 0, columns, group);
        }
        XSSFRow total = sheet.createRow(sheet.getLastRowNum() + 1);
        text(total, 0, words.of("total"), styles.header);
        values(total, 1, columns.subList(1, columns.size()), summary.total());
        if (!summary.groups().isEmpty() && !summary.charted().isEmpty()) {
            List<List<@Nullable Object>> charted = summary.groups()
                    .subList(0, Math.min(MAX_CHARTED, summary.groups().size()));
            new GroupChart(sheet, words.chart(report, columns.getFirst()), columns.size() + 1)
                    .draw(charted, summary.charted(), column -> words.title(columns.get(column)));
        }
    }

    private void values(XSSFRow row, int from, List<ReportColumn> columns, List<@Nullable Object> values) {
        for (int i = 0; i < columns.size(); i++) {
            Object value = values.get(i);
            if (value != null) {
                set(row, from + i, columns.get(i).kind(), value);
            }
        }
    }

    private void set(XSSFRow row, int column, ReportColumn.Kind kind, Object value) {
        XSSFCell cell = row.createCell(column);
        cell.setCellStyle(styles.of(kind));
        switch (value) {
            case Instant instant -> cell.setCellValue(LocalDateTime.ofInstant(instant, words.zone()));
            case LocalDate day -> cell.setCellValue(day);
            case Duration length -> cell.setCellValue(length.toSeconds() / SECONDS_OF_DAY);
            case Number number -> cell.setCellValue(number.doubleValue());
            default -> cell.setCellValue(CellText.of(String.format(Locale.ROOT, "%s", value)));
        }
    }

    private static void text(XSSFRow row, int column, String value, CellStyle style) {
        XSSFCell cell = row.createCell(column);
        cell.setCellValue(CellText.of(value));
        cell.setCellStyle(style);
    }
}
