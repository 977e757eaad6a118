package io.loggia.analytics.export;

/**
 * A column of a report; its kind decides which values its cells take and how they look.
 *
 * @param key names it in {@link ReportWords}, under {@code column.}
 * @param widthCharacters in a workbook
 */
public record ReportColumn(String key, Kind kind, int widthCharacters) {

    private static final int ID_WIDTH = 38;
    private static final String ID = "-id";

    /** What a column's cells hold. Any cell may be null, which leaves it empty. */
    public enum Kind {
        /** Any object, as a string. */
        TEXT,
        /** A {@link Number} of things. */
        COUNT,
        /** A {@link Number} of bytes, shown in megabytes. */
        BYTES,
        /** A {@link Number} between 0 and 1. */
        PERCENT,
        /** A {@link java.time.Duration}, to the second. */
        DURATION,
        /** A {@link java.time.LocalDate}. */
        DATE,
        /** An {@link java.time.Instant}, shown in the zone of the words, to the second. */
        DATE_TIME
    }

    public static ReportColumn text(String key, int widthCharacters) {
        return new ReportColumn(key, Kind.TEXT, widthCharacters);
    }

    /** A text that names a thing to other programs. */
    public static ReportColumn id(String key) {
        return text(key, ID_WIDTH);
    }

    boolean isId() {
        return key.endsWith(ID);
    }

    public static ReportColumn count(String key) {
        return new ReportColumn(key, Kind.COUNT, 16);
    }

    public static ReportColumn bytes(String key) {
        return new ReportColumn(key, Kind.BYTES, 18);
    }

    public static ReportColumn percent(String key) {
        return new ReportColumn(key, Kind.PERCENT, 15);
    }

    public static ReportColumn duration(String key) {
        return new ReportColumn(key, Kind.DURATION, 16);
    }

    public static ReportColumn day(String key) {
        return new ReportColumn(key, Kind.DATE, 16);
    }

    public static ReportColumn moment(String key) {
        return new ReportColumn(key, Kind.DATE_TIME, 22);
    }
}
