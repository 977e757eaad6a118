package io.loggia.portal.storage.control;

import io.loggia.domain.RevisionId;
import io.loggia.portal.storage.control.PlacementLedger.Content;
import io.loggia.portal.storage.control.PlacementLedger.Placed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** The rows of files in another store. Every change wants the caller's transaction. */
@ApplicationScoped
public class PlacedFiles {

    private static final String ROW =
            "select file_key, cast(revision_id as varchar(36)), place, size_bytes, sha256, files,"
                    + " content_bytes, storage_class," + flag("complete = true") + "," + flag("unproven = true") + ","
                    + flag("written_by = '' or " + silentFor("?2"))
                    + ","
                    + flag(silentFor("?3")) + " from placed_file where file_key ";

    private static final String FREE = " and (written_by = '' or " + silentFor("?2") + ")";

    private static final String HELD = "update placed_file set written_by = ?3, written_at = current_timestamp";

    private static final String ENDED = "update placed_file set written_by = '', written_at = current_timestamp";

    private static final String OWN = " where file_key = ?1 and written_by = ?2";

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    private final StorageConfig config;

    @Inject
    PlacedFiles(@ConfigProperties StorageConfig config) {
        this.config = config;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    PlacedFiles() {
        config = null;
    }

    /** For tests without a server. */
    PlacedFiles(EntityManager entities, StorageConfig config) {
        this.entities = entities;
        this.config = config;
    }

    /** By the database's clock, on which all servers agree. */
    private static String silentFor(String milliseconds) {
        return "written_at < current_timestamp - cast(" + milliseconds + " as bigint) * interval '0.001' second";
    }

    /** Drivers differ in how they hand out booleans. */
    private static String flag(String condition) {
        return " case when " + condition + " then 1 else 0 end";
    }

    private static boolean isSet(Object flag) {
        return ((Number) flag).intValue() == 1;
    }

    public Optional<Placed> find(String key) {
        return rows(ROW + "= ?1", key, 1).stream().findFirst();
    }

    public List<Placed> page(@Nullable String after, int limit) {
        return rows(ROW + "> ?1 order by file_key", after == null ? "" : after, limit);
    }

    private List<Placed> rows(String statement, String key, int limit) {
        List<?> rows = entities.createNativeQuery(statement)
                .setParameter(1, key)
                .setParameter(2, config.hold.toMillis())
                .setParameter(3, config.moveEvery.toMillis())
                .setMaxResults(limit)
                .getResultList();
        return rows.stream().map(row -> toPlaced((Object[]) row)).toList();
    }

    private static Placed toPlaced(Object[] row) {
        boolean complete = isSet(row[8]);
        boolean unproven = isSet(row[9]);
        boolean free = isSet(row[10]);
        boolean old = isSet(row[11]);
        return new Placed(
                (String) row[0],
                RevisionId.parse((String) row[1]),
                (String) row[2],
                ((Number) row[3]).longValue(),
                (String) row[4],
                new Content(((Number) row[5]).intValue(), ((Number) row[6]).longValue()),
                (String) row[7],
                complete,
                unproven,
                free && (!complete || unproven),
                free && complete && !unproven && old);
    }

    public boolean begin(Placed file, String holder) {
        // Of two servers that begin at once, one waits here for the other, and then finds its row.
        int begun = entities.createNativeQuery(
                        "insert into placed_file (file_key, revision_id, place, size_bytes, sha256, files, content_bytes,"
                                + " complete, written_by, written_at)"
                                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, false, ?8, current_timestamp)"
                                + " on conflict do nothing")
                .setParameter(1, file.key())
                .setParameter(2, file.revision().value())
                .setParameter(3, file.place())
                .setParameter(4, file.bytes())
                .setParameter(5, file.sha256())
                .setParameter(6, file.content().files())
                .setParameter(7, file.content().bytes())
                .setParameter(8, holder)
                .executeUpdate();
        return begun == 1
                || entities.createNativeQuery(HELD + ", revision_id = ?4, place = ?5, size_bytes = ?6, sha256 = ?7,"
                                        + " files = ?8, content_bytes = ?9, storage_class = '', unproven = false"
                                        + " where file_key = ?1 and complete = false" + FREE)
                                .setParameter(1, file.key())
                                .setParameter(2, config.hold.toMillis())
                                .setParameter(3, holder)
                                .setParameter(4, file.revision().value())
                                .setParameter(5, file.place())
                                .setParameter(6, file.bytes())
                                .setParameter(7, file.sha256())
                                .setParameter(8, file.content().files())
                                .setParameter(9, file.content().bytes())
                                .executeUpdate()
                        == 1;
    }

    public boolean complete(String key, String holder) {
        return own(ENDED + ", complete = true, unproven = false" + OWN, key, holder);
    }

    public Optional<Placed> giveUp(String key, String holder) {
        return find(key)
                .filter(before -> entities.createNativeQuery(
                                        HELD + ", complete = false where file_key = ?1 and place = ?4 and complete = "
                                                + before.complete() + FREE)
                                .setParameter(1, key)
                                .setParameter(2, config.hold.toMillis())
                                .setParameter(3, holder)
                                .setParameter(4, before.place())
                                .executeUpdate()
                        == 1);
    }

    public boolean hold(Placed copy, String holder) {
        return entities.createNativeQuery(HELD + " where file_key = ?1 and complete = true and unproven = false"
                                + " and place = ?4 and sha256 = ?5 and storage_class = ?6" + FREE)
                        .setParameter(1, copy.key())
                        .setParameter(2, config.hold.toMillis())
                        .setParameter(3, holder)
                        .setParameter(4, copy.place())
                        .setParameter(5, copy.sha256())
                        .setParameter(6, copy.storageClass())
                        .executeUpdate()
                == 1;
    }

    public boolean moved(Placed copy, String place, String holder) {
        return entities.createNativeQuery(
                                "update placed_file set place = ?3, storage_class = '', written_at = current_timestamp"
                                        + OWN + " and complete = true and place = ?4")
                        .setParameter(1, copy.key())
                        .setParameter(2, holder)
                        .setParameter(3, place)
                        .setParameter(4, copy.place())
                        .executeUpdate()
                == 1;
    }

    public boolean rewriting(Placed copy, String holder) {
        return entities.createNativeQuery("update placed_file set unproven = true, written_at = current_timestamp" + OWN
                                + " and complete = true and place = ?3")
                        .setParameter(1, copy.key())
                        .setParameter(2, holder)
                        .setParameter(3, copy.place())
                        .executeUpdate()
                == 1;
    }

    public boolean archived(Placed copy, String storageClass, String holder) {
        return entities.createNativeQuery("update placed_file set storage_class = ?3, unproven = false" + OWN
                                + " and complete = true and place = ?4")
                        .setParameter(1, copy.key())
                        .setParameter(2, holder)
                        .setParameter(3, storageClass)
                        .setParameter(4, copy.place())
                        .executeUpdate()
                == 1;
    }

    public boolean renew(String key, String holder) {
        return own("update placed_file set written_at = current_timestamp" + OWN, key, holder);
    }

    public boolean release(String key, String holder) {
        return own(ENDED + OWN, key, holder);
    }

    public boolean forget(String key, String holder) {
        return own("delete from placed_file" + OWN + " and complete = false", key, holder);
    }

    public void doubt(String key) {
        entities.createNativeQuery(ENDED + ", complete = false where file_key = ?1")
                .setParameter(1, key)
                .executeUpdate();
    }

    private boolean own(String statement, String key, String holder) {
        return entities.createNativeQuery(statement)
                        .setParameter(1, key)
                        .setParameter(2, holder)
                        .executeUpdate()
                == 1;
    }

    /**
     * What lies in other stores.
     *
     * @param files that count
     */
    public record Total(long files, long bytes) {}

    public Total total() {
        Object[] row = (Object[]) entities.createNativeQuery(
                        "select sum(files), sum(content_bytes) from placed_file where complete = true")
                .getSingleResult();
        return new Total(longOf(row[0]), longOf(row[1]));
    }

    /**
     * What of one kind lies in one store.
     *
     * @param storageClass the class that it was archived in; empty for what lies as it was written
     * @param files that count
     */
    public record Lying(String place, StoredKind kind, String storageClass, long files, long bytes) {}

    /** What lies where, in the order of kinds and names. */
    public List<Lying> byPlace() {
        List<Lying> found = new ArrayList<>();
        for (StoredKind kind : StoredKind.values()) {
            List<?> rows = entities.createNativeQuery(
                            "select place, storage_class, sum(files), sum(content_bytes) from placed_file"
                                    + " where complete = true and " + of(kind)
                                    + " group by place, storage_class order by place, storage_class")
                    .getResultList();
            rows.forEach(row -> found.add(toLying(kind, (Object[]) row)));
        }
        return found;
    }

    private static Lying toLying(StoredKind kind, Object[] row) {
        return new Lying((String) row[0], kind, (String) row[1], longOf(row[2]), longOf(row[3]));
    }

    /** Whether nothing of a kind lies in a store, and nothing is being written there either. */
    public boolean isEmpty(String place, StoredKind kind) {
        return entities.createNativeQuery("select file_key from placed_file where place = ?1 and " + of(kind))
                .setParameter(1, place)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private static String of(StoredKind kind) {
        return "file_key " + (kind == StoredKind.ORIGINALS ? "" : "not ") + "like '" + StoredKind.ORIGINALS_PREFIX
                + "%'";
    }

    /** A sum over nothing is null. */
    private static long longOf(@Nullable Object sum) {
        return sum instanceof Number number ? number.longValue() : 0;
    }
}
