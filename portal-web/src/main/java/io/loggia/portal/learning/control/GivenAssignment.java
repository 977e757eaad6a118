package io.loggia.portal.learning.control;

import io.loggia.analytics.assignment.AssignmentRule.Asked;
import io.loggia.analytics.assignment.Schedule;
import io.loggia.domain.AssignmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import java.time.Instant;

/** An assignment that is in force. */
public record GivenAssignment(
        AssignmentId id, MediaId media, AssignmentTerms terms, Schedule schedule, PersonId givenBy, Instant givenAt) {

    public Asked asked() {
        return new Asked(schedule, givenAt, terms.threshold());
    }
}
