package io.loggia.analytics.export;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Values as people of a language read them on paper. */
final class PdfValues {

    private static final double BYTES_OF_MEGABYTE = 1_000_000;

    private final NumberFormat numbers;
    private final NumberFormat megabytes;
    private final NumberFormat percents;
    private final DateTimeFormatter days;
    private final DateTimeFormatter moments;

    PdfValues(ReportWords words) {
        Locale locale = words.locale();
        numbers = NumberFormat.getIntegerInstance(locale);
        megabytes = NumberFormat.getNumberInstance(locale);
        megabytes.setMinimumFractionDigits(1);
        megabytes.setMaximumFractionDigits(1);
        percents = NumberFormat.getPercentInstance(locale);
        days = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
        moments = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(words.zone());
    }

    String text(ReportColumn.Kind kind, Object value) {
        return switch (kind) {
            case TEXT -> value.toString();
            case COUNT -> numbers.format(((Number) value).longValue());
            case BYTES -> megabytes.format(((Number) value).longValue() / BYTES_OF_MEGABYTE) + " MB";
            case PERCENT -> percents.format(((Number) value).doubleValue());
            case DURATION -> clock((Duration) value);
            case DATE -> days.format((LocalDate) value);
            case DATE_TIME -> moments.format((Instant) value);
        };
    }

    private static String clock(Duration length) {
        return String.format(
                Locale.ROOT, "%d:%02d:%02d", length.toHours(), length.toMinutesPart(), length.toSecondsPart());
    }
}
