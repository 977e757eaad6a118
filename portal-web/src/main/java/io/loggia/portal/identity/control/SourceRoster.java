package io.loggia.portal.identity.control;

import io.loggia.domain.DepartmentId;
import io.loggia.portal.identity.control.Groups.GroupRecord;
import io.loggia.portal.identity.control.Roster.Kept;
import io.loggia.portal.identity.entity.Department;
import io.loggia.portal.identity.entity.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The whole of what one identity provider's roster has here, for a source that is read as a whole and compared. */
@ApplicationScoped
public class SourceRoster {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private Roster roster;

    @Inject
    private Groups groups;

    @Inject
    private Places places;

    /** A department with where it is kept. */
    public record PlacedDepartment(
            DepartmentId id, String name, @Nullable DepartmentId parent, Origin origin) {}

    /** Everybody whom that provider's roster knows, enabled or not. */
    public List<Kept> people(UUID sourceId) {
        return entities.createQuery("select p.id from Person p where p.sourceId = :source order by p.id", UUID.class)
                .setParameter("source", sourceId)
                .getResultStream()
                .map(id -> entities.find(Person.class, id))
                .flatMap(person -> roster.find(person.id()).stream())
                .toList();
    }

    /** Every department, whoever keeps it. */
    public List<PlacedDepartment> departments() {
        return entities.createQuery("select d from Department d order by d.name, d.id", Department.class)
                .getResultStream()
                .map(SourceRoster::toPlaced)
                .toList();
    }

    /** The groups of that provider's roster. */
    public List<GroupRecord> groups(UUID sourceId) {
        return groups.all().stream()
                .filter(group -> sourceId.equals(group.origin().sourceId()))
                .toList();
    }

    /** Gives a department name, place and origin; does nothing when there is no such department. */
    public void changeDepartment(DepartmentId id, String name, @Nullable DepartmentId parent, Origin origin) {
        Department department = entities.find(Department.class, id.value());
        if (department != null) {
            places.rename(department, name);
            department.moveBelow(parent);
            department.setOrigin(origin.source(), origin.sourceId(), origin.externalId());
        }
    }

    private static PlacedDepartment toPlaced(Department department) {
        Optional<UUID> sourceId = department.sourceId();
        return new PlacedDepartment(
                department.id(),
                department.name(),
                department.parent().orElse(null),
                new Origin(
                        department.source(),
                        sourceId.orElse(null),
                        department.externalId().orElse(null)));
    }
}
