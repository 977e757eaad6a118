package io.loggia.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.MediaId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DayPageTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static DayPage page(Random random, int items, int facts, int people) {
        List<CountedFact> all = new ArrayList<>();
        for (int i = 0; i < facts; i++) {
            all.add(new CountedFact(
                    new MediaId(new UUID(1, random.nextInt(items))),
                    random.nextInt(people),
                    NOON,
                    random.nextLong(10_000_000),
                    random.nextInt(3),
                    random.nextBoolean()));
        }
        return DayPage.of(all);
    }

    @Test
    void page_ofAnySize_isReadAsWritten() {
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            DayPage page = page(random, 1 + random.nextInt(40), random.nextInt(2_000), 1 + random.nextInt(100_000));

            assertThat(DayPage.decode(page.encode())).isEqualTo(page);
        }
    }

    @Test
    void page_ofNothing_isEmpty() {
        assertThat(DayPage.of(List.of()).isEmpty()).isTrue();
        assertThat(DayPage.decode(DayPage.of(List.of()).encode()).isEmpty()).isTrue();
    }

    @Test
    void person_whoWatchedTwoRevisions_isOneViewer() {
        MediaId media = new MediaId(new UUID(1, 1));
        DayPage page = DayPage.of(List.of(
                new CountedFact(media, 3, NOON, 1_000, 1, true), new CountedFact(media, 3, NOON, 2_000, 0, true)));

        assertThat(page.total().viewers()).isEqualTo(1);
        assertThat(page.total().completions()).isEqualTo(2);
        assertThat(page.total().watchedMs()).isEqualTo(3_000);
    }

    /** A few people's day must not take kilobytes: there is one for each department and day. */
    @Test
    void page_ofFewPeople_isSmall() {
        assertThat(page(new Random(1), 2_000, 14, 10_000).encode().length).isLessThan(14 * 30);
    }
}
