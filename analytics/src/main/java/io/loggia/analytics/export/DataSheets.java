package io.loggia.analytics.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.ConditionalFormattingThreshold.RangeType;
import org.apache.poi.ss.usermodel.ExtendedColor;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFDataBarFormatting;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** The rows of a report as Excel tables under a header that stays in sight, on as many sheets as they need. */
final class DataSheets {

    private static final String TABLE_STYLE = "TableStyleLight1";
    private static final String BAR = "FF9FC5E8";

    private final StreamedWorkbook workbook;
    private final WorkbookStyles styles;
    private final ReportWords words;
    private final String name;
    private final List<ReportColumn> columns;
    private final int maxRows;

    private XSSFSheet sheet;
    private XSSFTable table;
    private SheetCells cells;
    private int sheets;
    private int rows;
    private long allRows;

    /** @param maxRows of one sheet, header included */
    DataSheets(
            StreamedWorkbook workbook,
            WorkbookStyles styles,
            ReportWords words,
            String name,
            List<ReportColumn> columns,
            int maxRows)
            throws IOException {
        this.workbook = workbook;
        this.styles = styles;
        this.words = words;
        this.name = name;
        this.columns = List.copyOf(columns);
        this.maxRows = maxRows;
        this.sheet = newSheet();
        this.table = newTable();
        this.cells = begin();
    }

    /**
     * @param values one for each column
     * @throws UncheckedIOException so that it can be called from within the computing of a report
     */
    void add(@Nullable Object[] values) {
        try {
            if (rows == maxRows) {
                finish();
                sheet = newSheet();
                table = newTable();
                cells = begin();
            }
            cells.row(++rows, values);
            allRows++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To be called after the last row. */
    void finish() throws IOException {
        cells.flush();
        // A table without any row is one that Excel would have to repair.
        int last = Math.max(rows, 2);
        table.setArea(area(last));
        table.getCTTable().getAutoFilter().setRef(table.getArea().formatAsString());
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).kind() == ReportColumn.Kind.PERCENT) {
                bars(new CellRangeAddress(1, last - 1, i, i));
            }
        }
        workbook.end(sheet);
    }

    long rows() {
        return allRows;
    }

    private void bars(CellRangeAddress where) {
        var formatting = sheet.getSheetConditionalFormatting();
        ExtendedColor color = workbook.small().getCreationHelper().createExtendedColor();
        color.setARGBHex(BAR);
        var rule = formatting.createConditionalFormattingRule(color);
        XSSFDataBarFormatting bar = rule.getDataBarFormatting();
        bar.setWidthMin(0);
        bar.setWidthMax(100);
        bar.getMinThreshold().setRangeType(RangeType.NUMBER);
        bar.getMinThreshold().setValue(0.0);
        bar.getMaxThreshold().setRangeType(RangeType.NUMBER);
        bar.getMaxThreshold().setValue(1.0);
        formatting.addConditionalFormatting(new CellRangeAddress[] {where}, rule);
    }

    private AreaReference area(int last) {
        return new AreaReference(
                new CellReference(0, 0), new CellReference(last - 1, columns.size() - 1), SpreadsheetVersion.EXCEL2007);
    }

    /** There before the first row, since the sheet's begin has to bind the prefix that its end refers to it by. */
    private XSSFTable newTable() {
        XSSFTable fresh = sheet.createTable(area(2));
        fresh.setName("Data" + sheets);
        fresh.setDisplayName("Data" + sheets);
        fresh.getCTTable().addNewAutoFilter().setRef(fresh.getArea().formatAsString());
        var style = fresh.getCTTable().addNewTableStyleInfo();
        style.setName(TABLE_STYLE);
        style.setShowRowStripes(true);
        return fresh;
    }

    private SheetCells begin() throws IOException {
        return new SheetCells(workbook.begin(sheet), columns, styles, words.zone());
    }

    private XSSFSheet newSheet() {
        sheets++;
        XSSFWorkbook small = workbook.small();
        XSSFSheet fresh = small.createSheet(sheets == 1 ? name : name + " " + sheets);
        XSSFRow row = fresh.createRow(0);
        for (int i = 0; i < columns.size(); i++) {
            String title = words.title(columns.get(i));
            fresh.setColumnWidth(i, WorkbookStyles.width(columns.get(i).widthCharacters(), title));
            XSSFCell cell = row.createCell(i);
            cell.setCellValue(title);
            cell.setCellStyle(styles.header(columns.get(i)));
        }
        fresh.createFreezePane(0, 1);
        fresh.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
        WorkbookStyles.printOnWholeWidths(fresh);
        rows = 1;
        return fresh;
    }
}
