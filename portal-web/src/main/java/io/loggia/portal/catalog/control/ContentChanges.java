package io.loggia.portal.catalog.control;

import io.loggia.domain.MediaId;
import io.loggia.domain.RevisionId;
import io.loggia.portal.platform.control.Portions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which files prove nothing any more to have been watched, because one was brought in after them of which its author said that
 * the content changed. Where an item goes back to an earlier file, what was completed of that one counts again.
 */
@ApplicationScoped
public class ContentChanges {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    private record Change(int number, Instant from) {}

    /** Of some items, what is outdated. */
    public static final class Outdated {

        private final Map<UUID, Instant> since;

        private Outdated(Map<UUID, Instant> since) {
            this.since = Map.copyOf(since);
        }

        /** Since when it proves nothing any more to have watched that file; empty where it does. */
        public Optional<Instant> since(RevisionId revision) {
            return Optional.ofNullable(since.get(revision.value()));
        }

        public boolean isOutdated(RevisionId revision) {
            return since.containsKey(revision.value());
        }
    }

    /** @param items null for all */
    public Outdated of(@Nullable Collection<MediaId> items) {
        if (items != null && items.isEmpty()) {
            return new Outdated(Map.of());
        }
        Map<UUID, List<Change>> changes = changes(items);
        Map<UUID, Instant> since = new HashMap<>();
        for (List<UUID> some : Portions.of(changes.keySet())) {
            entities.createQuery(
                            "select r.id, r.mediaId, r.number from Revision r where r.mediaId in :items",
                            Object[].class)
                    .setParameter("items", some)
                    .getResultList()
                    .forEach(row -> changes.getOrDefault((UUID) row[1], List.of()).stream()
                            .filter(change -> change.number() > ((Number) row[2]).intValue())
                            .map(Change::from)
                            .min(Instant::compareTo)
                            .ifPresent(from -> since.put((UUID) row[0], from)));
        }
        return new Outdated(since);
    }

    /** Those that have come into effect, and not been gone back behind. */
    private Map<UUID, List<Change>> changes(@Nullable Collection<MediaId> items) {
        TypedQuery<Object[]> query = entities.createQuery(
                "select r.mediaId, r.number, r.retrainFrom from Revision r, MediaItem m, Revision c"
                        + " where r.retrainFrom is not null and m.id = r.mediaId and c.id = m.currentRevisionId"
                        + " and r.number <= c.number" + (items == null ? "" : " and r.mediaId in :items"),
                Object[].class);
        if (items != null) {
            query.setParameter("items", items.stream().map(MediaId::value).toList());
        }
        Map<UUID, List<Change>> changes = new HashMap<>();
        query.getResultList()
                .forEach(row -> changes.computeIfAbsent((UUID) row[0], any -> new ArrayList<>())
                        .add(new Change(((Number) row[1]).intValue(), (Instant) row[2])));
        return changes;
    }
}
