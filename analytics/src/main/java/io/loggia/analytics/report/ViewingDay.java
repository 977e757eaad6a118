package io.loggia.analytics.report;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The fact reports are made of: on one day (in UTC), while in this department, the person watched some of the item.
 *
 * @param lastAt when they last watched it that day
 * @param coveredShare how much of the item the person had watched altogether by then
 * @param completedAt when that day's watching completed the item; null when it did not
 */
public record ViewingDay(
        PersonId person,
        MediaId media,
        DepartmentId department,
        Instant lastAt,
        double coveredShare,
        @Nullable Instant completedAt) {

    public LocalDate day() {
        return LocalDate.ofInstant(lastAt, ZoneOffset.UTC);
    }
}
