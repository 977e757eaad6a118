package io.loggia.search.suggest;

import static io.loggia.search.TestMedia.EMPLOYEE;
import static io.loggia.search.TestMedia.NOW;
import static io.loggia.search.TestMedia.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.Audience;
import io.loggia.domain.MediaAccess;
import io.loggia.domain.MediaState;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.search.TestMedia;
import io.loggia.search.index.MediaIndex;
import io.loggia.search.index.SearchLimit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beginnings that very many words share: the best of them are offered, and the price is bounded. */
class CrowdedBeginningTest {

    private static final int WORDS = 12_000;
    private static final int FEWER = 700;

    @TempDir
    Path folder;

    /** How often time was asked for: once for each word that is met and for each that is weighed. */
    private int steps;

    private MediaIndex index;

    @BeforeEach
    void open() {
        index = MediaIndex.open(folder, new SearchLimit(Duration.ofHours(1), () -> {
            steps++;
            return 0;
        }));
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private void put(TestMedia... items) {
        for (TestMedia item : items) {
            index.put(item.media());
        }
        index.refresh();
    }

    private List<String> suggest(String typed) {
        steps = 0;
        return new MediaSuggest(index, Clock.fixed(NOW, ZoneOffset.UTC))
                .suggest(EMPLOYEE, typed).items().stream().map(Suggestion::text).toList();
    }

    /** Words with a beginning, in the order of letters. */
    private static TestMedia many(String beginning) {
        return many(beginning, WORDS);
    }

    private static TestMedia many(String beginning, int words) {
        return titled("Dictionary")
                .said(
                        "en",
                        IntStream.range(0, words)
                                .mapToObj(i -> beginning + (char) ('a' + i % 20) + i)
                                .collect(Collectors.joining(" ")));
    }

    private static MediaAccess hidden() {
        PersonId owner = PersonId.random();
        return new MediaAccess(owner, MediaState.PUBLISHED, Audience.of(Principal.of(owner)), null, null);
    }

    @Test
    @Tag("E02")
    void e02_fewLettersOfVeryManyWords_offersTheCommonestAndWeighsFew() {
        put(many("st"), titled("One").said("en", "strategy street"));
        put(titled("Two").said("en", "strategy street strong"), titled("Three").said("en", "strategy"));

        assertThat(suggest("st")).startsWith("strategy", "street");
        assertThat(steps).isLessThan(200);
        assertThat(suggest("str")).startsWith("strategy", "street");
        assertThat(steps).isLessThan(2_500);
    }

    @Test
    void suggest_commonWordsInSeveralParts_areAddedUp() {
        for (int part = 0; part < 3; part++) {
            String said = part == 0 ? "street" : "street stone";
            put(many("st"), titled("One").said("en", said), titled("Two").said("en", said));
        }

        assertThat(suggest("st")).startsWith("street", "stone");
    }

    @Test
    void suggest_wordOfFewItemsThatMostOfTheViewersHold_isOffered() {
        TestMedia[] items = new TestMedia[9];
        for (int i = 0; i < 5; i++) {
            items[i] = many("stu", FEWER).access(hidden());
        }
        items[5] = many("st").access(hidden());
        for (int i = 6; i < items.length; i++) {
            items[i] = titled("Ours").said("en", "stratos");
        }
        put(items);

        assertThat(suggest("st")).containsExactly("stratos");
    }

    @Test
    @Tag("E02")
    void e02_noneOfVeryManyWordsMayBeSeen_endsSoon() {
        put(many("sta").access(hidden()), many("stb").access(hidden()));
        put(many("stc").access(hidden()), many("std").access(hidden()));

        assertThat(suggest("st")).isEmpty();
        assertThat(steps).isLessThan(30);

        put(titled("Ours"));

        assertThat(suggest("st")).isEmpty();
        assertThat(steps).isLessThan(30_000);
    }
}
