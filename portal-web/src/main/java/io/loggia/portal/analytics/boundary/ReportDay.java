package io.loggia.portal.analytics.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.platform.control.WireTime;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day as addresses name it. */
final class ReportDay {

    private ReportDay() {}

    /**
     * @return null for no day
     * @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} for what is not a day
     */
    static @Nullable LocalDate parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return WireTime.day(text);
        } catch (DateTimeException e) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "A day is written as 2026-11-22.", e);
        }
    }
}
