package io.loggia.portal.audit.control;

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
     */
    public record Filter(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant until) {}

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

    private List<Entry> rows(Filter filter, @Nullable After after, int limit) {
        StringBuilder query = new StringBuilder("select e from AuditEntry e where 1 = 1");
        Map<String, Object> values = new HashMap<>();
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
