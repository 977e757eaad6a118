package io.loggia.portal.identity.control;

import io.loggia.domain.GroupId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Role;
import io.loggia.domain.RosterSource;
import io.loggia.portal.identity.control.Groups.GroupRecord;
import io.loggia.portal.identity.control.Roster.Kept;
import io.loggia.portal.identity.entity.PeopleGroup;
import io.loggia.portal.identity.entity.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The part of the roster that one outside source owns. A source sees and changes nobody else; people that it has removed
 * stay on the roster but are out of its sight.
 */
@ApplicationScoped
public class OwnedRoster {

    private static final int MAX_USERNAME = 320;
    private static final int ID_PART = 8;

    /** Stands for the value of a condition that has no parameter. */
    private static final Object NONE = new Object();

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    /**
     * Whose people are meant.
     *
     * @param sourceId identity provider whose roster it is; null when it belongs to none
     */
    public record Owner(Set<RosterSource> sources, @Nullable UUID sourceId) {}

    /** Someone who has a user name. */
    public record Bearer(PersonId id, RosterSource source) {}

    /** Which people are wanted; null does not narrow. */
    public record Wanted(
            @Nullable PersonId id,
            @Nullable String username,
            @Nullable String externalId) {

        public static final Wanted ALL = new Wanted(null, null, null);
    }

    /** Which groups are wanted; null does not narrow. */
    public record WantedGroup(
            @Nullable GroupId id,
            @Nullable String name,
            @Nullable String externalId) {

        public static final WantedGroup ALL = new WantedGroup(null, null, null);
    }

    public Optional<Kept> person(Owner owner, PersonId id) {
        return people(owner, new Wanted(id, null, null), 0, 1).stream().findFirst();
    }

    /**
     * Lets nobody else change someone before this transaction ends: what is read of them after it is how they are. To be
     * called before they are read; of whom there is not, it says nothing.
     */
    public void lock(PersonId id) {
        entities.find(Person.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** The same for a group and who is in it, among those who call it. */
    public void lock(GroupId id) {
        entities.find(PeopleGroup.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** The owner's people, in the order in which they were added. */
    public List<Kept> people(Owner owner, Wanted wanted, int offset, int limit) {
        return people(owner, wanted, new RosterOrder(RosterOrder.By.ADDED, /* descending= */ false), offset, limit);
    }

    public List<Kept> people(Owner owner, Wanted wanted, RosterOrder order, int offset, int limit) {
        return ask(
                        Person.class,
                        "select p from Person p where p.removedAt is null",
                        narrowed(owner, wanted),
                        order.clause())
                .setFirstResult(offset)
                .setMaxResults(limit)
                // One question for the groups of all of them.
                .setHint("eclipselink.batch", "p.groups")
                .setHint("eclipselink.batch.type", "IN")
                .getResultStream()
                .map(Roster::toKept)
                .toList();
    }

    public long count(Owner owner, Wanted wanted) {
        return ask(Long.class, "select count(p) from Person p where p.removedAt is null", narrowed(owner, wanted), "")
                .getSingleResult();
    }

    /** The roles of the owner's people. */
    public Map<PersonId, Set<Role>> roles(Owner owner) {
        Map<PersonId, Set<Role>> roles = new HashMap<>();
        ask(
                        Object[].class,
                        "select p.id, r from Person p join p.roles r where p.removedAt is null",
                        narrowed(owner, Wanted.ALL),
                        "")
                .getResultStream()
                .forEach(row -> roles.computeIfAbsent(new PersonId((UUID) row[0]), any -> EnumSet.noneOf(Role.class))
                        .add((Role) row[1]));
        return roles;
    }

    /** Every user name with who has it, whoever keeps them. */
    public Map<String, Bearer> bearers() {
        Map<String, Bearer> bearers = new HashMap<>();
        entities.createQuery("select p.username, p.id, p.source from Person p", Object[].class)
                .getResultStream()
                .forEach(row ->
                        bearers.put((String) row[0], new Bearer(new PersonId((UUID) row[1]), (RosterSource) row[2])));
        return bearers;
    }

    /** Someone whom the owner has removed, by the owner's id for them. */
    public Optional<PersonId> removed(Owner owner, String externalId) {
        return removed(owner, new Wanted(null, null, externalId));
    }

    /** Gives the user name that a removed person of this owner holds to whoever comes next. */
    public void releaseUsername(Owner owner, String username) {
        removed(owner, new Wanted(null, username, null)).ifPresent(id -> {
            Person leaver = entities.find(Person.class, id.value());
            String own = leaver.username();
            int kept = Math.min(own.length(), MAX_USERNAME - ID_PART - 1);
            leaver.setUsername(own.substring(0, kept) + "~" + id.toString().substring(0, ID_PART));
            // EclipseLink inserts before it updates, and the name must be free by then.
            entities.flush();
        });
    }

    /** Disables someone and takes them out of the owner's sight and out of every group. */
    public void remove(PersonId id) {
        Person person = entities.find(Person.class, id.value());
        if (person != null) {
            Instant now = Instant.now();
            person.setEnabled(false);
            person.setGroups(Set.of());
            person.setRemovedAt(now);
            person.touch(now);
        }
    }

    /** Brings someone back who was removed; whether they are enabled is for {@link Roster#change} to say. */
    public void restore(PersonId id) {
        Person person = entities.find(Person.class, id.value());
        if (person != null) {
            person.setRemovedAt(null);
        }
    }

    public Optional<GroupRecord> group(Owner owner, GroupId id) {
        return groups(owner, new WantedGroup(id, null, null), 0, 1).stream().findFirst();
    }

    /** The owner's groups, by name. */
    public List<GroupRecord> groups(Owner owner, WantedGroup wanted, int offset, int limit) {
        return groups(owner, wanted, new RosterOrder(RosterOrder.By.NAME, /* descending= */ false), offset, limit);
    }

    public List<GroupRecord> groups(Owner owner, WantedGroup wanted, RosterOrder order, int offset, int limit) {
        return ask(
                        PeopleGroup.class,
                        "select p from PeopleGroup p where 1 = 1",
                        narrowed(owner, wanted),
                        order.clause())
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultStream()
                .map(Groups::toRecord)
                .toList();
    }

    public long count(Owner owner, WantedGroup wanted) {
        return ask(Long.class, "select count(p) from PeopleGroup p where 1 = 1", narrowed(owner, wanted), "")
                .getSingleResult();
    }

    /** Those in a group whom the owner sees. */
    public List<PersonId> members(Owner owner, GroupId group) {
        Map<String, Object> conditions = narrowed(owner, Wanted.ALL);
        conditions.put("g = :group", group.value());
        return ask(UUID.class, "select p.id from Person p join p.groups g where p.removedAt is null", conditions, "")
                .getResultStream()
                .map(PersonId::new)
                .toList();
    }

    private Optional<PersonId> removed(Owner owner, Wanted wanted) {
        return ask(UUID.class, "select p.id from Person p where p.removedAt is not null", narrowed(owner, wanted), "")
                .getResultStream()
                .map(PersonId::new)
                .findFirst();
    }

    /** Conditions with the value of the one parameter that each names. */
    private static Map<String, Object> narrowed(Owner owner, Wanted wanted) {
        Map<String, Object> conditions = narrowed(owner);
        if (wanted.id() != null) {
            conditions.put("p.id = :id", wanted.id().value());
        }
        if (wanted.username() != null) {
            conditions.put("p.username = :username", wanted.username().toLowerCase(Locale.ROOT));
        }
        if (wanted.externalId() != null) {
            conditions.put("p.externalId = :externalId", wanted.externalId());
        }
        return conditions;
    }

    private static Map<String, Object> narrowed(Owner owner, WantedGroup wanted) {
        Map<String, Object> conditions = narrowed(owner);
        if (wanted.id() != null) {
            conditions.put("p.id = :id", wanted.id().value());
        }
        if (wanted.name() != null) {
            conditions.put("lower(p.name) = :name", wanted.name().toLowerCase(Locale.ROOT));
        }
        if (wanted.externalId() != null) {
            conditions.put("p.externalId = :externalId", wanted.externalId());
        }
        return conditions;
    }

    private static Map<String, Object> narrowed(Owner owner) {
        Map<String, Object> conditions = new HashMap<>();
        conditions.put("p.source in :sources", owner.sources());
        conditions.put(
                owner.sourceId() == null ? "p.sourceId is null" : "p.sourceId = :sourceId",
                owner.sourceId() == null ? NONE : owner.sourceId());
        return conditions;
    }

    private <T> TypedQuery<T> ask(Class<T> type, String select, Map<String, Object> conditions, String order) {
        StringBuilder text = new StringBuilder(select);
        conditions.keySet().forEach(condition -> text.append(" and ").append(condition));
        TypedQuery<T> query = entities.createQuery(text.append(order).toString(), type);
        conditions.forEach((condition, value) -> {
            if (!value.equals(NONE)) {
                query.setParameter(condition.substring(condition.indexOf(':') + 1), value);
            }
        });
        return query;
    }
}
