package io.loggia.portal.upload.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import java.util.Map;

/**
 * What may be uploaded, in bytes; 0 is any amount.
 *
 * @param ofAll people, who have none of their own
 * @param ofDepartments each with all below it, which have none of their own
 * @param ofPeople those who have one of their own
 * @param ofSomeDepartments those that have one of their own
 */
public record Quotas(
        long ofAll, long ofDepartments, Map<PersonId, Long> ofPeople, Map<DepartmentId, Long> ofSomeDepartments) {

    public long of(PersonId person) {
        return ofPeople.getOrDefault(person, ofAll);
    }

    public long of(DepartmentId department) {
        return ofSomeDepartments.getOrDefault(department, ofDepartments);
    }

    /** Whether anybody is bound by one. */
    boolean bind() {
        return ofAll > 0 || ofDepartments > 0 || !ofPeople.isEmpty() || !ofSomeDepartments.isEmpty();
    }
}
