package io.loggia.portal.upload.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import io.loggia.portal.identity.control.People.PersonInfo;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Adds up what the people of departments have uploaded. */
final class DepartmentUse {

    private DepartmentUse() {}

    /**
     * @param subtree a department with those below it
     * @param bytes of each person who has any
     * @param owners of these bytes
     */
    static long of(Set<DepartmentId> subtree, Map<PersonId, Long> bytes, Collection<PersonInfo> owners) {
        return owners.stream()
                .filter(owner -> owner.department() != null && subtree.contains(owner.department()))
                .mapToLong(owner -> bytes.getOrDefault(owner.id(), 0L))
                .sum();
    }
}
