package io.loggia.analytics.export;

import java.util.List;
import java.util.function.IntFunction;
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
import org.jspecify.annotations.Nullable;

/** One stacked bar for each group, over the cells of the summary, which begin under its header. */
final class GroupChart {

    private static final int FIRST_ROW = 1;
    private static final int COLUMNS = 10;
    private static final int MIN_ROWS = 16;
    private static final int ROWS_FOR_TITLE_AND_LEGEND = 6;
    private static final int GAP_PERCENT = 60;
    private static final PresetColor[] COLORS = {
        PresetColor.SEA_GREEN, PresetColor.GOLDENROD, PresetColor.LIGHT_GRAY, PresetColor.STEEL_BLUE
    };

    /** Of five, the second says the same as the first, of another time. */
    private static final PresetColor[] COLORS_OF_FIVE = {
        PresetColor.SEA_GREEN,
        PresetColor.DARK_SEA_GREEN,
        PresetColor.GOLDENROD,
        PresetColor.LIGHT_GRAY,
        PresetColor.STEEL_BLUE
    };

    private final XSSFSheet sheet;
    private final String title;
    private final int atColumn;

    GroupChart(XSSFSheet sheet, String title, int atColumn) {
        this.sheet = sheet;
        this.title = title;
        this.atColumn = atColumn;
    }

    void draw(List<List<@Nullable Object>> groups, List<Integer> charted, IntFunction<String> titles) {
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        int rows = Math.max(MIN_ROWS, groups.size() * 3 / 2 + ROWS_FOR_TITLE_AND_LEGEND);
        XSSFClientAnchor anchor = drawing.createAnchor(0, 0, 0, 0, atColumn, 1, atColumn + COLUMNS, 1 + rows);
        XSSFChart chart = drawing.createChart(anchor);
        chart.setTitleText(title);
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
        data.setGapWidth(GAP_PERCENT);

        XDDFCategoryDataSource categories = XDDFDataSourcesFactory.fromArray(
                groups.stream()
                        .map(group -> CellText.of(String.valueOf(group.getFirst())))
                        .toArray(String[]::new),
                range(groups.size(), 0));
        PresetColor[] colors = charted.size() == COLORS_OF_FIVE.length ? COLORS_OF_FIVE : COLORS;
        for (int i = 0; i < charted.size(); i++) {
            int column = charted.get(i);
            Double[] values = groups.stream()
                    .map(group -> group.get(column) instanceof Number number ? number.doubleValue() : 0.0)
                    .toArray(Double[]::new);
            XDDFNumericalDataSource<Double> numbers =
                    XDDFDataSourcesFactory.fromArray(values, range(groups.size(), column));
            XDDFBarChartData.Series series = (XDDFBarChartData.Series) data.addSeries(categories, numbers);
            series.setTitle(titles.apply(column), null);
            series.setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(colors[i % colors.length])));
        }
        chart.plot(data);
        // Each bar is called by its name, however many there are.
        chart.getCTChart().getPlotArea().getCatAxArray(0).addNewTickLblSkip().setVal(1);
    }

    private String range(int size, int column) {
        return new CellRangeAddress(FIRST_ROW, FIRST_ROW + size - 1, column, column)
                .formatAsString(sheet.getSheetName(), true);
    }
}
