package io.loggia.search.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A year, month or day as people write it: {@code 2026}, {@code 2026-11}, {@code 2026-11-28}, {@code 28.11.2026}.
 *
 * @param begin of the time
 * @param end the first moment behind it
 */
record TypedTime(Instant begin, Instant end) {

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");

    /** The time, or null for what is none. */
    static @Nullable TypedTime parse(String text) {
        Matcher dayFirst = DAY_FIRST.matcher(text);
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        try {
            if (dayFirst.matches()) {
                LocalDate day = LocalDate.of(number(dayFirst, 3), number(dayFirst, 2), number(dayFirst, 1));
                return between(day, day.plusDays(1));
            }
            return yearFirst.matches() ? yearFirst(yearFirst) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static TypedTime yearFirst(Matcher parts) {
        int year = number(parts, 1);
        if (parts.group(2) == null) {
            LocalDate first = LocalDate.of(year, 1, 1);
            return between(first, first.plusYears(1));
        }
        int month = number(parts, 2);
        if (parts.group(3) == null) {
            LocalDate first = LocalDate.of(year, month, 1);
            return between(first, first.plusMonths(1));
        }
        LocalDate day = LocalDate.of(year, month, number(parts, 3));
        return between(day, day.plusDays(1));
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static TypedTime between(LocalDate begin, LocalDate end) {
        return new TypedTime(
                begin.atStartOfDay(ZoneOffset.UTC).toInstant(),
                end.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
