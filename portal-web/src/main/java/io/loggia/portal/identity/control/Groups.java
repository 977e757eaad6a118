package io.loggia.portal.identity.control;

import io.loggia.domain.GroupId;
import io.loggia.domain.PersonId;
import io.loggia.portal.identity.entity.PeopleGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Groups of people that cut across departments. */
@ApplicationScoped
public class Groups {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    /** A group as its source knows it. */
    public record GroupRecord(
            GroupId id,
            String name,
            Origin origin,
            @Nullable Instant updatedAt) {}

    /** Every group, by name. */
    public List<GroupRecord> all() {
        return entities.createQuery("select g from PeopleGroup g order by g.name, g.id", PeopleGroup.class)
                .getResultStream()
                .map(Groups::toRecord)
                .toList();
    }

    public Optional<GroupRecord> find(GroupId id) {
        return Optional.ofNullable(entities.find(PeopleGroup.class, id.value())).map(Groups::toRecord);
    }

    public Optional<GroupRecord> byName(String name) {
        return entities.createQuery("select g from PeopleGroup g where g.name = :name order by g.id", PeopleGroup.class)
                .setParameter("name", name)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(Groups::toRecord);
    }

    /** The group of that id at that source. */
    public Optional<GroupRecord> byExternalId(@Nullable UUID sourceId, String externalId) {
        return entities.createQuery("select g from PeopleGroup g where g.externalId = :external", PeopleGroup.class)
                .setParameter("external", externalId)
                .getResultStream()
                .filter(group -> group.sourceId().equals(Optional.ofNullable(sourceId)))
                .findFirst()
                .map(Groups::toRecord);
    }

    public GroupId add(String name, Origin origin) {
        PeopleGroup group = new PeopleGroup(GroupId.random(), name);
        group.setOrigin(origin.source(), origin.sourceId(), origin.externalId());
        group.touch(Instant.now());
        entities.persist(group);
        entities.flush();
        return group.id();
    }

    /** Gives a group a new name and origin; does nothing when there is no such group. */
    public void change(GroupId id, String name, Origin origin) {
        PeopleGroup group = entities.find(PeopleGroup.class, id.value());
        if (group != null) {
            group.rename(name);
            group.setOrigin(origin.source(), origin.sourceId(), origin.externalId());
            group.touch(Instant.now());
        }
    }

    /** Removes a group with its memberships; audiences that name it match nobody from then on. */
    public void remove(GroupId id) {
        PeopleGroup group = entities.find(PeopleGroup.class, id.value());
        if (group != null) {
            entities.remove(group);
            entities.flush();
        }
    }

    /** The people in a group. */
    public List<PersonId> members(GroupId id) {
        return entities.createQuery("select p.id from Person p join p.groups g where g = :group", UUID.class)
                .setParameter("group", id.value())
                .getResultStream()
                .map(PersonId::new)
                .toList();
    }

    static GroupRecord toRecord(PeopleGroup group) {
        return new GroupRecord(
                group.id(),
                group.name(),
                new Origin(
                        group.source(),
                        group.sourceId().orElse(null),
                        group.externalId().orElse(null)),
                group.updatedAt().orElse(null));
    }
}
