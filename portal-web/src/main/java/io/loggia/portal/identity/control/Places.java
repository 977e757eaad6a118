package io.loggia.portal.identity.control;

import io.loggia.domain.DepartmentId;
import io.loggia.portal.identity.entity.Department;
import io.loggia.portal.identity.entity.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one way to move somebody to another department and to rename one, whoever asks for it: other features know people's
 * items by the department, and are told.
 */
@ApplicationScoped
public class Places {

    @Inject
    private Event<PlaceChanged> changes;

    void move(Person person, @Nullable DepartmentId department) {
        if (!person.department().equals(Optional.ofNullable(department))) {
            person.moveTo(department);
            changes.fire(new PlaceChanged.Moved(person.id()));
        }
    }

    void rename(Department department, String name) {
        if (!department.name().equals(name)) {
            department.rename(name);
            changes.fire(new PlaceChanged.Renamed(department.id()));
        }
    }
}
