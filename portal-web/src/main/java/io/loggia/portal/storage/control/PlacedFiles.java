package io.loggia.portal.storage.control;

import io.loggia.domain.RevisionId;
import io.loggia.portal.storage.control.PlacementLedger.Content;
import io.loggia.portal.storage.control.PlacementLedger.Placed;
import io.loggia.portal.storage.entity.PlacedFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of files in another store. Every change wants the caller's transaction. */
@ApplicationScoped
public class PlacedFiles {

    /** After this, a server that was writing is taken for dead. To write twice would waste time and harm nothing. */
    private static final Duration PATIENCE = Duration.ofHours(6);

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    public Optional<Placed> find(String key) {
        return Optional.ofNullable(entities.find(PlacedFile.class, key)).map(PlacedFiles::toPlaced);
    }

    public boolean begin(Placed file, String server) {
        PlacedFile known = entities.find(PlacedFile.class, file.key(), LockModeType.PESSIMISTIC_WRITE);
        if (known != null) {
            boolean others = !known.writtenBy().equals(server) && !isAbandoned(known);
            if (known.isComplete() || others) {
                return false;
            }
            entities.remove(known);
            entities.flush();
        }
        PlacedFile begun =
                new PlacedFile(file.key(), file.revision().value(), file.place(), file.bytes(), file.sha256());
        begun.lists(file.content().files(), file.content().bytes());
        begun.begun(server, Instant.now());
        entities.persist(begun);
        return true;
    }

    public boolean complete(String key) {
        PlacedFile known = entities.find(PlacedFile.class, key, LockModeType.PESSIMISTIC_WRITE);
        if (known != null) {
            known.completed(Instant.now());
        }
        return known != null;
    }

    public List<Placed> page(@Nullable String after, int limit) {
        return entities
                .createQuery("select f from PlacedFile f where f.key > :after order by f.key", PlacedFile.class)
                .setParameter("after", after == null ? "" : after)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(PlacedFiles::toPlaced)
                .toList();
    }

    /**
     * What lies in another store.
     *
     * @param files that count
     */
    public record Total(long files, long bytes) {}

    public Total total() {
        Object[] row = entities.createQuery(
                        "select sum(f.files), sum(f.contentBytes) from PlacedFile f where f.complete = true",
                        Object[].class)
                .getSingleResult();
        return new Total(longOf(row[0]), longOf(row[1]));
    }

    /** How many files lie in which store. */
    public Map<String, Long> byPlace() {
        Map<String, Long> files = new TreeMap<>();
        entities.createQuery(
                        "select f.place, sum(f.files) from PlacedFile f where f.complete = true group by f.place",
                        Object[].class)
                .getResultList()
                .forEach(row -> files.put(String.valueOf(row[0]), longOf(row[1])));
        return files;
    }

    /** Whether nothing lies in a store, and nothing is being written there either. */
    public boolean isEmpty(String place) {
        return entities.createQuery("select f.key from PlacedFile f where f.place = :place", String.class)
                .setParameter("place", place)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** A sum over nothing is null. */
    private static long longOf(@Nullable Object sum) {
        return sum instanceof Number number ? number.longValue() : 0;
    }

    public boolean moved(String key, String place) {
        PlacedFile known = entities.find(PlacedFile.class, key, LockModeType.PESSIMISTIC_WRITE);
        if (known != null) {
            known.movedTo(place);
        }
        return known != null;
    }

    public void giveUp(String key) {
        PlacedFile known = entities.find(PlacedFile.class, key, LockModeType.PESSIMISTIC_WRITE);
        if (known != null) {
            known.givenUp();
        }
    }

    public void forget(String key) {
        PlacedFile known = entities.find(PlacedFile.class, key);
        if (known != null) {
            entities.remove(known);
        }
    }

    private static Placed toPlaced(PlacedFile file) {
        return new Placed(
                file.key(),
                new RevisionId(file.revisionId()),
                file.place(),
                file.bytes(),
                file.sha256(),
                new Content(file.files(), file.contentBytes()),
                file.isComplete(),
                isAbandoned(file));
    }

    private static boolean isAbandoned(PlacedFile file) {
        return !file.isComplete() && file.writtenAt().isBefore(Instant.now().minus(PATIENCE));
    }
}
