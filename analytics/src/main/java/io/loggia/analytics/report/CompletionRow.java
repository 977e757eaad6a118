package io.loggia.analytics.report;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person and one item.
 *
 * @param department the person's department when the row's fact happened; their present one when nothing has happened
 * @param channel its name, empty for none
 * @param coveredShare 0 to 1; of what was voided or is outdated, what it was
 * @param completedAt null unless it is completed now, in the period or before it
 * @param voided the last time that a completion of the period was voided; null where none was
 */
public record CompletionRow(
        PersonId person,
        String personName,
        DepartmentId department,
        String departmentName,
        MediaId media,
        String title,
        String channel,
        Duty duty,
        CompletionState state,
        double coveredShare,
        @Nullable Instant completedAt,
        @Nullable Voiding voided) {}
