package io.loggia.portal.learning.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.analytics.coverage.Coverage;
import io.loggia.domain.HouseCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What is kept of what somebody watched, once it is too old to be told to the second, or proves nothing any more. */
class WatchCoverageTest {

    private static final Instant LONG_AGO = Instant.parse("2026-01-10T09:00:00Z");
    private static final LocalDate ROUND = LocalDate.ofInstant(LONG_AGO, ZoneOffset.UTC);
    private static final Coverage PARTS = Coverage.union(1_000, 2_000, 5_000, 8_000);

    private static WatchCoverage watched() {
        WatchCoverage coverage = new WatchCoverage();
        coverage.watched(PARTS, 10_000, 8_000, LONG_AGO);
        return coverage;
    }

    @Test
    void completed_keepsHowMuch_andNotWhichParts() {
        WatchCoverage coverage = watched();
        coverage.complete(LONG_AGO);

        assertThat(coverage.losesParts(true)).isTrue();
        coverage.thin(true, HouseCalendar.DEFAULT);

        assertThat(coverage.credited()).isEqualTo(Coverage.of(0, 4_000));
        assertThat(coverage.coveredShare()).isEqualTo(0.4);
        assertThat(coverage.isCompleted()).isTrue();
        assertThat(coverage.resumeSeconds()).isZero();
    }

    @Test
    void underWay_keepsItsPartsAndPlace() {
        WatchCoverage coverage = new WatchCoverage();
        coverage.watched(PARTS, 60_000, 8_000, LONG_AGO);

        assertThat(coverage.losesParts(true)).isFalse();
        coverage.thin(true, HouseCalendar.DEFAULT);

        assertThat(coverage.credited()).isEqualTo(PARTS);
        assertThat(coverage.resumeSeconds()).isEqualTo(8);
    }

    @Test
    void underWay_ofAFileThatWasReplaced_losesItsParts() {
        WatchCoverage coverage = watched();
        coverage.thin(true, HouseCalendar.DEFAULT);

        assertThat(coverage.losesParts(false)).isTrue();
        coverage.thin(false, HouseCalendar.DEFAULT);

        assertThat(coverage.credited()).isEqualTo(Coverage.of(0, 4_000));
        assertThat(coverage.coveredShare()).isEqualTo(0.4);
    }

    @Test
    void watchedAnewInARound_keepsThosePartsUntilTheRoundIsCompleted() {
        WatchCoverage coverage = watched();
        coverage.complete(LONG_AGO.minusSeconds(86_400));
        coverage.watchedAgain(PARTS, ROUND);
        coverage.thin(true, HouseCalendar.DEFAULT);

        assertThat(coverage.again(ROUND)).isEqualTo(PARTS);
        assertThat(coverage.credited()).isEqualTo(Coverage.of(0, 4_000));

        coverage.completeAgain(LONG_AGO);
        coverage.thin(true, HouseCalendar.DEFAULT);

        assertThat(coverage.again(ROUND)).isEqualTo(Coverage.of(0, 4_000));
    }

    /** Completed on the day before the round, and anew in the round. */
    private static WatchCoverage completedTwice() {
        WatchCoverage coverage = watched();
        coverage.complete(LONG_AGO.minusSeconds(86_400));
        coverage.watchedAgain(PARTS, ROUND);
        coverage.completeAgain(LONG_AGO);
        return coverage;
    }

    /** Otherwise an assignment with a share of its own would find enough of it, and prove once more what was voided. */
    @Test
    void firstCompletion_voidedWhileARoundStands_hasToBeWatchedAnew() {
        WatchCoverage coverage = completedTwice();

        coverage.voidCompletion(null, LONG_AGO, LONG_AGO, LONG_AGO.plusSeconds(60));

        assertThat(coverage.coveredShare()).isZero();
        assertThat(coverage.seen()).isEqualTo(PARTS);
        assertThat(coverage.again(ROUND)).isEqualTo(PARTS);
        assertThat(coverage.isCompleted()).isTrue();
        assertThat(coverage.lastCompletedAt()).contains(LONG_AGO);
    }

    @Test
    void round_voidedWhileTheFirstCompletionStands_takesItsOwnAccountAlone() {
        WatchCoverage coverage = completedTwice();
        Instant first = LONG_AGO.minusSeconds(86_400);

        coverage.voidCompletion(ROUND, first, first, LONG_AGO.plusSeconds(60));

        assertThat(coverage.credited()).isEqualTo(PARTS);
        assertThat(coverage.again(ROUND)).isEqualTo(Coverage.NONE);
        assertThat(coverage.lastCompletedAt()).contains(first);
    }
}
