package io.loggia.analytics;

import io.loggia.analytics.completion.CompletionRule;
import io.loggia.analytics.coverage.Coverage;
import io.loggia.analytics.coverage.CoverageClaim;
import io.loggia.analytics.coverage.CreditRule;
import io.loggia.analytics.coverage.CreditRule.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How many beats a second one core merges: parse the claim, decode the stored account, credit, decide completion, encode
 * again. Prints one line {@code beats_per_second_per_core=N}.
 */
public final class BeatBench {

    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
    private static final long DURATION_MS = 3_600_000;

    private BeatBench() {}

    /** One stored account and the beat that meets it: a session with so many jumps behind it. */
    private record Case(String credited, String spent, List<List<Double>> claim, Instant now) {

        static Case random(Random random) {
            List<List<Double>> claim = new ArrayList<>();
            Account account = Account.EMPTY;
            double clock = 0;
            for (int jump = 1 + random.nextInt(20); jump > 0; jump--) {
                double from = random.nextDouble() * 3_500;
                double lasts = 5 + random.nextDouble() * 60;
                claim.add(List.of(from, from + lasts));
                clock += lasts;
                if (jump > 1) {
                    Instant now = START.plusMillis((long) (clock * 1000));
                    account = CreditRule.DEFAULT.credit(account, CoverageClaim.parse(claim), START, now, DURATION_MS);
                }
            }
            Instant now = START.plusMillis((long) (clock * 1000));
            return new Case(account.credited().encode(), account.spent().encode(), claim, now);
        }

        int run() {
            Account before = new Account(Coverage.decode(credited), Coverage.decode(spent));
            Account after = CreditRule.DEFAULT.credit(before, CoverageClaim.parse(claim), START, now, DURATION_MS);
            boolean completed = CompletionRule.DEFAULT.isCompletedBy(after.credited(), DURATION_MS);
            return after.credited().encode().length() + after.spent().encode().length() + (completed ? 1 : 0);
        }
    }

    public static void main(String[] arguments) {
        Random random = new Random(1);
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            cases.add(Case.random(random));
        }
        long sink = 0;
        double best = 0;
        for (int round = 0; round < 6; round++) {
            long beats = 0;
            long begin = System.nanoTime();
            long end = begin + Duration.ofSeconds(1).toNanos();
            while (System.nanoTime() < end) {
                for (Case one : cases) {
                    sink += one.run();
                }
                beats += cases.size();
            }
            best = Math.max(best, beats / ((System.nanoTime() - begin) / 1e9));
        }
        System.out.printf(Locale.ROOT, "beats_per_second_per_core=%.0f (checksum %d)%n", best, sink);
    }
}
