package io.loggia.portal.playback.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Waits for files that come from another store. Those who want the same one wait for one fetching, nobody waits longer than
 * players do, and where many wait already whoever comes is told so at once: a store that is slow takes no thread for each
 * viewer.
 */
final class StoreWaits {

    private static final String BUSY = "The storage of this file is slow at the moment. Try again soon.";

    /**
     * How much may go on at a time.
     *
     * @param patience of one who waits; what is fetched goes on
     * @param waiting those who wait
     * @param fetched files on their way
     */
    record Limits(Duration patience, int waiting, int fetched) {

        /** hls.js gives a request up after ten seconds without an answer. */
        static final Limits USUAL = new Limits(Duration.ofSeconds(8), 100, 32);
    }

    private final Executor executor;
    private final Limits limits;
    private final Semaphore places;
    private final ConcurrentHashMap<String, CompletableFuture<Path>> coming = new ConcurrentHashMap<>();

    StoreWaits(Executor executor, Limits limits) {
        this.executor = executor;
        this.limits = limits;
        this.places = new Semaphore(limits.waiting());
    }

    /**
     * The file of this key, once it is here.
     *
     * @throws LoggiaException what {@code fetch} throws; {@link ErrorCode#UNAVAILABLE} when it fails otherwise, takes too
     *     long, or too many wait
     */
    Path await(String key, Supplier<Path> fetch) {
        if (!places.tryAcquire()) {
            throw new LoggiaException(ErrorCode.UNAVAILABLE, BUSY);
        }
        try {
            return await(begun(key, fetch));
        } finally {
            places.release();
        }
    }

    private CompletableFuture<Path> begun(String key, Supplier<Path> fetch) {
        if (coming.size() >= limits.fetched() && !coming.containsKey(key)) {
            throw new LoggiaException(ErrorCode.UNAVAILABLE, BUSY);
        }
        CompletableFuture<Path> mine = new CompletableFuture<>();
        CompletableFuture<Path> others = coming.putIfAbsent(key, mine);
        if (others != null) {
            return others;
        }
        try {
            executor.execute(() -> bring(key, fetch, mine));
        } catch (RejectedExecutionException e) {
            coming.remove(key);
            mine.completeExceptionally(e);
        }
        return mine;
    }

    private void bring(String key, Supplier<Path> fetch, CompletableFuture<Path> file) {
        Runnable telling;
        try {
            Path found = fetch.get();
            telling = () -> file.complete(found);
        } catch (RuntimeException e) {
            // The top of a thread; whoever waits is told.
            telling = () -> file.completeExceptionally(e);
        } finally {
            // Before anybody is told: who asks again then has it fetched anew.
            coming.remove(key);
        }
        telling.run();
    }

    private Path await(CompletableFuture<Path> file) {
        try {
            return file.get(limits.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LoggiaException told) {
                throw told;
            }
            throw new LoggiaException(ErrorCode.UNAVAILABLE, "The storage of this file failed. Try again soon.", e);
        } catch (TimeoutException e) {
            throw new LoggiaException(ErrorCode.UNAVAILABLE, BUSY, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoggiaException(ErrorCode.UNAVAILABLE, BUSY, e);
        }
    }
}
