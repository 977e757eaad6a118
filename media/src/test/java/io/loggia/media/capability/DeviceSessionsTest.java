package io.loggia.media.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.media.capability.DeviceSessions.Lease;
import io.loggia.media.capability.DeviceSessions.Seat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeviceSessionsTest {

    private static final List<Seat> TWO = List.of(new Seat(Proven.CARD, 8), new Seat(Proven.SECOND_CARD, 8));

    private final DeviceSessions sessions = new DeviceSessions();
    private final AtomicInteger told = new AtomicInteger();

    private Lease take(List<Seat> seats, int number) throws InterruptedException {
        return sessions.take(seats, number, told::incrementAndGet);
    }

    @Test
    void severalCards_takeTurns() throws Exception {
        try (Lease first = take(TWO, 4);
                Lease second = take(TWO, 4);
                Lease third = take(TWO, 4)) {
            assertThat(first.seat()).isZero();
            assertThat(second.seat()).isOne();
            assertThat(third.seat()).isZero();
        }
        try (Lease next = take(TWO, 4)) {
            assertThat(next.seat()).as("the other one's turn").isOne();
        }
    }

    @Test
    void busyCard_isPassedOver() throws Exception {
        try (Lease first = take(TWO.subList(0, 1), 6);
                Lease second = take(TWO, 4);
                Lease third = take(TWO, 4)) {
            assertThat(first.seat()).isZero();
            assertThat(second.seat()).isOne();
            assertThat(third.seat()).as("the first has but two left").isOne();
        }
        assertThat(sessions.used()).containsEntry(Proven.CARD, 0).containsEntry(Proven.SECOND_CARD, 0);
    }

    @Test
    void fullCard_isWaitedFor_andNeverOverdrawn() throws Exception {
        List<Seat> one = TWO.subList(0, 1);
        Lease first = take(one, 5);
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<Integer> waiting = pool.submit(() -> {
                try (Lease lease = take(one, 5)) {
                    return lease.seat() + sessions.used().getOrDefault(Proven.CARD, 0);
                }
            });
            while (told.get() == 0) {
                Thread.onSpinWait();
            }
            assertThat(waiting.isDone()).isFalse();
            first.close();
            first.close();

            assertThat(waiting.get()).isEqualTo(5);
            assertThat(told).as("once").hasValue(1);
        }
    }

    @Test
    void moreThanACardHas_isRefusedInsteadOfWaitedFor() {
        assertThatThrownBy(() -> take(TWO, 9)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> take(List.of(), 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
