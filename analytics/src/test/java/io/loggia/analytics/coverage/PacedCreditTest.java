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
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Attack E06 with players that tell how fast they played: what each part costs is the time that it took. */
@Tag("E06")
class PacedCreditTest {

    private static final CreditRule RULE = CreditRule.DEFAULT;
    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
    private static final long TEN_HOURS_MS = Duration.ofHours(10).toMillis();
    private static final long TOLERANCE_MS = RULE.tolerance().toMillis();

    private static Instant at(double seconds) {
        return START.plusMillis(Math.round(seconds * 1000));
    }

    private static Pace at(double rate, Coverage parts) {
        return Pace.of(List.of(Map.entry(rate, parts)));
    }

    /** What one person has of several items, all paid for by one clock. */
    private static final class Items {

        private final Map<Integer, Coverage> credited = new HashMap<>();
        private Coverage spent = Coverage.NONE;

        void credit(int item, Coverage claim, Pace pace, double startedS, double nowS) {
            Account before = new Account(credited(item), spent);
            Account after = RULE.credit(before, claim, pace, at(startedS), at(nowS), TEN_HOURS_MS);
            assertThat(before.credited().minus(after.credited()).isEmpty()).isTrue();
            credited.put(item, after.credited());
            spent = after.spent();
        }

        Coverage credited(int item) {
            return credited.getOrDefault(item, Coverage.NONE);
        }

        long creditedMillis() {
            return credited.values().stream().mapToLong(Coverage::coveredMillis).sum();
        }
    }

    @Test
    void credit_twoItemsAtNormalSpeedAtOnce_earnTheTimeThatPassed() {
        Items items = new Items();
        for (int t = 10; t <= 100; t += 10) {
            items.credit(0, Coverage.of(0, 1_000L * t), Pace.NORMAL, 0, t);
            items.credit(1, Coverage.of(0, 1_000L * t), Pace.NORMAL, 0, t);
            assertThat(items.creditedMillis()).isEqualTo(1_000L * t + TOLERANCE_MS);
        }
        assertThat(items.credited(0)).isEqualTo(Coverage.of(0, 100_000));

        items.credit(1, Coverage.of(0, 100_000), Pace.NORMAL, 0, 200);
        assertThat(items.credited(1)).as("made up for afterwards").isEqualTo(Coverage.of(0, 100_000));
    }

    @Test
    void credit_twoTabsOfOneItemAtNormalSpeed_earnTheTimeThatPassed() {
        Items items = new Items();
        items.credit(0, Coverage.of(0, 60_000), Pace.NORMAL, 0, 60);
        items.credit(0, Coverage.of(200_000, 260_000), Pace.NORMAL, 0, 60);

        assertThat(items.creditedMillis()).isEqualTo(60_000 + TOLERANCE_MS);
    }

    @Test
    void credit_oneItemAtDoubleSpeed_keepsAll() {
        Items items = new Items();
        Coverage all = Coverage.of(0, 200_000);
        items.credit(0, all, at(2, all), 0, 100);

        assertThat(items.credited(0)).isEqualTo(all);
    }

    @Test
    void credit_fasterThanAllowed_costsWhatTheFastestAllowedDoes() {
        Items items = new Items();
        Coverage all = Coverage.of(0, TEN_HOURS_MS);
        items.credit(0, all, at(16, all), 0, 100);

        assertThat(items.creditedMillis()).isEqualTo(2 * (100_000 + TOLERANCE_MS));
    }

    @Test
    void credit_partPlayedAtSeveralSpeeds_costsTheFastest() {
        Items items = new Items();
        Pace pace = Pace.of(List.of(
                Map.entry(1.5, Coverage.of(0, 60_000)),
                Map.entry(2.0, Coverage.of(30_000, 90_000)),
                Map.entry(0.5, Coverage.of(0, 120_000))));
        items.credit(0, Coverage.of(0, 120_000), pace, 0, 80 - TOLERANCE_MS / 1000.0);
        assertThat(items.credited(0)).as("20 s + 30 s + 30 s").isEqualTo(Coverage.of(0, 120_000));

        Items late = new Items();
        late.credit(0, Coverage.of(0, 120_000), pace, 0, 50 - TOLERANCE_MS / 1000.0);
        assertThat(late.credited(0)).as("20 s + 30 s").isEqualTo(Coverage.of(0, 90_000));
    }

    /** Each part may cost a millionth of a millisecond more than there is, and the next one is not for sale then. */
    @Test
    void credit_speedsWhoseSumsAreInexact_isCreditedWhatTheTimeAllows() {
        long[] lengths = {142, 191, 177, 84, 9_696, 5};
        double[] rates = {1.99, 1.97, 1.93, 1.91, 1, 2.5};
        for (long clockMs = 9_990; clockMs <= 10_010; clockMs++) {
            List<Map.Entry<Double, Coverage>> told = new ArrayList<>();
            long at = 0;
            for (int i = 0; i < lengths.length; i++) {
                if (rates[i] > 1) {
                    told.add(Map.entry(rates[i], Coverage.of(at, at + lengths[i])));
                }
                at += lengths[i];
            }
            Account account = new CreditRule(3, Duration.ZERO, Duration.ofDays(1), 5_000)
                    .credit(
                            Account.EMPTY,
                            Coverage.of(0, at),
                            Pace.of(told),
                            START,
                            START.plusMillis(clockMs),
                            Long.MAX_VALUE);

            assertThat(account.credited().coveredMillis()).isBetween(at - 30, at);
        }
    }

    @Test
    void credit_speedsThatDivideUnevenly_loseNoMillisecondAndGiveNone() {
        CreditRule rule = new CreditRule(3, Duration.ZERO, Duration.ofDays(1), 5_000);
        for (double rate : new double[] {1.1, 1.25, 1.3, 1.5, 1.75, 2.2, 3}) {
            for (long clockMs : new long[] {1, 7, 999, 10_000, 86_399_999}) {
                Coverage all = Coverage.of(0, 400_000_000);
                Account account = rule.credit(
                        Account.EMPTY, all, at(rate, all), START, START.plusMillis(clockMs), Long.MAX_VALUE);

                assertThat(account.credited().coveredMillis())
                        .as("%s × %d", rate, clockMs)
                        .isEqualTo((long) Math.floor(clockMs * rate + 1e-6));
                assertThat(account.spent())
                        .isEqualTo(Coverage.of(START.toEpochMilli(), START.toEpochMilli() + clockMs));
            }
        }
    }

    @Test
    void credit_honestBeatsOfSeveralItems_inAnyOrderAnyNumberOfTimes_equalTheirHonestUnions() {
        Random random = new Random(75);
        for (int round = 0; round < 600; round++) {
            Tabs tabs = new Tabs(random);
            Items items = new Items();
            for (TabBeat beat : tabs.arrivals(random)) {
                items.credit(beat.tab, beat.claim, beat.pace, tabs.openedS.get(beat.tab), beat.arrivesS);
            }
            for (int tab = 0; tab < tabs.played.size(); tab++) {
                assertThat(items.credited(tab))
                        .as("round %d, tab %d", round, tab)
                        .isEqualTo(tabs.played.get(tab));
            }
        }
    }

    @Test
    void credit_severalAtNormalSpeedAtOnce_neverEarnMoreThanTheTimeThatPassed() {
        Random random = new Random(76);
        for (int round = 0; round < 300; round++) {
            Items items = new Items();
            double now = 0;
            double[] opened = new double[5];
            for (int beat = 0; beat < 60; beat++) {
                now += random.nextDouble() * random.nextInt(20);
                int item = random.nextInt(5);
                if (random.nextInt(8) == 0) {
                    opened[item] = now;
                }
                long from = random.nextLong(TEN_HOURS_MS / 2);
                long lasts = Math.round((now - opened[item]) * 1_000);
                items.credit(item, Coverage.of(from, from + lasts), Pace.NORMAL, opened[item], now);
            }
            assertThat(items.creditedMillis()).isLessThanOrEqualTo(Math.round(now * 1_000) + TOLERANCE_MS);
        }
    }

    @Test
    void credit_anyForgeryOfSpeeds_neverExceedsTheClockAtTheFastest() {
        Random random = new Random(77);
        for (int round = 0; round < 300; round++) {
            Items items = new Items();
            double now = 0;
            for (int beat = 0; beat < 60; beat++) {
                now += random.nextDouble() * random.nextInt(20);
                Coverage claim = anything(random);
                Pace pace = random.nextInt(4) == 0
                        ? Pace.UNTOLD
                        : Pace.of(List.of(
                                Map.entry(random.nextDouble() * 20 + 0.1, anything(random)),
                                Map.entry(random.nextDouble() * 3 + 0.1, anything(random))));
                int item = random.nextInt(5);
                double started = random.nextDouble() * now;
                items.credit(item, claim, pace, started, now);
                long once = items.creditedMillis();
                items.credit(item, claim, pace, started, now);
                assertThat(items.creditedMillis()).as("said again").isEqualTo(once);
            }
            assertThat(items.creditedMillis()).isLessThanOrEqualTo(2 * (Math.round(now * 1_000) + TOLERANCE_MS));
        }
    }

    private static Coverage anything(Random random) {
        long from = random.nextLong(TEN_HOURS_MS);
        return Coverage.of(from, from + random.nextLong(TEN_HOURS_MS));
    }

    private record TabBeat(int tab, Coverage claim, Pace pace, double arrivesS) {}

    /** Somebody who opens several items, watches one at a time at any speed up to the allowed one, and changes about. */
    private static final class Tabs {

        /** From the server's answer to the first picture, and what the roundings of all beats fit into. */
        private static final double OPENING_S = 0.1;

        private final List<Double> openedS = new ArrayList<>();
        private final List<Coverage> played = new ArrayList<>();
        private final List<SortedMap<Integer, Coverage>> fast = new ArrayList<>();
        private final List<TabBeat> sent = new ArrayList<>();
        private double clock;

        Tabs(Random random) {
            for (int step = 5 + random.nextInt(20); step > 0; step--) {
                int tab = random.nextInt(Math.min(played.size() + 1, 4));
                if (tab == played.size()) {
                    openedS.add(clock);
                    played.add(Coverage.NONE);
                    fast.add(new TreeMap<>());
                    clock += OPENING_S;
                }
                double lasts = random.nextDouble() * 10;
                double rate = new double[] {0.5, 1, 1, 1, 1.25, 1.5, 1.75, 2}[random.nextInt(8)];
                long from = random.nextInt(600_000);
                Coverage part = Coverage.of(from, from + (long) (lasts * rate * 1000));
                played.set(tab, played.get(tab).plus(part));
                if (rate > 1) {
                    fast.get(tab).merge((int) (rate * 100), part, Coverage::plus);
                }
                clock += lasts;
                sent.add(new TabBeat(tab, played.get(tab), new Pace(fast.get(tab)), clock));
            }
        }

        /** Late, doubled or lost; what a tab could not say when it died, its last beat says in the end. */
        List<TabBeat> arrivals(Random random) {
            List<TabBeat> arrivals = new ArrayList<>();
            for (TabBeat beat : sent) {
                for (int copies = random.nextInt(3); copies > 0; copies--) {
                    double arrives = beat.arrivesS + random.nextDouble() * random.nextInt(40);
                    arrivals.add(new TabBeat(beat.tab, beat.claim, beat.pace, Math.min(arrives, clock)));
                }
            }
            for (int tab = 0; tab < played.size(); tab++) {
                arrivals.add(new TabBeat(tab, played.get(tab), new Pace(fast.get(tab)), clock));
            }
            Collections.shuffle(arrivals, random);
            arrivals.sort(Comparator.comparingDouble(TabBeat::arrivesS));
            return arrivals;
        }
    }
}
