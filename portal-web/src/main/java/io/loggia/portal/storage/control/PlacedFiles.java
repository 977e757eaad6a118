package io.loggia.portal.storage.control;

import io.loggia.domain.RevisionId;
import io.loggia.portal.storage.control.PlacementLedger.Content;
import io.loggia.portal.storage.control.PlacementLedger.Placed;
import io.loggia.portal.storage.entity.PlacedFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** The rows of files in another store. Every change wants the caller's transaction. */
@ApplicationScoped
public class PlacedFiles {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    @ConfigProperties
    private StorageConfig config;

    public Optional<Placed> find(String key) {
        return Optional.ofNullable(entities.find(PlacedFile.class, key)).map(this::toPlaced);
    }

    public boolean begin(Placed file, String server) {
        PlacedFile known = locked(file.key());
        if (known != null) {
            if (!isAbandoned(known)) {
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

    public boolean complete(String key, String server) {
        PlacedFile own = held(key, server);
        if (own != null) {
            own.completed(Instant.now());
        }
        return own != null;
    }

    public List<Placed> page(@Nullable String after, int limit) {
        return entities
                .createQuery("select f from PlacedFile f where f.key > :after order by f.key", PlacedFile.class)
                .setParameter("after", after == null ? "" : after)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(this::toPlaced)
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
        PlacedFile known = locked(key);
        if (known == null || !known.isComplete()) {
            return false;
        }
        known.movedTo(place);
        return true;
    }

    public boolean giveUp(String key, String server) {
        PlacedFile known = locked(key);
        if (known == null || !(known.isComplete() || isAbandoned(known))) {
            return false;
        }
        known.begun(server, Instant.now());
        return true;
    }

    public void release(String key, String server) {
        PlacedFile own = held(key, server);
        if (own != null) {
            own.released();
        }
    }

    public void renew(String key, String server) {
        PlacedFile own = held(key, server);
        if (own != null) {
            own.begun(server, Instant.now());
        }
    }

    public void forget(String key, String server) {
        PlacedFile own = held(key, server);
        if (own != null) {
            entities.remove(own);
        }
    }

    private @Nullable PlacedFile locked(String key) {
        return entities.find(PlacedFile.class, key, LockModeType.PESSIMISTIC_WRITE);
    }

    /** What a server is writing or removing. */
    private @Nullable PlacedFile held(String key, String server) {
        PlacedFile known = locked(key);
        return known != null && !known.isComplete() && known.writtenBy().equals(server) ? known : null;
    }

    private Placed toPlaced(PlacedFile file) {
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

    private boolean isAbandoned(PlacedFile file) {
        return !file.isComplete() && file.writtenAt().isBefore(Instant.now().minus(config.hold));
    }
}
