package io.loggia.analytics.assignment;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody stands.
 *
 * @param due the last day for this person, null for none
 * @param overdueDays how many days ago that was; 0 unless overdue
 * @param share watched of what is asked for now, at most 1
 * @param completedAt null unless completed
 */
public record Standing(
        AssignmentState state,
        @Nullable LocalDate due,
        long overdueDays,
        double share,
        @Nullable Instant completedAt) {}
