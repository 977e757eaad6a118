package io.loggia.analytics.export;

/** A column of a {@link ReportTable}; its kind decides which values a cell takes and how they look. */
record ReportColumn(String title, Kind kind, int widthCharacters) {

    enum Kind {
        /** Any object, as a string. */
        TEXT,
        /** A number between 0 and 1. */
        PERCENT,
        /** An {@link java.time.Instant}, shown in UTC. */
        DATE_TIME
    }
}
