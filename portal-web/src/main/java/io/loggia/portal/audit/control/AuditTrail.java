package io.loggia.portal.audit.control;

import io.loggia.domain.PersonId;
import io.loggia.portal.audit.entity.AuditEntry;
import io.loggia.portal.platform.control.Cursor;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.WireTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The audit log, read newest first. */
@ApplicationScoped
public class AuditTrail {

    private static final int AT_ONCE = 500;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    /**
     * What to look for; null is anything.
     *
     * @param actor part of the name, or the person's id
     * @param action such as {@code person.changed}, or {@code person} for all that happens to people
     * @param subject part of the name, or the id
     * @param until exclusive
     * @param exact of which an entry has to be in each
     */
    public record Filter(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant until,
            Exact exact) {

        public Filter(
                @Nullable String actor,
                @Nullable String action,
                @Nullable String subject,
                @Nullable Instant from,
                @Nullable Instant until) {
            this(actor, action, subject, from, until, Exact.ANY);
        }

        /** The same of fewer entries. */
        public Filter with(Exact other) {
            return new Filter(actor, action, subject, from, until, other);
        }
    }

    /**
     * Values as they stand in entries; null, and no action and no person, are any.
     *
     * @param actions one of which it is
     * @param people one of whom did it
     * @param toPeople one of whom it was done to
     */
    public record Exact(
            Set<String> actions,
            Set<PersonId> people,
            Set<PersonId> toPeople,
            @Nullable String subjectKind,
            @Nullable Actor actor) {

        public static final Exact ANY = new Exact(Set.of(), Set.of(), Set.of(), null, null);

        public Exact ofAction(String action) {
            return new Exact(Set.of(action), people, toPeople, subjectKind, actor);
        }

        public Exact ofKind(String kind) {
            return new Exact(actions, people, toPeople, kind, actor);
        }

        public Exact by(Actor one) {
            return new Exact(actions, people, toPeople, subjectKind, one);
        }
    }

    /**
     * Who did something, by the name of then.
     *
     * @param id null for what is no person of the portal
     */
    public record Actor(@Nullable UUID id, String name) {}

    /** One change. */
    public record Entry(
            UUID id,
            Instant at,
            String actor,
            @Nullable UUID actorId,
            String action,
            String subjectKind,
            @Nullable String subjectId,
            @Nullable String subject,
            @Nullable String before,
            @Nullable String after,
            @Nullable String address) {}

    private record After(Instant at, UUID id) {}

    public Page<Entry> list(Filter filter, @Nullable String cursor, int limit) {
        List<Entry> rows = rows(filter, cursor == null ? null : decoded(cursor), limit + 1);
        return Page.cut(
                rows,
                limit,
                entry -> Cursor.encode(entry.at().toString(), entry.id().toString()));
    }

    /** Hands over every entry that fits, some at a time, so that a long log fits into little memory. */
    public void forEach(Filter filter, Consumer<Entry> reader) {
        @Nullable After after = null;
        List<Entry> rows;
        do {
            rows = rows(filter, after, AT_ONCE);
            rows.forEach(reader);
            after = rows.isEmpty()
                    ? after
                    : new After(rows.getLast().at(), rows.getLast().id());
        } while (rows.size() == AT_ONCE);
    }

    /** The actions that were ever written, in order of their names. */
    public List<String> actions() {
        return entities.createQuery("select distinct e.action from AuditEntry e order by e.action", String.class)
                .getResultList();
    }

    /** The actions of entries that fit, in order of their names. */
    public List<String> actions(Filter filter) {
        return values("e.action", filter, String.class);
    }

    /** The kinds of subjects of entries that fit, in order of their names. */
    public List<String> subjectKinds(Filter filter) {
        return values("e.subjectKind", filter, String.class);
    }

    /** Who is behind entries that fit, by name; whoever was renamed is there by each. */
    public List<Actor> actors(Filter filter) {
        return values("e.actor, e.actorId", filter, Object[].class).stream()
                .map(row -> new Actor((UUID) row[1], (String) row[0]))
                .toList();
    }

    private <T> List<T> values(String columns, Filter filter, Class<T> type) {
        Map<String, Object> values = new HashMap<>();
        StringBuilder query =
                new StringBuilder("select distinct ").append(columns).append(" from AuditEntry e where 1 = 1");
        fitting(query, values, filter);
        TypedQuery<T> typed = entities.createQuery(query + " order by " + columns, type);
        values.forEach(typed::setParameter);
        return typed.getResultList();
    }

    private List<Entry> rows(Filter filter, @Nullable After after, int limit) {
        StringBuilder query = new StringBuilder("select e from AuditEntry e where 1 = 1");
        Map<String, Object> values = new HashMap<>();
        fitting(query, values, filter);
        if (after != null) {
            query.append(" and (e.at < :afterTime or (e.at = :afterTime and e.id < :afterId))");
            values.put("afterTime", after.at());
            values.put("afterId", after.id());
        }
        TypedQuery<AuditEntry> typed = entities.createQuery(query + " order by e.at desc, e.id desc", AuditEntry.class);
        values.forEach(typed::setParameter);
        return typed.setMaxResults(limit).getResultList().stream()
                .map(AuditTrail::toEntry)
                .toList();
    }

    private static void fitting(StringBuilder query, Map<String, Object> values, Filter filter) {
        named(query, values, "actor", "actorId", filter.actor());
        named(query, values, "subject", "subjectId", filter.subject());
        if (filter.action() != null) {
            query.append(" and (e.action = :action or e.action like :noun escape '!')");
            values.put("action", filter.action());
            values.put("noun", likeLiteral(filter.action()) + ".%");
        }
        if (filter.from() != null) {
            query.append(" and e.at >= :from");
            values.put("from", filter.from());
        }
        if (filter.until() != null) {
            query.append(" and e.at < :until");
            values.put("until", filter.until());
        }
        exactly(query, values, filter.exact());
    }

    private static void exactly(StringBuilder query, Map<String, Object> values, Exact exact) {
        if (!exact.actions().isEmpty()) {
            query.append(" and e.action in :actions");
            values.put("actions", exact.actions());
        }
        if (!exact.people().isEmpty()) {
            query.append(" and e.actorId in :people");
            values.put("people", exact.people().stream().map(PersonId::value).toList());
        }
        if (!exact.toPeople().isEmpty()) {
            query.append(" and e.subjectKind = 'person' and e.subjectId in :toPeople");
            values.put(
                    "toPeople",
                    exact.toPeople().stream().map(PersonId::toString).toList());
        }
        if (exact.subjectKind() != null) {
            query.append(" and e.subjectKind = :kind");
            values.put("kind", exact.subjectKind());
        }
        Actor actor = exact.actor();
        if (actor != null) {
            query.append(" and e.actor = :who");
            values.put("who", actor.name());
            if (actor.id() == null) {
                query.append(" and e.actorId is null");
            } else {
                query.append(" and e.actorId = :whoId");
                values.put("whoId", actor.id());
            }
        }
    }

    private static void named(
            StringBuilder query, Map<String, Object> values, String name, String id, @Nullable String wanted) {
        if (wanted == null) {
            return;
        }
        UUID exact = uuid(wanted);
        if (exact == null) {
            query.append(" and lower(e.%s) like :%s escape '!'".formatted(name, name));
            values.put(name, "%" + likeLiteral(wanted.toLowerCase(Locale.ROOT)) + "%");
        } else {
            query.append(" and e.%s = :%s".formatted(id, id));
            // Not everything that is changed has a UUID, so a subject's id is text.
            values.put(id, id.equals("actorId") ? exact : exact.toString());
        }
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static After decoded(String cursor) {
        List<String> after = Cursor.decode(cursor, 2);
        try {
            return new After(WireTime.instant(after.getFirst()), UUID.fromString(after.getLast()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cursor.invalid(e);
        }
    }

    private static String likeLiteral(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static Entry toEntry(AuditEntry entry) {
        return new Entry(
                entry.id(),
                entry.at(),
                entry.actor(),
                entry.actorId().orElse(null),
                entry.action(),
                entry.subjectKind(),
                entry.subjectId().orElse(null),
                entry.subject().orElse(null),
                entry.before().orElse(null),
                entry.after().orElse(null),
                entry.address().orElse(null));
    }
}
