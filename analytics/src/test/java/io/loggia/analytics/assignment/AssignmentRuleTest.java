package io.loggia.analytics.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.analytics.assignment.AssignmentRule.Asked;
import io.loggia.analytics.assignment.Learned.Again;
import io.loggia.analytics.assignment.Learned.Done;
import io.loggia.analytics.assignment.Schedule.Round;
import io.loggia.domain.HouseCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentRuleTest {

    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");
    private static final int GRACE = 14;

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static AssignmentRule in(String zone) {
        return new AssignmentRule(new HouseCalendar(ZoneId.of(zone), DayOfWeek.MONDAY), GRACE);
    }

    private static final AssignmentRule UTC = new AssignmentRule(HouseCalendar.DEFAULT, GRACE);

    private static Asked asked(String from, @Nullable String due, int months) {
        Schedule schedule = new Schedule(day(from), due == null ? null : day(due), months);
        return new Asked(schedule, schedule.from().atTime(9, 0).toInstant(ZoneOffset.UTC), null);
    }

    private static Learned done(String at) {
        return new Learned(List.of(new Done(Instant.parse(at), 0.9)), 0.9, null);
    }

    private static Learned share(double share) {
        return new Learned(List.of(), share, null);
    }

    private static Standing stand(Asked asked, Learned learned, String now) {
        return UTC.standing(asked, LONG_AGO, learned, Instant.parse(now));
    }

    @Test
    void completion_countsInSomeRound_ifItReachesTheShareAndIsNoOlderThanTheFirst() {
        Asked again = asked("2026-03-01", "2026-03-31", 12);
        assertThat(again.isEverCompletedBy(
                        done("2026-02-28T23:00:00Z").completions().getFirst(), HouseCalendar.DEFAULT))
                .isFalse();
        assertThat(again.isEverCompletedBy(
                        done("2026-04-02T00:00:00Z").completions().getFirst(), HouseCalendar.DEFAULT))
                .isTrue();

        Asked once = asked("2026-03-01", "2026-03-31", 0);
        Done early = new Done(Instant.parse("2025-01-01T00:00:00Z"), 0.9);
        assertThat(once.isEverCompletedBy(early, HouseCalendar.DEFAULT)).isTrue();
        Asked more = new Asked(once.schedule(), once.givenAt(), 0.95);
        assertThat(more.isEverCompletedBy(early, HouseCalendar.DEFAULT)).isFalse();
    }

    @Test
    void once_isWhereItWasWatched() {
        Asked asked = asked("2026-03-01", "2026-03-31", 0);

        assertThat(stand(asked, Learned.NOTHING, "2026-03-10T12:00:00Z").state())
                .isEqualTo(AssignmentState.NOT_STARTED);
        assertThat(stand(asked, share(0.3), "2026-03-10T12:00:00Z").state()).isEqualTo(AssignmentState.IN_PROGRESS);
        assertThat(stand(asked, share(0.3), "2026-04-03T00:00:00Z"))
                .isEqualTo(new Standing(AssignmentState.OVERDUE, day("2026-03-31"), 3, 0.3, null));
        assertThat(stand(asked, done("2026-04-02T00:00:00Z"), "2026-04-03T00:00:00Z")
                        .state())
                .isEqualTo(AssignmentState.COMPLETED);
    }

    /** Nobody has to watch again what they had completed before they were asked. */
    @Test
    void once_completedBefore_isCompleted() {
        Standing standing = stand(asked("2026-03-01", null, 0), done("2025-01-01T00:00:00Z"), "2026-03-01T10:00:00Z");

        assertThat(standing.state()).isEqualTo(AssignmentState.COMPLETED);
        assertThat(standing.completedAt()).isEqualTo(Instant.parse("2025-01-01T00:00:00Z"));
    }

    /** The due day is a whole one of the organisation, also where it has 23 or 25 hours, or begins at one o'clock. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29, 2026-03-29T21:59:59.999Z, 2026-03-29T22:00:00Z",
        "Europe/Berlin, 2026-10-25, 2026-10-25T22:59:59.999Z, 2026-10-25T23:00:00Z",
        "America/New_York, 2026-11-01, 2026-11-02T04:59:59.999Z, 2026-11-02T05:00:00Z",
        "America/Sao_Paulo, 2018-11-03, 2018-11-04T02:59:59.999Z, 2018-11-04T03:00:00Z",
        "Pacific/Kiritimati, 2026-01-31, 2026-01-31T09:59:59.999Z, 2026-01-31T10:00:00Z",
        "Pacific/Apia, 2011-12-29, 2011-12-30T09:59:59.999Z, 2011-12-30T10:00:00Z"
    })
    void dueDay_endsWhereTheOrganisationIs(String zone, LocalDate due, Instant last, Instant over) {
        Asked asked = new Asked(new Schedule(due.minusDays(20), due, 0), LONG_AGO, null);

        assertThat(in(zone).standing(asked, LONG_AGO, Learned.NOTHING, last).state())
                .isEqualTo(AssignmentState.NOT_STARTED);
        assertThat(in(zone).standing(asked, LONG_AGO, Learned.NOTHING, over).state())
                .isEqualTo(AssignmentState.OVERDUE);
    }

    @Test
    void lateJoiner_hasDaysOfGraceAndNeverLessThanTheOthers() {
        Asked asked = asked("2026-03-01", "2026-03-31", 0);

        Standing afterwards = UTC.standing(
                asked, Instant.parse("2026-04-10T08:00:00Z"), share(0), Instant.parse("2026-04-24T23:59:59Z"));
        Standing over = UTC.standing(
                asked, Instant.parse("2026-04-10T08:00:00Z"), share(0), Instant.parse("2026-04-25T00:00:00Z"));
        Standing early = UTC.standing(
                asked, Instant.parse("2026-03-02T08:00:00Z"), share(0), Instant.parse("2026-03-20T00:00:00Z"));

        assertThat(afterwards).isEqualTo(new Standing(AssignmentState.NOT_STARTED, day("2026-04-24"), 0, 0, null));
        assertThat(over).isEqualTo(new Standing(AssignmentState.OVERDUE, day("2026-04-24"), 1, 0, null));
        assertThat(early.due()).isEqualTo(day("2026-03-31"));
    }

    @Test
    void recurring_completionOfThePeriodBefore_doesNotCount() {
        Asked yearly = asked("2026-01-10", "2026-02-10", 12);
        Learned lastYear = new Learned(done("2026-01-20T00:00:00Z").completions(), 1, null);

        assertThat(stand(yearly, lastYear, "2027-01-09T23:59:59Z").state()).isEqualTo(AssignmentState.COMPLETED);
        assertThat(stand(yearly, lastYear, "2027-01-10T00:00:00Z"))
                .isEqualTo(new Standing(AssignmentState.NOT_STARTED, day("2027-02-10"), 0, 0, null));
        assertThat(stand(yearly, lastYear, "2027-02-11T00:00:00Z").state()).isEqualTo(AssignmentState.OVERDUE);
        assertThat(stand(yearly, done("2025-12-31T00:00:00Z"), "2026-01-11T00:00:00Z")
                        .state())
                .isEqualTo(AssignmentState.NOT_STARTED);
    }

    @Test
    void recurring_watchedAnew_isInProgressByThatAlone() {
        Asked yearly = asked("2026-01-10", null, 12);
        List<Done> before = done("2026-01-20T00:00:00Z").completions();

        Standing now = stand(yearly, new Learned(before, 1, new Again(day("2027-01-10"), 0.4)), "2027-03-01T00:00:00Z");
        Standing stale =
                stand(yearly, new Learned(before, 1, new Again(day("2026-01-10"), 0.4)), "2027-03-01T00:00:00Z");

        assertThat(now.state()).isEqualTo(AssignmentState.IN_PROGRESS);
        assertThat(now.share()).isEqualTo(0.4);
        assertThat(stale.state()).isEqualTo(AssignmentState.NOT_STARTED);
    }

    /** Who missed a round is not excused by the next one, which one completion settles, too. */
    @Test
    void recurring_missedRound_staysOverdueUntilCompleted() {
        Asked yearly = asked("2026-01-10", "2026-02-10", 12);

        assertThat(stand(yearly, Learned.NOTHING, "2027-01-11T00:00:00Z"))
                .isEqualTo(new Standing(AssignmentState.OVERDUE, day("2026-02-10"), 335, 0, null));
        assertThat(UTC.standing(
                                new Asked(yearly.schedule(), Instant.parse("2026-03-01T00:00:00Z"), null),
                                LONG_AGO,
                                Learned.NOTHING,
                                Instant.parse("2027-01-11T00:00:00Z"))
                        .state())
                .as("missed before anybody was asked")
                .isEqualTo(AssignmentState.NOT_STARTED);
        assertThat(stand(yearly, done("2027-01-11T00:00:00Z"), "2027-01-12T00:00:00Z")
                        .state())
                .isEqualTo(AssignmentState.COMPLETED);
        assertThat(UTC.standing(
                                yearly,
                                Instant.parse("2027-01-08T00:00:00Z"),
                                Learned.NOTHING,
                                Instant.parse("2027-01-11T00:00:00Z"))
                        .state())
                .isEqualTo(AssignmentState.NOT_STARTED);
    }

    @Test
    void ownThreshold_isReachedByTheShareWhateverCompletesTheItem() {
        Schedule schedule = new Schedule(day("2026-01-10"), day("2026-02-10"), 0);
        Asked strict = new Asked(schedule, LONG_AGO, 0.95);
        Asked mild = new Asked(schedule, LONG_AGO, 0.5);

        assertThat(stand(strict, done("2026-01-20T00:00:00Z"), "2026-02-01T00:00:00Z")
                        .state())
                .isEqualTo(AssignmentState.IN_PROGRESS);
        assertThat(stand(strict, own("2026-01-20T00:00:00Z", 0.95), "2026-02-01T00:00:00Z")
                        .state())
                .isEqualTo(AssignmentState.COMPLETED);
        assertThat(stand(mild, own("2026-01-20T00:00:00Z", 0.5), "2026-03-01T00:00:00Z")
                        .state())
                .isEqualTo(AssignmentState.COMPLETED);
        assertThat(stand(mild, share(0.49), "2026-03-01T00:00:00Z").state()).isEqualTo(AssignmentState.OVERDUE);
    }

    private static Learned own(String at, double share) {
        return new Learned(List.of(new Done(Instant.parse(at), share, true)), share, null);
    }

    /** Watched 0.6 of 0.5; that 0.8 are asked for now takes nothing away from who had done what was asked. */
    @Test
    void ownThreshold_raisedAfterwards_leavesWhatWasCompleted() {
        Schedule schedule = new Schedule(day("2026-01-10"), day("2026-02-10"), 0);
        Asked raised = new Asked(schedule, LONG_AGO, 0.8);

        Standing standing = stand(raised, own("2026-01-20T00:00:00Z", 0.5), "2026-03-01T00:00:00Z");

        assertThat(standing.state()).isEqualTo(AssignmentState.COMPLETED);
        assertThat(standing.completedAt()).isEqualTo(Instant.parse("2026-01-20T00:00:00Z"));
    }

    /** What is watched by now proves nothing: a completion does, which was written when enough was watched. */
    @Test
    void ownThreshold_shareAlone_completesNothing() {
        Schedule schedule = new Schedule(day("2026-01-10"), day("2026-02-10"), 0);

        assertThat(stand(new Asked(schedule, LONG_AGO, 0.5), share(0.6), "2026-02-01T00:00:00Z")
                        .state())
                .isEqualTo(AssignmentState.IN_PROGRESS);
    }

    @Test
    void ownThreshold_setAfterwards_leavesCompletionsOfTheItemFromBefore() {
        Schedule schedule = new Schedule(day("2026-01-10"), day("2026-02-10"), 0);
        Asked since = new Asked(schedule, LONG_AGO, 0.95, Instant.parse("2026-01-25T00:00:00Z"));

        assertThat(stand(since, done("2026-01-20T00:00:00Z"), "2026-02-01T00:00:00Z")
                        .state())
                .isEqualTo(AssignmentState.COMPLETED);
        assertThat(stand(since, done("2026-01-26T00:00:00Z"), "2026-02-01T00:00:00Z")
                        .state())
                .isEqualTo(AssignmentState.IN_PROGRESS);
    }

    /** What completed one assignment is no completion of the item, which alone has it watched again by another account. */
    @Test
    void recurring_completedByAShareOfItsOwnBefore_keepsWhatIsWatched() {
        Asked yearly = asked("2026-01-10", null, 12);
        Learned half = new Learned(List.of(new Done(Instant.parse("2026-01-20T00:00:00Z"), 0.5, true)), 0.6, null);

        assertThat(stand(yearly, half, "2026-02-01T00:00:00Z").state()).isEqualTo(AssignmentState.COMPLETED);
        assertThat(stand(yearly, half, "2027-02-01T00:00:00Z"))
                .isEqualTo(new Standing(AssignmentState.IN_PROGRESS, null, 0, 0.6, null));
    }

    /** Whatever the days, zones and facts: the states exclude each other, and mean what they say. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void anyFacts_haveOneStateThatMeansWhatItSays(long seed) {
        Random random = new Random(seed);
        List<String> zones = List.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia");
        for (int i = 0; i < 3_000; i++) {
            AssignmentRule rule = in(zones.get(random.nextInt(zones.size())));
            HouseCalendar calendar = rule.calendar();
            LocalDate from = day("2024-01-01").plusDays(random.nextInt(800));
            int months = random.nextBoolean() ? 0 : 1 + random.nextInt(14);
            long span = months == 0 ? 400 : from.plusMonths(months).toEpochDay() - from.toEpochDay();
            LocalDate due = random.nextInt(3) == 0 ? null : from.plusDays(random.nextLong(span));
            Asked asked = new Asked(
                    new Schedule(from, due, months), calendar.begin(from).plusSeconds(60), null);
            Instant now = calendar.begin(from).plus(random.nextLong(900 * 86_400L), ChronoUnit.SECONDS);
            List<Done> completions = new ArrayList<>();
            for (int n = random.nextInt(3); n > 0; n--) {
                completions.add(new Done(now.minus(random.nextLong(900 * 86_400L), ChronoUnit.SECONDS), 0.9));
            }
            Learned learned = new Learned(completions, completions.isEmpty() ? random.nextInt(2) * 0.4 : 1, null);
            Instant placed = random.nextBoolean() ? LONG_AGO : now.minus(random.nextInt(100), ChronoUnit.DAYS);

            Standing standing = rule.standing(asked, placed, learned, now);

            Round round = asked.schedule().round(calendar.day(now));
            Instant begin = months == 0 ? Instant.MIN : calendar.begin(round.from());
            boolean done = completions.stream().anyMatch(one -> !one.at().isBefore(begin));
            String what = "%s, placed %s, %s at %s: %s".formatted(asked, placed, learned, now, standing);
            assertThat(standing.state() == AssignmentState.COMPLETED).as(what).isEqualTo(done);
            LocalDate last = standing.due();
            assertThat(standing.overdueDays() > 0).as(what).isEqualTo(standing.state() == AssignmentState.OVERDUE);
            if (standing.state() == AssignmentState.OVERDUE) {
                assertThat(last).as(what).isEqualTo(calendar.day(now).minusDays(standing.overdueDays()));
            } else if (last != null && !done) {
                assertThat(last).as(what).isAfterOrEqualTo(calendar.day(now));
            }
            if (placed.isAfter(asked.givenAt()) && last != null) {
                assertThat(standing.state() == AssignmentState.OVERDUE
                                && !last.isAfter(calendar.day(placed).plusDays(GRACE - 1L)))
                        .as(what)
                        .isFalse();
            }
        }
    }

    @Test
    void completionThatLapsed_isAskedAnewWithDaysOfGrace() {
        Asked asked = asked("2026-03-01", "2026-03-31", 0);
        Learned lapsed = new Learned(List.of(), 0, null, Instant.parse("2026-06-10T12:00:00Z"));

        assertThat(stand(asked, lapsed, "2026-06-24T12:00:00Z"))
                .isEqualTo(new Standing(AssignmentState.NOT_STARTED, day("2026-06-24"), 0, 0, null));
        assertThat(stand(asked, lapsed, "2026-06-25T12:00:00Z").state()).isEqualTo(AssignmentState.OVERDUE);
    }

    @Test
    void completionThatLapsedBeforeTheDueDay_winsNoDays() {
        Asked asked = asked("2026-03-01", "2026-03-31", 0);
        Learned lapsed = new Learned(List.of(), 0, null, Instant.parse("2026-03-02T12:00:00Z"));

        assertThat(stand(asked, lapsed, "2026-04-01T12:00:00Z").state()).isEqualTo(AssignmentState.OVERDUE);
    }

    @Test
    void completionOfTheRoundBefore_thatLapsedNow_isNotMissedThen() {
        Asked yearly = asked("2026-01-10", "2026-02-10", 12);
        Learned lapsed = new Learned(List.of(), 0, null, Instant.parse("2027-01-20T12:00:00Z"));

        assertThat(stand(yearly, lapsed, "2027-01-21T00:00:00Z").state()).isEqualTo(AssignmentState.NOT_STARTED);
    }
}
