package io.loggia.analytics.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/**
 * Encodes rows of cells as SpreadsheetML (ECMA-376-1, section 18.3.1.73). This, and nothing else of a workbook, is not
 * left to POI: a million rows of objects, each written to a temporary file and packed from there, take four times as long.
 */
final class SheetCells {

    private static final int BUFFER = 1 << 16;
    private static final byte[] NONE = {};

    /** The day that spreadsheets count from, as {@link LocalDate#toEpochDay} has it. */
    private static final long DAY_ZERO = -25_569;

    private static final double SECONDS_OF_DAY = 86_400;

    private final OutputStream out;
    private final Column[] columns;
    private final ZoneId zone;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;

    /** What is the same in each cell of a column; and its last text, since texts often come several times in a row. */
    private static final class Column {
        final ReportColumn.Kind kind;
        final byte[] begin;
        final byte[] style;

        @Nullable
        Object lastText;

        byte[] last = NONE;

        Column(int index, ReportColumn.Kind kind, int style) {
            this.kind = kind;
            this.begin = bytes("<c r=\"" + CellReference.convertNumToColString(index));
            this.style = bytes("\" s=\"" + style
                    + (kind == ReportColumn.Kind.TEXT
                            ? "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                            : "\"><v>"));
        }
    }

    private static final byte[] END_OF_TEXT = bytes("</t></is></c>");
    private static final byte[] END_OF_NUMBER = bytes("</v></c>");

    /**
     * @param out of the sheet's part, between its {@code sheetData} tags
     * @param zone in which times are shown: a cell of a workbook has none
     */
    SheetCells(OutputStream out, List<ReportColumn> columns, WorkbookStyles styles, ZoneId zone) {
        this.zone = zone;
        this.out = out;
        this.columns = new Column[columns.size()];
        for (int i = 0; i < this.columns.length; i++) {
            ReportColumn.Kind kind = columns.get(i).kind();
            this.columns[i] = new Column(i, kind, styles.of(kind).getIndex());
        }
    }

    /** @param number of the row, counted from 1 */
    void row(int number, @Nullable Object[] values) throws IOException {
        byte[] digits = bytes(Integer.toString(number));
        put(bytes("<row r=\""));
        put(digits);
        put(bytes("\">"));
        for (int i = 0; i < columns.length; i++) {
            Object value = values[i];
            if (value != null) {
                Column column = columns[i];
                put(column.begin);
                put(digits);
                put(column.style);
                if (column.kind == ReportColumn.Kind.TEXT) {
                    put(text(column, value));
                    put(END_OF_TEXT);
                } else {
                    put(bytes(number(column.kind, value)));
                    put(END_OF_NUMBER);
                }
            }
        }
        put(bytes("</row>"));
    }

    /** Hands over what is still held back. */
    void flush() throws IOException {
        out.write(buffer, 0, filled);
        filled = 0;
    }

    private static byte[] text(Column column, Object value) {
        if (!value.equals(column.lastText)) {
            column.last = bytes(escaped(CellText.of(value.toString())));
            column.lastText = value;
        }
        return column.last;
    }

    private static String escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<' || c == '>' || c == '&' || c == '\r') {
                // A parser would read a bare carriage return as a line feed.
                return text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\r", "&#13;");
            }
        }
        return text;
    }

    private String number(ReportColumn.Kind kind, Object value) {
        return switch (kind) {
            case COUNT, BYTES -> Long.toString(((Number) value).longValue());
            case PERCENT -> Double.toString(((Number) value).doubleValue());
            case DURATION -> Double.toString(((Duration) value).toSeconds() / SECONDS_OF_DAY);
            case DATE -> Long.toString(((LocalDate) value).toEpochDay() - DAY_ZERO);
            case DATE_TIME -> Double.toString(clock((Instant) value) / SECONDS_OF_DAY - DAY_ZERO);
            case TEXT -> throw new IllegalArgumentException("a text is no number");
        };
    }

    /** What a clock of the zone shows then, as seconds. */
    private long clock(Instant time) {
        return time.getEpochSecond() + zone.getRules().getOffset(time).getTotalSeconds();
    }

    private void put(byte[] some) throws IOException {
        if (some.length > buffer.length - filled) {
            flush();
            if (some.length > buffer.length) {
                out.write(some);
                return;
            }
        }
        System.arraycopy(some, 0, buffer, filled, some.length);
        filled += some.length;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
