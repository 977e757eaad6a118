package io.loggia.portal.playback.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.playback.control.StoreWaits.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreWaitsTest {

    private static final Path FILE = Path.of("segment.m4s");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);
    private final AtomicInteger fetched = new AtomicInteger();

    @AfterEach
    void end() {
        answered.countDown();
        executor.shutdown();
    }

    private Path fetch() {
        fetched.incrementAndGet();
        asked.countDown();
        await(answered);
        return FILE;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private StoreWaits waits(Duration patience, int waiting, int fetchedAtOnce) {
        return new StoreWaits(executor, new Limits(patience, waiting, fetchedAtOnce));
    }

    @Test
    void serverThatTakesNoMoreWork_isToldOf_andAskedAgainLater() {
        AtomicInteger refused = new AtomicInteger();
        StoreWaits waits = new StoreWaits(
                work -> {
                    if (refused.getAndIncrement() == 0) {
                        throw new RejectedExecutionException();
                    }
                    work.run();
                },
                new Limits(LONG, 1, 1));

        assertThatExceptionOfType(LoggiaException.class)
                .isThrownBy(() -> waits.await("a", () -> FILE))
                .returns(ErrorCode.UNAVAILABLE, LoggiaException::code);
        assertThat(waits.await("a", () -> FILE)).isEqualTo(FILE);
    }

    @Test
    void manyWhoWantTheSame_waitForOneFetching() throws Exception {
        StoreWaits waits = waits(LONG, 20, 1);
        List<Future<Path>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(executor.submit(() -> waits.await("a", this::fetch)));
        }
        await(asked);
        answered.countDown();
        for (Future<Path> one : all) {
            assertThat(one.get()).isEqualTo(FILE);
        }
        assertThat(fetched.get()).as("those who come late may fetch again").isLessThan(20);
    }

    @Test
    void slowStore_isToldInTime_andWhatItBringsIsThereForTheNext() {
        StoreWaits waits = waits(SHORT, 5, 5);
        assertUnavailable(() -> waits.await("a", this::fetch));
        assertUnavailable(() -> waits.await("a", this::fetch));
        assertThat(fetched.get()).as("the first goes on").isEqualTo(1);
        answered.countDown();
        assertThat(waits.await("b", () -> FILE)).isEqualTo(FILE);
    }

    @Test
    void moreThanMayWait_areToldAtOnce() throws Exception {
        StoreWaits waits = waits(LONG, 1, 5);
        Future<Path> first = executor.submit(() -> waits.await("a", this::fetch));
        await(asked);
        assertUnavailable(() -> waits.await("a", this::fetch));
        answered.countDown();
        assertThat(first.get()).isEqualTo(FILE);
        assertThat(waits.await("a", () -> FILE)).as("there is a place again").isEqualTo(FILE);
    }

    @Test
    void moreThanMayBeFetched_areToldAtOnce_andThoseUnderWayAreStillWaitedFor() throws Exception {
        StoreWaits waits = waits(LONG, 5, 1);
        Future<Path> first = executor.submit(() -> waits.await("a", this::fetch));
        await(asked);
        assertUnavailable(() -> waits.await("b", () -> FILE));
        Future<Path> second = executor.submit(() -> waits.await("a", this::fetch));
        answered.countDown();
        assertThat(first.get()).isEqualTo(FILE);
        assertThat(second.get()).isEqualTo(FILE);
        assertThat(waits.await("b", () -> FILE)).isEqualTo(FILE);
    }

    @Test
    void storeThatFails_isUnavailable_andIsAskedAnewNextTime() {
        StoreWaits waits = waits(LONG, 5, 5);
        Supplier<Path> broken = () -> {
            throw new UncheckedIOException(new IOException("the line broke"));
        };
        assertUnavailable(() -> waits.await("a", broken));
        assertThat(waits.await("a", () -> FILE)).isEqualTo(FILE);
    }

    @Test
    void whatTheStoreTells_isPassedOn() {
        StoreWaits waits = waits(LONG, 5, 5);
        assertThatExceptionOfType(LoggiaException.class)
                .isThrownBy(() -> waits.await("a", () -> {
                    throw new LoggiaException(ErrorCode.NOT_FOUND, "It is gone.");
                }))
                .matches(e -> e.code() == ErrorCode.NOT_FOUND);
    }

    private static void assertUnavailable(ThrowingCallable call) {
        assertThatExceptionOfType(LoggiaException.class)
                .isThrownBy(call)
                .matches(e -> e.code() == ErrorCode.UNAVAILABLE);
    }
}
