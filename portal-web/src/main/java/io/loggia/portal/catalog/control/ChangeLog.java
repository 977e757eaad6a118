package io.loggia.portal.catalog.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What happened to items, as a numbered list in the database that any number of indexes can follow.
 *
 * <p>Numbers are given out before transactions end, so a lower number may appear after a higher one, and one whose
 * transaction was rolled back never appears. Old entries are pruned; up to which number stands in the database too.
 */
@ApplicationScoped
public class ChangeLog {

    /** No transaction lives so long: the server ends them after 120 s. What is older than this appears no more. */
    public static final int SETTLED_AFTER_SECONDS = 150;

    static final String APPEND_OWNED_BY = """
            insert into media_change (media_id, changed_at)
            select id, current_timestamp from media_item where owner_id = cast(?1 as uuid)""";

    static final String APPEND_OWNED_IN = """
            insert into media_change (media_id, changed_at)
            select id, current_timestamp from media_item
            where owner_id in (select id from person where department_id = cast(?1 as uuid))""";

    // Entries tell when their transactions began: one may be given its number at the end of its time, beside one of the
    // same age.
    static final String SETTLED = """
            select greatest(coalesce(max(o.pruned), 0), coalesce((select max(seq) from media_change
            where changed_at < current_timestamp - interval '%d' second), 0)) from media_change_origin o""".formatted(2 * SETTLED_AFTER_SECONDS);

    static final String LAST = """
            select greatest(coalesce(max(o.pruned), 0), coalesce((select max(seq) from media_change), 0))
            from media_change_origin o""";

    static final String PRUNED = "select coalesce(max(pruned), 0) from media_change_origin";

    /** In one transaction with {@link #PRUNE}, so that whoever misses entries can tell; one at a time, since it is one row. */
    static final String NOTE_PRUNED = """
            update media_change_origin set pruned = greatest(pruned, (select coalesce(max(old.seq), 0) from
            (select seq from media_change where changed_at < current_timestamp - interval '%d' second
            order by seq fetch first %d rows only) old))""";

    static final String PRUNE = "delete from media_change where seq <= (select max(pruned) from media_change_origin)";

    private static final int PRUNED_AT_ONCE = 5_000;

    /** What is kept at least: ten times as long as any transaction lives, whatever the setting says. */
    private static final long KEPT_SECONDS = 10L * SETTLED_AFTER_SECONDS;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    /** Numbers of entries that follow one another, both ends included. */
    public record Numbers(long first, long last) {}

    /** An entry: something about the item changed, or it is gone. */
    public record Change(long sequence, MediaId media) {}

    /** Tells of a change. It is in the log exactly when the caller's transaction succeeds. */
    public void append(MediaId media) {
        entities.createNativeQuery(
                        "insert into media_change (media_id, changed_at) values (cast(?1 as uuid), current_timestamp)")
                .setParameter(1, media.toString())
                .executeUpdate();
    }

    /** Tells that all items of somebody changed, as {@link #append} does. */
    public void appendOwnedBy(PersonId owner) {
        entities.createNativeQuery(APPEND_OWNED_BY)
                .setParameter(1, owner.toString())
                .executeUpdate();
    }

    /** Tells that all items of the people in a department changed, as {@link #append} does. */
    public void appendOwnedIn(DepartmentId department) {
        entities.createNativeQuery(APPEND_OWNED_IN)
                .setParameter(1, department.toString())
                .executeUpdate();
    }

    /** Entries above a number, in order. */
    public List<Change> after(long sequence, int limit) {
        return changes(entities.createNativeQuery(
                        "select seq, cast(media_id as varchar(36)) from media_change where seq > ?1 order by seq")
                .setParameter(1, sequence)
                .setMaxResults(limit));
    }

    /** Those of the numbers that have appeared, in order. */
    public List<Change> among(Collection<Numbers> sequences, int limit) {
        if (sequences.isEmpty()) {
            return List.of();
        }
        String numbers = sequences.stream()
                .map(some -> "seq between " + some.first() + " and " + some.last())
                .collect(Collectors.joining(" or "));
        return changes(entities.createNativeQuery("select seq, cast(media_id as varchar(36)) from media_change where "
                        + numbers + " order by seq")
                .setMaxResults(limit));
    }

    /** The highest number up to which nothing more can appear. */
    public long settled() {
        return number(SETTLED);
    }

    /** The highest number that has appeared, whether its entry is still there or not. */
    public long last() {
        return number(LAST);
    }

    /**
     * Up to here entries may be gone. Who followed less far before the entries behind were read has missed some, and
     * cannot know which.
     */
    public long pruned() {
        return number(PRUNED);
    }

    /**
     * Removes a portion of the entries that are older than this. Wants the caller's transaction.
     *
     * @return whether there are more
     */
    public boolean prune(Duration kept) {
        entities.createNativeQuery(notePruned(kept, PRUNED_AT_ONCE)).executeUpdate();
        return entities.createNativeQuery(PRUNE).executeUpdate() >= PRUNED_AT_ONCE;
    }

    static String notePruned(Duration kept, int most) {
        return NOTE_PRUNED.formatted(Math.max(kept.toSeconds(), KEPT_SECONDS), most);
    }

    /** Which database this is. */
    public UUID origin() {
        return UUID.fromString(
                entities.createNativeQuery("select min(cast(id as varchar(36))) from media_change_origin")
                        .getSingleResult()
                        .toString());
    }

    /** Gives an empty database its identity. Wants the caller's transaction. */
    public void begin() {
        if (number("select count(*) from media_change_origin") == 0) {
            entities.createNativeQuery("insert into media_change_origin (id) values (cast(?1 as uuid))")
                    .setParameter(1, UUID.randomUUID().toString())
                    .executeUpdate();
        }
    }

    private long number(String query) {
        return ((Number) entities.createNativeQuery(query).getSingleResult()).longValue();
    }

    private static List<Change> changes(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Change(((Number) row[0]).longValue(), MediaId.parse(row[1].toString())))
                .toList();
    }
}
