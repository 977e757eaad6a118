package io.loggia.portal.learning.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.analytics.coverage.Coverage;
import io.loggia.analytics.coverage.PlayedParts;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.domain.Viewer;
import io.loggia.portal.learning.control.Beats.Beat;
import io.loggia.portal.learning.control.Beats.Outcome;
import io.loggia.portal.learning.control.Beats.Watched;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BeatsTest {

    private static final Viewer VIEWER = new Viewer(PersonId.random(), "Vera", Set.of(), null, Set.of(), Set.of());
    private static final Beat BEAT = new Beat(PlayedParts.inSight(Coverage.NONE), 0, false);

    /** Answers each with a number of its own. */
    private static List<Outcome> numbered(List<BeatReport> beats) {
        return beats.stream()
                .map(beat -> Outcome.credited(new Watched(beat.session().getLeastSignificantBits(), false, 0.9, false)))
                .toList();
    }

    private static Watched credit(Beats beats, long number) {
        return beats.take(VIEWER, new UUID(0, number), BEAT);
    }

    private static <T> List<T> together(int threads, List<Callable<T>> calls)
            throws InterruptedException, ExecutionException {
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : executor.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        }
    }

    @Test
    void everyBeat_isStoredOnce_andAnsweredWithItsOwn() throws Exception {
        Set<UUID> stored = ConcurrentHashMap.newKeySet();
        AtomicInteger atOnce = new AtomicInteger();
        Beats beats = new Beats(all -> {
            assertThat(atOnce.incrementAndGet()).isEqualTo(1);
            all.forEach(beat -> assertThat(stored.add(beat.session())).isTrue());
            atOnce.decrementAndGet();
            return numbered(all);
        });
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (long i = 0; i < 20_000; i++) {
            long number = i;
            calls.add(() -> credit(beats, number).coveredMs() == number);
        }

        assertThat(together(16, calls)).containsOnly(true);
        assertThat(stored).hasSize(20_000);
    }

    @Test
    void whoComesWhileOthersAreStored_sharesTheNextTransaction() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(7);
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        Beats beats = new Beats(all -> {
            sizes.add(all.size());
            try {
                first.countDown();
                waiting.await();
                // The seven have been added when they are about to wait, which the queue shows by what it hands out.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return numbered(all);
        });
        List<Callable<Watched>> calls = new ArrayList<>();
        calls.add(() -> credit(beats, 0));
        for (long i = 1; i <= 7; i++) {
            long number = i;
            calls.add(() -> {
                first.await();
                waiting.countDown();
                return credit(beats, number);
            });
        }

        assertThat(together(8, calls)).hasSize(8);
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(8);
        assertThat(sizes).hasSizeLessThan(8);
    }

    @Test
    void oneThatCannotBeStored_isNobodyElsesLoss() throws Exception {
        UUID bad = new UUID(0, 3);
        Beats beats = new Beats(all -> {
            if (all.stream().anyMatch(beat -> beat.session().equals(bad))) {
                throw new IllegalStateException("a bad row");
            }
            return numbered(all);
        });
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (long i = 0; i < 200; i++) {
            long number = i % 10;
            calls.add(() -> {
                try {
                    return credit(beats, number).coveredMs() == number && number != 3;
                } catch (LoggiaException e) {
                    return number == 3 && e.code() == ErrorCode.UNAVAILABLE;
                }
            });
        }
        assertThat(together(8, calls)).containsOnly(true);
    }

    @Test
    void leaderThatDies_leavesNobodyWaiting() {
        AtomicBoolean dead = new AtomicBoolean(true);
        Beats beats = new Beats(all -> {
            if (dead.getAndSet(false)) {
                throw new OutOfMemoryError("as an example");
            }
            return numbered(all);
        });
        assertThatThrownBy(() -> credit(beats, 1)).isInstanceOf(OutOfMemoryError.class);
        assertThat(credit(beats, 2).coveredMs()).isEqualTo(2);
    }
}
