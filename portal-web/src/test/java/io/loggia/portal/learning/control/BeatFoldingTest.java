package io.loggia.portal.learning.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.analytics.coverage.Coverage;
import io.loggia.analytics.coverage.PlayedParts;
import io.loggia.domain.PersonId;
import io.loggia.portal.learning.control.BeatFolding.Kept;
import io.loggia.portal.learning.control.BeatReport.Given;
import io.loggia.portal.learning.control.Beats.Beat;
import io.loggia.portal.learning.control.Beats.Outcome;
import io.loggia.portal.learning.control.Beats.Watched;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BeatFoldingTest {

    private static final PersonId PERSON = PersonId.random();
    private static final Instant BEGIN = Instant.parse("2026-11-30T03:00:00Z");

    private final AtomicLong clock = new AtomicLong();
    private final Database database = new Database();
    private final BeatFolding folding = new BeatFolding(database, database.probe, clock::get);
    private final List<Long> folded = new ArrayList<>();

    /** Stores numbers of beats, unless it is away or something is wrong with one of them. */
    private static final class Database implements BeatTransaction {
        final List<Long> stored = new ArrayList<>();
        final List<Integer> transactions = new ArrayList<>();
        final Set<Long> broken = new HashSet<>();
        boolean away;

        final BeatLedger probe = new BeatLedger() {
            @Override
            public void reach() {
                if (away) {
                    throw new IllegalStateException("away");
                }
            }
        };

        @Override
        public List<Outcome> credit(List<BeatReport> beats) {
            List<Long> numbers = beats.stream().map(BeatFoldingTest::number).toList();
            if (away || numbers.stream().anyMatch(broken::contains)) {
                throw new IllegalStateException("nothing is stored");
            }
            transactions.add(numbers.size());
            stored.addAll(numbers);
            return beats.stream()
                    .map(beat -> Outcome.credited(new Watched(0, false, 0.9, false)))
                    .toList();
        }
    }

    private static long number(BeatReport report) {
        return report.session().getLeastSignificantBits();
    }

    private void take(long number) {
        Beat beat = new Beat(PlayedParts.inSight(Coverage.of(0, 1_000 * number)), 0, false);
        Instant at = BEGIN.plusSeconds(number);
        BeatReport report = new BeatReport(PERSON, null, new UUID(0, number), beat, new Given(at));
        folding.take(new Kept(BeatRecord.write(report, at), "offset " + number, () -> folded.add(number)));
    }

    private void foldAll() {
        boolean more = true;
        while (more) {
            more = folding.portion();
        }
    }

    private void later() {
        clock.addAndGet(Duration.ofSeconds(2).toNanos());
        foldAll();
    }

    @Test
    void beats_areStoredInTheirOrder_manyInATransaction() {
        for (long number = 1; number <= 600; number++) {
            take(number);
        }
        foldAll();

        assertThat(database.stored).isSorted().hasSize(600);
        assertThat(database.transactions).containsExactly(250, 250, 100);
        assertThat(folded).isEqualTo(database.stored);
        assertThat(folding.figures().credited()).isEqualTo(600);
    }

    @Test
    void databaseThatIsAway_isWaitedFor_andNothingIsToldFolded() {
        database.away = true;
        take(1);
        foldAll();
        for (int i = 0; i < 50; i++) {
            later();
        }
        assertThat(folded).isEmpty();

        database.away = false;
        take(2);
        later();
        assertThat(database.stored).containsExactly(1L, 2L);
        assertThat(folded).containsExactly(1L, 2L);
        assertThat(folding.figures().aside()).isZero();
    }

    @Test
    void beatThatIsNeverStored_isPutAside_andHoldsUpNoOther() {
        database.broken.add(2L);
        take(1);
        take(2);
        take(3);
        foldAll();
        assertThat(folded).containsExactly(1L, 3L);

        for (int i = 0; i < 4; i++) {
            later();
        }
        assertThat(database.stored).containsExactly(1L, 3L);
        assertThat(folded).containsExactly(1L, 3L, 2L);
        assertThat(folding.figures().aside()).isEqualTo(1);
    }

    @Test
    void beatThatCameLater_hasTriesOfItsOwn() {
        database.broken.add(1L);
        take(1);
        foldAll();
        for (int i = 0; i < 3; i++) {
            later();
        }
        database.broken.add(2L);
        take(2);
        later();
        assertThat(folded).as("given up").containsExactly(1L);

        database.broken.remove(2L);
        later();
        assertThat(database.stored).containsExactly(2L);
        assertThat(folding.figures().aside()).isEqualTo(1);
    }

    @Test
    void recordThatIsNoBeat_isPutAsideAtOnce() {
        folding.take(new Kept("poison", "offset 7", () -> folded.add(7L)));
        take(8);
        foldAll();

        assertThat(folded).containsExactly(7L, 8L);
        assertThat(folding.figures().aside()).isEqualTo(1);
    }
}
