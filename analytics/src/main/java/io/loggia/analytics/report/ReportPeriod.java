package io.loggia.analytics.report;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days in UTC, both ends included.
 *
 * @param from null for no beginning
 * @param to null for no end
 */
public record ReportPeriod(
        @Nullable LocalDate from, @Nullable LocalDate to) {

    public static final ReportPeriod EVER = new ReportPeriod(null, null);

    /** @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} when it ends before it begins */
    public ReportPeriod {
        if (from != null && to != null && to.isBefore(from)) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "The period ends before it begins.");
        }
    }

    public boolean contains(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
