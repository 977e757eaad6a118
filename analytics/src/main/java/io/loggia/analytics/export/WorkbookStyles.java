package io.loggia.analytics.export;

import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.FontScheme;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.DateFormatConverter;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The few styles of a report; made once, since a workbook holds no more than 64,000. */
final class WorkbookStyles {

    /** Excel stores a width in 256ths of a character. */
    private static final int WIDTH_UNIT = 256;

    private static final int ROOM_FOR_BUTTON = 5;
    private static final int MOST_FOR_HEADING = 48;

    private static final String TYPEFACE = "Arial";

    final CellStyle header;
    final CellStyle title;

    private final CellStyle numberHeader;
    private final Map<ReportColumn.Kind, CellStyle> byKind = new EnumMap<>(ReportColumn.Kind.class);
    private final Map<ReportColumn.Kind, CellStyle> coverByKind = new EnumMap<>(ReportColumn.Kind.class);

    /** @param locale in whose way days are written */
    WorkbookStyles(XSSFWorkbook workbook, Locale locale) {
        // POI's own belongs to a theme that is not there: LibreOffice then shows headings in another one than the rest.
        // This one, or one as wide, is everywhere.
        XSSFFont usual = workbook.getFontAt(0);
        usual.setScheme(FontScheme.NONE);
        usual.setFontName(TYPEFACE);
        for (ReportColumn.Kind kind : ReportColumn.Kind.values()) {
            CellStyle style = style(workbook, kind, dayFormat(locale));
            CellStyle onCover = workbook.createCellStyle();
            onCover.cloneStyleFrom(style);
            onCover.setAlignment(HorizontalAlignment.LEFT);
            onCover.setIndention((short) 0);
            byKind.put(kind, style);
            coverByKind.put(kind, onCover);
        }
        header = bold(workbook, 11);
        numberHeader = bold(workbook, 11);
        endAligned(numberHeader);
        title = bold(workbook, 16);
    }

    CellStyle of(ReportColumn.Kind kind) {
        return known(byKind, kind);
    }

    /** Of a value behind its label, where numbers stand below texts. */
    CellStyle onCover(ReportColumn.Kind kind) {
        return known(coverByKind, kind);
    }

    private static CellStyle known(Map<ReportColumn.Kind, CellStyle> styles, ReportColumn.Kind kind) {
        CellStyle style = styles.get(kind);
        if (style == null) {
            throw new IllegalArgumentException(kind.name());
        }
        return style;
    }

    /** Of a column's heading, above where its values stand. */
    CellStyle header(ReportColumn column) {
        return column.kind() == ReportColumn.Kind.TEXT ? header : numberHeader;
    }

    /** In a cell's own units: room for the heading and the button of its filter, too. */
    static int width(int characters, String heading) {
        int wanted = Math.max(characters, Math.min(heading.length() + ROOM_FOR_BUTTON, MOST_FOR_HEADING));
        return wanted * WIDTH_UNIT;
    }

    /** A page as wide as the sheet, as many below each other as it takes. */
    static void printOnWholeWidths(Sheet sheet) {
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    private static CellStyle style(Workbook workbook, ReportColumn.Kind kind, String day) {
        CellStyle style = workbook.createCellStyle();
        style.setFont(workbook.getFontAt(0));
        switch (kind) {
            // Else a cell that reads "=1+1" becomes a formula as soon as somebody edits it and presses Enter.
            case TEXT -> style.setQuotePrefixed(true);
            case COUNT -> format(workbook, style, "#,##0");
            // Each comma divides by a thousand.
            case BYTES -> format(workbook, style, "#,##0.0,,\" MB\"");
            case PERCENT -> format(workbook, style, "0.0%");
            case DURATION -> format(workbook, style, "[h]:mm:ss");
            case DATE -> format(workbook, style, day);
            case DATE_TIME -> format(workbook, style, day + " hh:mm");
        }
        if (kind != ReportColumn.Kind.TEXT) {
            endAligned(style);
        }
        return style;
    }

    /** With a gap, since a text may begin right behind it. */
    private static void endAligned(CellStyle style) {
        style.setAlignment(HorizontalAlignment.RIGHT);
        style.setIndention((short) 1);
    }

    /** Such as {@code [$-0407]dd.mm.yyyy}: the names of months are those of that language too, wherever it is opened. */
    private static String dayFormat(Locale locale) {
        String pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.MEDIUM, null, IsoChronology.INSTANCE, locale);
        return DateFormatConverter.getPrefixForLocale(locale)
                + pattern.replaceAll("y+", "yyyy").toLowerCase(Locale.ROOT);
    }

    private static void format(Workbook workbook, CellStyle style, String format) {
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
    }

    private static CellStyle bold(Workbook workbook, int points) {
        Font font = workbook.createFont();
        font.setFontName(TYPEFACE);
        font.setBold(true);
        font.setFontHeightInPoints((short) points);
        CellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setQuotePrefixed(true);
        return style;
    }
}
