package io.loggia.analytics.report;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The fact reports are made of: on one day, while in this department, the person watched some of the item.
 *
 * @param lastAt when they last watched it that day
 * @param coveredShare how much of the item the person had watched altogether by then
 * @param completedAt when that day's watching completed the item; null when it did not, and when that was voided
 * @param voided how the completion that it was came to nothing; null unless it did
 * @param outdated whether it is of a file before the content changed, which proves nothing any more
 */
public record ViewingDay(
        PersonId person,
        MediaId media,
        DepartmentId department,
        Instant lastAt,
        double coveredShare,
        @Nullable Instant completedAt,
        @Nullable Voiding voided,
        boolean outdated) {

    /** A fact that still counts. */
    public ViewingDay(
            PersonId person,
            MediaId media,
            DepartmentId department,
            Instant lastAt,
            double coveredShare,
            @Nullable Instant completedAt) {
        this(person, media, department, lastAt, coveredShare, completedAt, null, false);
    }

    public LocalDate day(ZoneId zone) {
        return LocalDate.ofInstant(lastAt, zone);
    }
}
