package io.loggia.analytics.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.analytics.coverage.CreditRule.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Attacks E05 and E06: what is credited is bounded by the clock, and neither order nor repetition changes it. */
@Tag("E06")
@Tag("E05")
class CreditRuleTest {

    private static final CreditRule RULE = CreditRule.DEFAULT;
    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
    private static final long TEN_HOURS_MS = Duration.ofHours(10).toMillis();
    private static final long GRANT_MS = 2 * RULE.tolerance().toMillis();

    private static Instant at(double seconds) {
        return START.plusMillis(Math.round(seconds * 1000));
    }

    private static Account credit(Account account, Coverage claim, double startedS, double nowS) {
        return RULE.credit(account, claim, at(startedS), at(nowS), TEN_HOURS_MS);
    }

    @Test
    void credit_tenHoursClaimedAfterOneSecond_isAsGoodAsNothing() {
        Account account = credit(Account.EMPTY, Coverage.of(0, TEN_HOURS_MS), 0, 1);

        assertThat(account.credited().coveredMillis()).isEqualTo(2_000 + GRANT_MS);
    }

    @Test
    void credit_sameForgeryRepeatedAtOnce_addsNothing() {
        Account once = credit(Account.EMPTY, Coverage.of(0, TEN_HOURS_MS), 0, 1);
        Account again = once;
        for (int i = 0; i < 50; i++) {
            again = credit(again, Coverage.of(i * 60_000L, TEN_HOURS_MS - i), 0, 1);
        }

        assertThat(again).isEqualTo(once);
    }

    @Test
    void credit_tenThousandSessionsOpenedAtOnce_shareOneClock() {
        Account account = Account.EMPTY;
        for (int session = 0; session < 10_000; session++) {
            account = credit(account, Coverage.of(session * 3_000L, session * 3_000L + 3_000), 0, 1);
        }

        assertThat(account.credited().coveredMillis()).isEqualTo(2_000 + GRANT_MS);
    }

    @Test
    void credit_sessionOpenedNowByAnOldViewer_cannotSpendYesterday() {
        Account watched = credit(Account.EMPTY, Coverage.of(0, 60_000), 0, 3_600);
        Account forged = credit(watched, Coverage.of(0, TEN_HOURS_MS), 3_600, 3_600);

        assertThat(forged.credited().coveredMillis()).isEqualTo(60_000 + GRANT_MS);
    }

    @Test
    void credit_clockSteppedBack_creditsNothingAndKeepsAll() {
        Account watched = credit(Account.EMPTY, Coverage.of(0, 10_000), 0, 10);

        assertThat(credit(watched, Coverage.of(0, 20_000), 0, -86_400)).isEqualTo(watched);
    }

    @Test
    void credit_beyondTheDuration_isCut() {
        Account account = RULE.credit(Account.EMPTY, Coverage.of(0, 90_000), START, at(3_600), 60_000);

        assertThat(account.credited()).isEqualTo(Coverage.of(0, 60_000));
    }

    @Test
    void credit_twoTabsAtNormalSpeed_keepBoth() {
        Account account = Account.EMPTY;
        for (int t = 10; t <= 100; t += 10) {
            account = credit(account, Coverage.of(0, t * 1000L), 0, t);
            account = credit(account, Coverage.of(200_000, 200_000 + t * 1000L), 0, t);
        }

        assertThat(account.credited()).isEqualTo(Coverage.union(0, 100_000, 200_000, 300_000));
    }

    @Test
    void credit_twoItemsAtTheHighestSpeedAtOnce_shareOneClock_andTheRestIsMadeUpForAfterwards() {
        Items items = new Items();
        for (int t = 10; t <= 100; t += 10) {
            items.credit(0, Coverage.of(0, 2_000L * t), 0, t);
            items.credit(1, Coverage.of(0, 2_000L * t), 0, t);
            assertThat(items.creditedMillis()).isLessThanOrEqualTo(2_000L * t + GRANT_MS);
        }
        assertThat(items.credited(0)).isEqualTo(Coverage.of(0, 200_000));

        items.credit(1, Coverage.of(0, 200_000), 0, 200);
        assertThat(items.credited(1)).isEqualTo(Coverage.of(0, 200_000));
    }

    @Test
    void credit_honestBeatsOfSeveralItems_inAnyOrderAnyNumberOfTimes_equalTheirHonestUnions() {
        Random random = new Random(73);
        for (int round = 0; round < 400; round++) {
            Tabs tabs = new Tabs(random);
            Items items = new Items();
            for (TabBeat beat : tabs.arrivals(random)) {
                items.credit(beat.tab, beat.claim, tabs.openedS.get(beat.tab), beat.arrivesS);
            }
            for (int tab = 0; tab < tabs.played.size(); tab++) {
                assertThat(items.credited(tab))
                        .as("round %d, tab %d", round, tab)
                        .isEqualTo(tabs.played.get(tab));
            }
        }
    }

    @Test
    void credit_anyForgeryOfSeveralItems_neverExceedsTheClockAltogether() {
        Random random = new Random(74);
        for (int round = 0; round < 300; round++) {
            Items items = new Items();
            double now = 0;
            for (int beat = 0; beat < 60; beat++) {
                now += random.nextDouble() * random.nextInt(20);
                long from = random.nextLong(TEN_HOURS_MS);
                Coverage claim = Coverage.of(from, from + random.nextLong(TEN_HOURS_MS));
                int item = random.nextInt(5);
                double started = random.nextDouble() * now;
                items.credit(item, claim, started, now);
                long once = items.creditedMillis();
                items.credit(item, claim, started, now);
                assertThat(items.creditedMillis()).isEqualTo(once);
            }
            assertThat(items.creditedMillis()).isLessThanOrEqualTo(2 * Math.round(now * 1_000) + GRANT_MS);
        }
    }

    /** What one person has of several items, all paid for by one clock. */
    private static final class Items {

        private final Map<Integer, Coverage> credited = new HashMap<>();
        private Coverage spent = Coverage.NONE;

        void credit(int item, Coverage claim, double startedS, double nowS) {
            Account account = CreditRuleTest.credit(new Account(credited(item), spent), claim, startedS, nowS);
            assertThat(credited(item).minus(account.credited()).isEmpty()).isTrue();
            credited.put(item, account.credited());
            spent = account.spent();
        }

        Coverage credited(int item) {
            return credited.getOrDefault(item, Coverage.NONE);
        }

        long creditedMillis() {
            return credited.values().stream().mapToLong(Coverage::coveredMillis).sum();
        }
    }

    private record TabBeat(int tab, Coverage claim, double arrivesS) {}

    /** Somebody who opens several items, watches one at a time at speeds up to the allowed one, and changes about. */
    private static final class Tabs {

        private final List<Double> openedS = new ArrayList<>();
        private final List<Coverage> played = new ArrayList<>();
        private final List<TabBeat> sent = new ArrayList<>();
        private double clock;

        Tabs(Random random) {
            for (int step = 5 + random.nextInt(20); step > 0; step--) {
                int tab = random.nextInt(Math.min(played.size() + 1, 4));
                if (tab == played.size()) {
                    openedS.add(clock);
                    played.add(Coverage.NONE);
                }
                double lasts = random.nextDouble() * 10;
                double rate = new double[] {0.5, 1, 1.5, 2}[random.nextInt(4)];
                long from = random.nextInt(600_000);
                played.set(tab, played.get(tab).plus(Coverage.of(from, from + (long) (lasts * rate * 1000))));
                clock += lasts;
                sent.add(new TabBeat(tab, played.get(tab), clock));
            }
        }

        /** Late, doubled or lost; what a tab could not say when it died, its last beat says in the end. */
        List<TabBeat> arrivals(Random random) {
            List<TabBeat> arrivals = new ArrayList<>();
            for (TabBeat beat : sent) {
                for (int copies = random.nextInt(3); copies > 0; copies--) {
                    double arrives = beat.arrivesS + random.nextDouble() * random.nextInt(40);
                    arrivals.add(new TabBeat(beat.tab, beat.claim, Math.min(arrives, clock)));
                }
            }
            for (int tab = 0; tab < played.size(); tab++) {
                arrivals.add(new TabBeat(tab, played.get(tab), clock));
            }
            Collections.shuffle(arrivals, random);
            arrivals.sort(Comparator.comparingDouble(TabBeat::arrivesS));
            return arrivals;
        }
    }

    @Test
    void credit_fragmentsWithoutEnd_areBounded() {
        CreditRule small = new CreditRule(2, Duration.ZERO, Duration.ofDays(1), 10);
        Account account = Account.EMPTY;
        for (int i = 0; i < 100; i++) {
            account = small.credit(account, Coverage.of(i * 10L, i * 10L + 1), START, at(3_600), TEN_HOURS_MS);
        }
        assertThat(account.credited().intervals()).isEqualTo(10);

        Account joined = small.credit(account, Coverage.of(0, 5_000), START, at(3_600), TEN_HOURS_MS);
        assertThat(joined.credited()).isEqualTo(Coverage.of(0, 5_000));
    }

    @Test
    void credit_sessionsWithoutEnd_keepTheSpentClockSmall() {
        CreditRule small = new CreditRule(2, Duration.ZERO, Duration.ofDays(1), 10);
        Account account = Account.EMPTY;
        for (int i = 0; i < 200; i++) {
            Coverage claim = Coverage.of(0, i + 1L);
            account = small.credit(account, claim, at(10 * i), at(10 * i + 1), TEN_HOURS_MS);
            assertThat(account.spent().intervals()).isLessThanOrEqualTo(10);
        }
        assertThat(account.credited()).isEqualTo(Coverage.of(0, 200));
    }

    @Test
    void credit_monthsOfDailyViewing_forgetsOldClock() {
        Account account = Account.EMPTY;
        for (int day = 0; day < 60; day++) {
            double opened = day * 86_400.0;
            account = credit(account, Coverage.of(day * 20_000L, day * 20_000L + 9_000), opened, opened + 10);
        }

        assertThat(account.credited().coveredMillis()).isEqualTo(60 * 9_000);
        assertThat(account.spent().intervals()).isLessThanOrEqualTo(2);
    }

    @Test
    void credit_honestBeatsInAnyOrderAnyNumberOfTimes_equalsTheHonestUnion() {
        Random random = new Random(71);
        for (int round = 0; round < 400; round++) {
            HonestPerson person = new HonestPerson(random);
            List<Beat> arrivals = person.arrivals(random);
            Account account = Account.EMPTY;
            for (Beat beat : arrivals) {
                Account next = credit(account, beat.claim, beat.startedS, beat.arrivesS);
                assertThat(account.credited().minus(next.credited()).isEmpty()).isTrue();
                account = next;
            }

            assertThat(account.credited()).as("round %d", round).isEqualTo(person.played);
        }
    }

    @Test
    void credit_anyForgery_neverExceedsTheClock() {
        Random random = new Random(72);
        for (int round = 0; round < 300; round++) {
            Account account = Account.EMPTY;
            double now = 0;
            double horizon = 0;
            for (int beat = 0; beat < 60; beat++) {
                now += random.nextDouble() * random.nextInt(20);
                horizon = Math.max(horizon, now);
                double started = random.nextDouble() * now;
                long from = random.nextLong(TEN_HOURS_MS);
                account = credit(account, Coverage.of(from, from + random.nextLong(TEN_HOURS_MS)), started, now);
            }
            assertThat(account.credited().coveredMillis())
                    .isLessThanOrEqualTo(2 * Math.round(horizon * 1_000) + GRANT_MS);
        }
    }

    private record Beat(Coverage claim, double startedS, double sentS, double arrivesS) {}

    /** Several sessions one after the other, each seeking about at speeds up to the allowed one, beating every 10 s. */
    private static final class HonestPerson {

        private final List<Beat> beats = new ArrayList<>();
        private final double lastBeatS;
        private Coverage played = Coverage.NONE;

        HonestPerson(Random random) {
            double clock = 0;
            for (int session = 1 + random.nextInt(3); session > 0; session--) {
                double started = clock;
                Coverage whole = Coverage.NONE;
                for (int step = 1 + random.nextInt(12); step > 0; step--) {
                    double rate = new double[] {0.5, 1, 1.5, 2}[random.nextInt(4)];
                    double lasts = random.nextDouble() * 10;
                    long from = random.nextInt(600_000);
                    whole = whole.plus(Coverage.of(from, from + (long) (lasts * rate * 1000)));
                    clock += lasts + random.nextInt(5);
                    beats.add(new Beat(whole, started, clock, clock));
                }
                played = played.plus(whole);
                clock += random.nextInt(100);
            }
            lastBeatS = clock;
        }

        /** Late, doubled, lost but for the last of each session, and in any order: yet never before it was sent. */
        List<Beat> arrivals(Random random) {
            List<Beat> arrivals = new ArrayList<>();
            boolean anyOrder = random.nextBoolean();
            for (int i = 0; i < beats.size(); i++) {
                Beat beat = beats.get(i);
                boolean last = i + 1 == beats.size() || beats.get(i + 1).startedS != beat.startedS;
                for (int copies = last ? 1 + random.nextInt(2) : random.nextInt(3); copies > 0; copies--) {
                    double arrives = anyOrder
                            ? lastBeatS + random.nextDouble() * 60
                            : beat.sentS + random.nextDouble() * random.nextInt(40);
                    arrivals.add(new Beat(beat.claim, beat.startedS, beat.sentS, arrives));
                }
            }
            Collections.shuffle(arrivals, random);
            arrivals.sort(Comparator.comparingDouble(Beat::arrivesS));
            return arrivals;
        }
    }
}
