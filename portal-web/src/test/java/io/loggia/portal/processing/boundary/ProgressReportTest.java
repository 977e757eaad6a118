package io.loggia.portal.processing.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressReportTest {

    private final List<Double> noted = new ArrayList<>();
    private boolean roomIsShort;
    private boolean counts = true;
    private boolean databaseIsAway;
    private Instant now = Instant.parse("2026-11-29T12:00:00Z");

    private final ProgressReport report = new ProgressReport(
            new ProgressReport.Means() {
                @Override
                public boolean isRoomShort() {
                    return roomIsShort;
                }

                @Override
                public boolean advance(double share) {
                    if (databaseIsAway) {
                        throw new IllegalStateException("away");
                    }
                    noted.add(share);
                    return counts;
                }
            },
            new BreakOff(Thread.currentThread()),
            Duration.ofSeconds(12),
            () -> now);

    @AfterEach
    void forgetTheInterrupt() {
        Thread.interrupted();
    }

    @Test
    void attemptThatCounts_goesOn() {
        report.reached(0.25);
        report.run();

        assertThat(noted).containsExactly(0.25);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void attemptThatWasTakenOver_isBrokenOff() {
        counts = false;
        report.run();

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(report.isStarving()).isFalse();
    }

    @Test
    void attemptWithoutRoom_isBrokenOff_andStarves() {
        roomIsShort = true;
        report.run();

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(report.isStarving()).isTrue();
    }

    @Test
    void attemptWhoseDatabaseIsAway_isBrokenOff_onlyOnceOthersMayHaveIt() {
        report.run();
        databaseIsAway = true;
        now = now.plusSeconds(12);
        report.run();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();

        now = now.plusSeconds(1);
        report.run();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void databaseThatCameBack_startsTheSilenceAnew() {
        databaseIsAway = true;
        now = now.plusSeconds(10);
        report.run();
        databaseIsAway = false;
        report.run();
        databaseIsAway = true;
        now = now.plusSeconds(10);
        report.run();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
