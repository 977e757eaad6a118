package io.loggia.portal.search.control;

import io.loggia.domain.MediaId;
import io.loggia.search.embedding.Embedder;
import io.loggia.search.embedding.EmbeddingException;
import io.loggia.search.embedding.EmbeddingException.Reason;
import io.loggia.search.index.IndexedMedia;
import io.loggia.search.index.Passage;
import io.loggia.search.index.PassageIndex;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the index of passages equal to the catalog, and has a model embed what waits for a vector, a batch at a time. No
 * lock is held while the model is asked; what changed meanwhile is read again before its answer is written.
 */
final class PassageWork {

    private static final System.Logger LOGGER = System.getLogger(PassageWork.class.getName());

    /** Tells, where texts are not taken, whether any text is. */
    private static final String PROBE = "A sentence that any model takes.";

    private static final int MOST_AT_ONCE = 16;
    /** A question of somebody who searches may have to wait behind a batch. */
    private static final Duration LONG_BATCH = Duration.ofSeconds(1);

    private static final Duration SHORT_BATCH = Duration.ofMillis(250);
    private static final Duration SHORTEST_REST = Duration.ofSeconds(5);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);
    private static final Duration SAVE_EVERY = Duration.ofSeconds(10);

    private final PassageIndex index;
    private final FollowedCatalog catalog;
    private final Clock clock;
    private final ReentrantLock changing = new ReentrantLock();

    private volatile ChangeFollower follower;
    private int atOnce = 1;
    private Duration rest = SHORTEST_REST;
    private Instant restsUntil = Instant.EPOCH;
    private Instant savedAt = Instant.EPOCH;
    private boolean unsaved;
    private volatile @Nullable String trouble;

    PassageWork(PassageIndex index, FollowedCatalog catalog, Clock clock) {
        this.index = index;
        this.catalog = catalog;
        this.clock = clock;
        follower = new ChangeFollower(index, catalog, clock);
    }

    /** Brings the index up to what is in the catalog now; without their vectors where texts are new. */
    void follow(String space) {
        changing.lock();
        try {
            if (!index.space().equals(space)) {
                begin(space);
            }
            follower.catchUp();
        } finally {
            changing.unlock();
        }
    }

    private void begin(String space) {
        index.begin(space);
        follower = new ChangeFollower(index, catalog, clock);
        restsUntil = Instant.EPOCH;
        trouble = null;
    }

    /** Why the model does not help at present; null where it does. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** The items that could not be put into the index. For any thread. */
    List<TroubledItem> troubled() {
        return follower.troubled();
    }

    /**
     * Has one batch embedded, if any text waits and the model is not left alone after a failure.
     *
     * @param space in which the model's vectors lie
     */
    void embedSome(String space, Embedder model) {
        if (!index.isOpen()
                || clock.instant().isBefore(restsUntil)
                || !index.space().equals(space)) {
            return;
        }
        Optional<MediaId> next = index.waiting();
        if (next.isEmpty()) {
            save();
            return;
        }
        List<Passage> missing = catalog.item(next.get()).map(index::missing).orElse(List.of());
        List<Passage> batch = missing.subList(0, Math.min(atOnce, missing.size()));
        try {
            long begun = System.nanoTime();
            Map<String, float[]> vectors = batch.isEmpty() ? Map.of() : vectors(model, batch);
            pace(Duration.ofNanos(System.nanoTime() - begun));
            if (isOfOtherDimension(model, vectors)) {
                beginAgain(space);
            } else {
                write(space, next.get(), vectors);
            }
            rest = SHORTEST_REST;
            trouble = null;
        } catch (EmbeddingException e) {
            leaveAlone(e);
        }
    }

    private Map<String, float[]> vectors(Embedder model, List<Passage> batch) throws EmbeddingException {
        try {
            Map<String, float[]> vectors = new HashMap<>();
            List<float[]> answer = model.embed(batch.stream().map(Passage::text).toList());
            for (int i = 0; i < batch.size(); i++) {
                vectors.put(batch.get(i).hash(), answer.get(i));
            }
            return vectors;
        } catch (EmbeddingException e) {
            if (e.reason() == Reason.AWAY) {
                throw e;
            }
            // Fails where it is not for these texts.
            model.embed(List.of(PROBE));
            return apart(model, batch, e);
        }
    }

    /** Finds the text that spoils the others. */
    private Map<String, float[]> apart(Embedder model, List<Passage> batch, EmbeddingException why)
            throws EmbeddingException {
        if (batch.size() == 1) {
            LOGGER.log(Level.INFO, "A passage is left out of search by meaning: {0}", why.getMessage());
            return Map.of(batch.getFirst().hash(), PassageIndex.REFUSED);
        }
        int half = batch.size() / 2;
        Map<String, float[]> vectors = new HashMap<>(vectors(model, batch.subList(0, half)));
        vectors.putAll(vectors(model, batch.subList(half, batch.size())));
        return vectors;
    }

    /** A single odd answer is no reason to forget all vectors: the model is asked once more. */
    private boolean isOfOtherDimension(Embedder model, Map<String, float[]> vectors) throws EmbeddingException {
        int known = index.dimension();
        List<Integer> told = vectors.values().stream()
                .map(vector -> vector.length)
                .filter(length -> length > 0 && (known == 0 || length != known))
                .distinct()
                .toList();
        if (told.isEmpty() || (known == 0 && told.size() == 1)) {
            return false;
        }
        if (model.embed(List.of(PROBE)).getFirst().length != told.getFirst()) {
            throw new EmbeddingException(
                    Reason.NONSENSE, "The model's vectors differ in length from call to call.", null);
        }
        return true;
    }

    private void beginAgain(String space) {
        changing.lock();
        try {
            if (index.space().equals(space)) {
                LOGGER.log(Level.INFO, "The vectors of the model have another length; everything is embedded anew");
                begin(space);
                follower.catchUp();
            }
        } finally {
            changing.unlock();
        }
    }

    private void write(String space, MediaId id, Map<String, float[]> vectors) {
        changing.lock();
        try {
            if (!index.space().equals(space)) {
                return;
            }
            Optional<IndexedMedia> now = catalog.item(id);
            if (now.isPresent()) {
                index.put(now.get(), vectors);
            } else {
                index.remove(id);
            }
            index.refresh();
            unsaved = true;
        } finally {
            changing.unlock();
        }
        if (!clock.instant().isBefore(savedAt.plus(SAVE_EVERY))) {
            save();
        }
    }

    private void save() {
        if (!unsaved) {
            return;
        }
        changing.lock();
        try {
            index.save();
            savedAt = clock.instant();
            unsaved = false;
        } finally {
            changing.unlock();
        }
    }

    /** Fast machines get more at once, slow ones little, so that a question is never far behind. */
    private void pace(Duration took) {
        if (took.compareTo(LONG_BATCH) > 0) {
            atOnce = Math.max(1, atOnce / 2);
        } else if (took.compareTo(SHORT_BATCH) < 0) {
            atOnce = Math.min(MOST_AT_ONCE, atOnce * 2);
        }
    }

    private void leaveAlone(EmbeddingException e) {
        trouble = e.getMessage();
        LOGGER.log(Level.DEBUG, "Nothing was embedded", e);
        atOnce = Math.max(1, atOnce / 2);
        restsUntil = clock.instant().plus(rest);
        Duration longer = rest.multipliedBy(2);
        rest = longer.compareTo(LONGEST_REST) < 0 ? longer : LONGEST_REST;
    }

    /** Makes durable what is there, as a server does before it stops. */
    void commit() {
        changing.lock();
        try {
            follower.commit();
            index.save();
        } finally {
            changing.unlock();
        }
    }
}
