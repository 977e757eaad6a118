package io.loggia.portal.upload.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import io.loggia.portal.identity.control.People.PersonInfo;
import io.loggia.portal.storage.control.Room;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds up what the people of departments have uploaded. */
final class DepartmentUse {

    private DepartmentUse() {}

    /**
     * What counts against the quotas that hold for a person.
     *
     * @param subtrees the person's department with those below it, then the same of each department above it
     * @param bytes of each person who has any
     * @param owners of these bytes
     */
    static Room.Used used(
            PersonId person,
            List<Set<DepartmentId>> subtrees,
            Map<PersonId, Long> bytes,
            Collection<PersonInfo> owners) {
        return new Room.Used(
                bytes.getOrDefault(person, 0L),
                subtrees.stream()
                        .map(subtree -> owners.stream()
                                .filter(owner -> owner.department() != null && subtree.contains(owner.department()))
                                .mapToLong(owner -> bytes.getOrDefault(owner.id(), 0L))
                                .sum())
                        .toList());
    }
}
