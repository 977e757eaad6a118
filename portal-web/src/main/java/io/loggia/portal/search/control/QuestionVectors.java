package io.loggia.portal.search.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loggia.search.embedding.Embedder;
import io.loggia.search.embedding.EmbeddingException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Vectors of what people ask, for which a search waits a moment and no longer. What comes too late is kept for whoever asks
 * the same again; a model that is late or fails again and again is left alone for a while.
 *
 * <p>Safe for use by many threads.
 */
final class QuestionVectors {

    private static final System.Logger LOGGER = System.getLogger(QuestionVectors.class.getName());
    private static final int KEPT = 2_000;
    private static final Duration KEPT_FOR = Duration.ofHours(1);
    private static final int MOST_AT_ONCE = 4;
    private static final int FAILURES = 3;
    private static final Duration REST = Duration.ofSeconds(30);

    private final Executor background;
    private final LongSupplier nanos;
    private final Duration patience;
    private final Cache<Key, float[]> known =
            Caffeine.newBuilder().maximumSize(KEPT).expireAfterAccess(KEPT_FOR).build();
    private final Map<Key, CompletableFuture<float[]>> underWay = new ConcurrentHashMap<>();

    private int failures;
    private long restsUntil;
    private @Nullable String trouble;

    /** @param patience how long a search waits for the vector of its question */
    QuestionVectors(Executor background, LongSupplier nanos, Duration patience) {
        this.background = background;
        this.nanos = nanos;
        this.patience = patience;
    }

    private record Key(String space, String text) {}

    /** A question under way. */
    final class Asked {

        private final CompletableFuture<float[]> answer;
        private final long end;

        private Asked(CompletableFuture<float[]> answer) {
            this.answer = answer;
            end = nanos.getAsLong() + patience.toNanos();
        }

        /** The vector, if it comes in time. */
        Optional<float[]> vector() {
            try {
                return Optional.of(answer.get(Math.max(0, end - nanos.getAsLong()), TimeUnit.NANOSECONDS));
            } catch (TimeoutException | ExecutionException e) {
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }

    /**
     * Begins to ask, without waiting.
     *
     * @param space in which the model's vectors lie
     * @return empty where the model is not asked at present
     */
    Optional<Asked> ask(String space, Embedder model, String question) {
        Key key = new Key(space, question.toLowerCase(Locale.ROOT).replaceAll("\\s+", " "));
        float[] vector = known.getIfPresent(key);
        if (vector != null) {
            return Optional.of(new Asked(CompletableFuture.completedFuture(vector)));
        }
        CompletableFuture<float[]> before = underWay.get(key);
        if (before != null) {
            return Optional.of(new Asked(before));
        }
        if (!isWilling()) {
            return Optional.empty();
        }
        CompletableFuture<float[]> answer = new CompletableFuture<>();
        CompletableFuture<float[]> faster = underWay.putIfAbsent(key, answer);
        if (faster != null) {
            return Optional.of(new Asked(faster));
        }
        Asked asked = new Asked(answer);
        try {
            background.execute(() -> ask(key, question, model, answer));
        } catch (RejectedExecutionException e) {
            underWay.remove(key);
            answer.completeExceptionally(e);
        }
        return Optional.of(asked);
    }

    private void ask(Key key, String question, Embedder model, CompletableFuture<float[]> answer) {
        long begun = nanos.getAsLong();
        try {
            float[] vector = model.embed(List.of(question)).getFirst();
            Duration took = Duration.ofNanos(nanos.getAsLong() - begun);
            note(took.compareTo(patience) <= 0 ? null : "The model took " + took.toMillis() + " ms for a question.");
            known.put(key, vector);
            answer.complete(vector);
        } catch (EmbeddingException e) {
            LOGGER.log(Level.DEBUG, "A question has no vector", e);
            note(e.getMessage());
        } finally {
            underWay.remove(key);
            // Of no effect where there is an answer.
            answer.completeExceptionally(new IllegalStateException("There is no vector"));
        }
    }

    /** After failures one question at a time tries whether the model is well again. */
    private synchronized boolean isWilling() {
        if (failures < FAILURES) {
            return underWay.size() < MOST_AT_ONCE;
        }
        return underWay.isEmpty() && nanos.getAsLong() - restsUntil >= 0;
    }

    private synchronized void note(@Nullable String problem) {
        failures = problem == null ? 0 : failures + 1;
        trouble = problem;
        if (failures >= FAILURES) {
            restsUntil = nanos.getAsLong() + REST.toNanos();
        }
    }

    /** Why the last question had no vector in time; null where it had. */
    synchronized @Nullable String trouble() {
        return trouble;
    }
}
