package io.loggia.portal.search.control;

import io.loggia.domain.MediaId;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The items that could not be put into an index. Each is tried again when something happens to it, and by itself, ever
 * less often: what it failed on may have passed. Changed by one thread, read by any.
 */
final class TroubledItems {

    private static final System.Logger LOGGER = System.getLogger(TroubledItems.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int DOUBLINGS = 6;
    private static final int LONGEST_REASON = 300;

    private final Map<MediaId, Kept> items = new ConcurrentHashMap<>();

    private record Kept(TroubledItem item, int tries) {}

    /** Takes note of an item that failed, and logs it the first time. */
    void failed(MediaId id, RuntimeException why, Instant now) {
        Kept known = items.get(id);
        int before = known == null ? 0 : known.tries();
        LOGGER.log(before == 0 ? Level.WARNING : Level.DEBUG, "The item " + id + " is left out of the index", why);
        Instant since = known == null ? now : known.item().since();
        items.put(id, new Kept(new TroubledItem(id, reason(why), since, now.plus(pause(before))), before + 1));
    }

    /** Takes over what an earlier run had failed on, to be tried at once. */
    void inherited(List<MediaId> ids, Instant now) {
        ids.forEach(id -> items.put(id, new Kept(new TroubledItem(id, "Not tried since the start.", now, now), 0)));
    }

    private static Duration pause(int triesBefore) {
        Duration longer = FIRST_PAUSE.multipliedBy(1L << Math.min(triesBefore, DOUBLINGS));
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    /** @return whether it was troubled */
    boolean isOver(MediaId id) {
        boolean was = items.remove(id) != null;
        if (was) {
            LOGGER.log(Level.INFO, "The item {0} is in the index again", id);
        }
        return was;
    }

    void clear() {
        items.clear();
    }

    /** Those whose time to be tried again has come. */
    List<MediaId> due(Instant now) {
        return items.values().stream()
                .map(Kept::item)
                .filter(item -> !item.nextTry().isAfter(now))
                .map(TroubledItem::media)
                .toList();
    }

    List<MediaId> ids() {
        return List.copyOf(items.keySet());
    }

    /** Those that failed last first. */
    List<TroubledItem> all() {
        return items.values().stream()
                .map(Kept::item)
                .sorted(Comparator.comparing(TroubledItem::since)
                        .reversed()
                        .thenComparing(item -> item.media().value()))
                .toList();
    }

    private static String reason(RuntimeException why) {
        String text = why.getClass().getSimpleName() + (why.getMessage() == null ? "" : ": " + why.getMessage());
        String line = text.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= LONGEST_REASON
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_REASON)) + "…";
    }
}
