package io.loggia.portal.search.control;

import io.loggia.domain.Audience;
import io.loggia.domain.MediaAccess;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.MediaState;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.portal.catalog.control.ChangeLog.Change;
import io.loggia.portal.catalog.control.ChangeLog.Numbers;
import io.loggia.search.index.IndexedMedia;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A catalog in memory whose log can have entries that appear late, and which can be away or hold what cannot be read. */
final class FakeCatalog implements FollowedCatalog {

    UUID origin = UUID.randomUUID();
    long settled;
    private long pruned;
    int readItems;
    /** Thrown by whatever is asked. */
    @Nullable
    RuntimeException away;
    /** Thrown where the item is read. */
    final Map<MediaId, RuntimeException> unreadable = new HashMap<>();
    /** How often items are read all right before {@link #away} is thrown. */
    int readsBeforeAway;

    private final Map<MediaId, IndexedMedia> items = new HashMap<>();
    private final TreeMap<Long, MediaId> log = new TreeMap<>();

    /** Changes an item without telling of it. */
    MediaId change(MediaId id, String title, String... tags) {
        MediaAccess access =
                new MediaAccess(PersonId.random(), MediaState.PUBLISHED, Audience.of(Principal.everyone()), null, null);
        items.put(
                id,
                new IndexedMedia(
                        id,
                        title,
                        "",
                        List.of(tags),
                        null,
                        null,
                        null,
                        MediaKind.VIDEO,
                        access,
                        Instant.EPOCH,
                        Duration.ZERO,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        0));
        return id;
    }

    MediaId add(String title) {
        return tell(change(MediaId.random(), title));
    }

    void remove(MediaId id) {
        items.remove(id);
        tell(id);
    }

    MediaId tell(MediaId id) {
        return tell(last() + 1, id);
    }

    MediaId tell(long sequence, MediaId id) {
        log.put(sequence, id);
        return id;
    }

    /** Removes the entries up to a number. */
    void prune(long sequence) {
        log.headMap(sequence, true).clear();
        pruned = sequence;
    }

    private void ask() {
        if (away != null && readsBeforeAway <= 0) {
            throw away;
        }
    }

    @Override
    public UUID origin() {
        return origin;
    }

    @Override
    public long settled() {
        return Math.max(settled, pruned);
    }

    @Override
    public long last() {
        ask();
        return log.isEmpty() ? pruned : log.lastKey();
    }

    @Override
    public long pruned() {
        return pruned;
    }

    @Override
    public List<Change> after(long sequence, int limit) {
        ask();
        return log.tailMap(sequence, false).entrySet().stream()
                .limit(limit)
                .map(entry -> new Change(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public List<Change> among(Collection<Numbers> sequences, int limit) {
        return sequences.stream()
                .flatMap(some -> log.subMap(some.first(), true, some.last(), true).entrySet().stream())
                .map(entry -> new Change(entry.getKey(), entry.getValue()))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<IndexedMedia> item(MediaId id) {
        readItems++;
        if (away != null && readsBeforeAway-- <= 0) {
            throw away;
        }
        RuntimeException trouble = unreadable.get(id);
        if (trouble != null) {
            throw trouble;
        }
        return Optional.ofNullable(items.get(id));
    }

    @Override
    public List<MediaId> page(@Nullable MediaId after, int limit) {
        return items.keySet().stream()
                .sorted(Comparator.comparing(MediaId::value))
                .filter(id -> after == null || id.value().compareTo(after.value()) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public Map<MediaId, Long> views(Collection<MediaId> items) {
        return Map.of();
    }
}
