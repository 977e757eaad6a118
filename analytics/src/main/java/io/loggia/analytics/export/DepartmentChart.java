package io.loggia.analytics.export;

import io.loggia.analytics.report.CompletionTotals.DepartmentTotals;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.PresetColor;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** One stacked bar for each department, over the cells of the summary's table. */
final class DepartmentChart {

    private static final int COLUMNS = 10;
    private static final int MIN_ROWS = 16;
    private static final int ROWS_FOR_TITLE_AND_LEGEND = 6;

    private final XSSFSheet sheet;
    private final int firstRow;
    private final int atColumn;

    /** @param firstRow of the table's data, zero-based */
    DepartmentChart(XSSFSheet sheet, int firstRow, int atColumn) {
        this.sheet = sheet;
        this.firstRow = firstRow;
        this.atColumn = atColumn;
    }

    void draw(List<DepartmentTotals> departments) {
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        int rows = Math.max(MIN_ROWS, departments.size() + ROWS_FOR_TITLE_AND_LEGEND);
        XSSFClientAnchor anchor = drawing.createAnchor(0, 0, 0, 0, atColumn, 1, atColumn + COLUMNS, 1 + rows);
        XSSFChart chart = drawing.createChart(anchor);
        chart.setTitleText("Completion by department");
        chart.setTitleOverlay(false);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);

        XDDFCategoryAxis names = chart.createCategoryAxis(AxisPosition.LEFT);
        names.setOrientation(AxisOrientation.MAX_MIN);
        XDDFValueAxis counts = chart.createValueAxis(AxisPosition.BOTTOM);
        counts.setCrosses(AxisCrosses.MAX);
        counts.setCrossBetween(AxisCrossBetween.BETWEEN);
        XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, names, counts);
        data.setBarDirection(BarDirection.BAR);
        data.setBarGrouping(BarGrouping.STACKED);
        data.setOverlap((byte) 100);

        XDDFCategoryDataSource categories = XDDFDataSourcesFactory.fromArray(
                departments.stream().map(some -> CellText.of(some.name())).toArray(String[]::new),
                range(departments.size(), 0));
        series(data, categories, departments, 1, "Completed", PresetColor.SEA_GREEN, DepartmentTotals::completed);
        series(data, categories, departments, 2, "In progress", PresetColor.GOLDENROD, DepartmentTotals::inProgress);
        series(data, categories, departments, 3, "Not started", PresetColor.LIGHT_GRAY, DepartmentTotals::notStarted);
        chart.plot(data);
    }

    private void series(
            XDDFBarChartData data,
            XDDFCategoryDataSource categories,
            List<DepartmentTotals> departments,
            int column,
            String title,
            PresetColor color,
            ToLongFunction<DepartmentTotals> count) {
        Double[] values = departments.stream()
                .map(some -> (double) count.applyAsLong(some))
                .toArray(Double[]::new);
        XDDFNumericalDataSource<Double> numbers =
                XDDFDataSourcesFactory.fromArray(values, range(departments.size(), column));
        XDDFBarChartData.Series series = (XDDFBarChartData.Series) data.addSeries(categories, numbers);
        series.setTitle(title, null);
        series.setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(color)));
    }

    private String range(int size, int column) {
        return new CellRangeAddress(firstRow, firstRow + size - 1, column, column)
                .formatAsString(sheet.getSheetName(), true);
    }
}
