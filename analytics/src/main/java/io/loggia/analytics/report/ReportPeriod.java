package io.loggia.analytics.report;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Days of the organisation, both ends included: 23 or 25 hours where its clocks are put forward or back.
 *
 * @param from null for no beginning
 * @param to null for no end
 */
public record ReportPeriod(
        @Nullable LocalDate from, @Nullable LocalDate to) {

    // What every database can hold.
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    public static final ReportPeriod EVER = new ReportPeriod(null, null);

    /** @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} when it ends before it begins */
    public ReportPeriod {
        if (from != null && to != null && to.isBefore(from)) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "The period ends before it begins.");
        }
    }

    /** The first moment in it. */
    public Instant begin(ZoneId zone) {
        return from == null ? EARLIEST : from.atStartOfDay(zone).toInstant();
    }

    /** The first moment after it. */
    public Instant end(ZoneId zone) {
        return to == null ? LATEST : to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    public boolean contains(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
