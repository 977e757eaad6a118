package io.loggia.portal.platform.control;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Times and days as callers write them. Java's own reach a billion years further than any database's, so what lies
 * outside of the years 1 to 9999 is no time.
 */
public final class WireTime {

    private static final int LAST_YEAR = 9999;

    private WireTime() {}

    /** @throws DateTimeException when the text is no time in UTC, or one that cannot be stored */
    public static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        day(instant.atOffset(ZoneOffset.UTC).toLocalDate());
        return instant;
    }

    /** @throws DateTimeException when the text is no day, or one that cannot be stored */
    public static LocalDate day(String text) {
        return day(LocalDate.parse(text));
    }

    private static LocalDate day(LocalDate day) {
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw new DateTimeException("A year outside of 1 to " + LAST_YEAR);
        }
        return day;
    }
}
