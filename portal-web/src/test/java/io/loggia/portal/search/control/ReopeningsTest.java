package io.loggia.portal.search.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReopeningsTest {

    private final SteppedClock clock = new SteppedClock();
    private final Reopenings reopenings = new Reopenings();

    /** Asks each second, as following does, until it was let so often. */
    private List<Integer> pauses(int often) {
        List<Integer> pauses = new ArrayList<>();
        int seconds = 0;
        while (pauses.size() < often) {
            if (reopenings.take(clock.instant())) {
                pauses.add(seconds);
                seconds = 0;
            }
            clock.step(Duration.ofSeconds(1));
            seconds++;
        }
        return pauses;
    }

    @Test
    void take_againAndAgain_pausesGrowToAMinute() {
        assertThat(pauses(8)).containsExactly(0, 5, 10, 20, 40, 60, 60, 60);
    }

    @Test
    void take_afterALongTimeInOrder_isAtOnceAndPausesAreShortAgain() {
        pauses(6);
        clock.step(Duration.ofMinutes(5));

        assertThat(pauses(3)).containsExactly(0, 5, 10);
    }
}
