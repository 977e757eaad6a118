package io.loggia.portal.learning.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OutageTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final AtomicLong clock = new AtomicLong(-5);
    private final Outage outage = new Outage(Duration.ofSeconds(1), clock::get);

    @Test
    void withoutAny_everybodyMayTry() {
        assertThat(outage.mayTry()).isTrue();
        assertThat(outage.mayTry()).isTrue();
    }

    @Test
    void duringOne_oneMayTryAfterEachPause() {
        outage.begin();
        assertThat(outage.mayTry()).isFalse();

        clock.addAndGet(SECOND);
        assertThat(outage.mayTry()).isTrue();
        assertThat(outage.mayTry()).isFalse();

        clock.addAndGet(SECOND);
        assertThat(outage.mayTry()).isTrue();
    }

    @Test
    void afterOne_everybodyMayTry() {
        outage.begin();
        assertThat(outage.isOn()).isTrue();

        outage.end();
        assertThat(outage.isOn()).isFalse();
        assertThat(outage.mayTry()).isTrue();
    }
}
