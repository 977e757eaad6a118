package io.loggia.media.capability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CircuitBreakersTest {

    private static final Place PLACE = new Place(Encoder.H264_NVENC, Proven.CARD);
    private static final Place OTHER = new Place(Encoder.H264_NVENC, Proven.SECOND_CARD);

    /** Goes when it is told to. */
    private static final class Hand extends Clock {
        private Instant now = Instant.EPOCH;

        void turn(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final Hand clock = new Hand();
    private final CircuitBreakers breakers = new CircuitBreakers(clock, Duration.ofMinutes(5), Duration.ofMinutes(15));

    @Test
    void failure_opensOneBreaker_andIsCounted() {
        breakers.failed(PLACE, Why.said("EncodePicture failed."));

        assertThat(breakers.isOpen(PLACE)).isTrue();
        assertThat(breakers.isOpen(OTHER)).isFalse();
        assertThat(breakers.all()).singleElement().satisfies(one -> {
            assertThat(one.failures()).isEqualTo(1);
            assertThat(one.reason()).isEqualTo(Why.said("EncodePicture failed."));
            assertThat(one.retryAt()).isEqualTo(Instant.EPOCH.plus(Duration.ofMinutes(5)));
        });
    }

    @Test
    void trial_isDueLater_andOnceOnly() {
        breakers.failed(PLACE, Why.said("x"));

        assertThat(breakers.takeDue()).isEmpty();
        clock.turn(Duration.ofMinutes(5));
        assertThat(breakers.takeDue()).containsExactly(PLACE);
        assertThat(breakers.takeDue()).isEmpty();
        assertThat(breakers.isOpen(PLACE)).isTrue();
    }

    @Test
    void trialThatSucceeds_closes_andKeepsTheCount() {
        breakers.failed(PLACE, Why.said("x"));

        breakers.tried(PLACE, null);

        assertThat(breakers.isOpen(PLACE)).isFalse();
        assertThat(breakers.all().getFirst().failures()).isEqualTo(1);
        clock.turn(Duration.ofHours(1));
        assertThat(breakers.takeDue()).isEmpty();
    }

    @Test
    void trialsThatFail_comeAtGrowingIntervals() {
        breakers.failed(PLACE, Why.said("x"));

        breakers.tried(PLACE, Why.said("still broken"));
        assertThat(breakers.all().getFirst().interval()).isEqualTo(Duration.ofMinutes(10));
        breakers.tried(PLACE, Why.said("still broken"));
        breakers.tried(PLACE, Why.said("still broken"));

        assertThat(breakers.all().getFirst().interval()).isEqualTo(Duration.ofMinutes(15));
        assertThat(breakers.all().getFirst().reason()).isEqualTo(Why.said("still broken"));
    }

    @Test
    void failureThatSoftwareSharesWithIt_isTakenBack() {
        breakers.failed(PLACE, Why.said("x"));

        breakers.acquitted(PLACE);

        assertThat(breakers.isOpen(PLACE)).isFalse();
        assertThat(breakers.all().getFirst().failures()).isZero();
    }

    @Test
    void trialOfWhatNeverFailed_changesNothing() {
        breakers.tried(PLACE, Why.said("broken"));
        breakers.acquitted(PLACE);

        assertThat(breakers.all()).isEmpty();
    }
}
