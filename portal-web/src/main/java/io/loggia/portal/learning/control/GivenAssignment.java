package io.loggia.portal.learning.control;

import io.loggia.analytics.assignment.AssignmentRule.Asked;
import io.loggia.analytics.assignment.Schedule;
import io.loggia.domain.AssignmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An assignment that is in force.
 *
 * @param shareFrom since when it asks for a share of its own, where it did not from the beginning
 */
public record GivenAssignment(
        AssignmentId id,
        MediaId media,
        AssignmentTerms terms,
        Schedule schedule,
        PersonId givenBy,
        Instant givenAt,
        @Nullable Instant shareFrom) {

    public Asked asked() {
        return new Asked(schedule, givenAt, terms.threshold(), shareFrom);
    }
}
