package io.loggia.portal.catalog.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What happened to items, as a numbered list in the database that any number of indexes can follow.
 *
 * <p>Numbers are given out before transactions end, so a lower number may appear after a higher one, and one whose
 * transaction was rolled back never appears.
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

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

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

    /** Those of the numbers that have appeared. */
    public List<Change> among(Collection<Long> sequences) {
        if (sequences.isEmpty()) {
            return List.of();
        }
        String numbers = sequences.stream().map(String::valueOf).collect(Collectors.joining(","));
        return changes(
                entities.createNativeQuery("select seq, cast(media_id as varchar(36)) from media_change where seq in ("
                        + numbers + ") order by seq"));
    }

    /** The highest number up to which nothing more can appear. */
    public long settled() {
        return number("select coalesce(max(seq), 0) from media_change where changed_at < current_timestamp - interval '"
                + SETTLED_AFTER_SECONDS + "' second");
    }

    /** The highest number that has appeared. */
    public long last() {
        return number("select coalesce(max(seq), 0) from media_change");
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
