package io.loggia.search.query;

import static io.loggia.search.TestMedia.EMPLOYEE;
import static io.loggia.search.TestMedia.NOW;
import static io.loggia.search.TestMedia.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.MediaId;
import io.loggia.search.analysis.Tongue;
import io.loggia.search.index.HitOrder;
import io.loggia.search.index.MediaIndex;
import io.loggia.search.index.Narrowing;
import io.loggia.search.index.SearchLimit;
import io.loggia.search.suggest.MediaSuggest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time of a search ends at every point at which it can. */
@Tag("E02")
class SearchLimitTest {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int ITEMS = 30;

    @TempDir
    Path folder;

    private final Steps steps = new Steps();
    private MediaIndex index;
    private MediaSearch search;

    /** Time that stands still until it was asked for so often, and then is over. */
    private static final class Steps implements LongSupplier {

        private int asked;
        private int until = Integer.MAX_VALUE;

        void begin(int most) {
            asked = 0;
            until = most;
        }

        @Override
        public long getAsLong() {
            return asked++ < until ? 0 : LONGEST.toNanos() + 1;
        }
    }

    @BeforeEach
    void open() {
        index = MediaIndex.open(folder, new SearchLimit(LONGEST, steps));
        for (int i = 0; i < ITEMS; i++) {
            index.put(titled("Lesson " + i)
                    .described("about pumps")
                    .said("en", "the pump is oiled", "and the valve is closed")
                    .media());
        }
        index.refresh();
        Vocabulary words =
                new Vocabulary(List.of(new Vocabulary.Group(Tongue.STANDARD, List.of("vlv", "valve"))), Map.of());
        search = new MediaSearch(index, words, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private SearchPage search(String text, int most) {
        steps.begin(most);
        return search.search(EMPLOYEE, new SearchRequest(text, Narrowing.none(), 20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pump valve ", "pmup valve ", "pump nowhere ", "\"pump is oiled\" vlv ", "", "valve -oiled"})
    void search_timeEnds_saysSoAndShowsWhatItHas(String text) {
        SearchPage whole = search(text, Integer.MAX_VALUE);
        int last = steps.asked;
        assertThat(whole.partial()).isFalse();
        assertThat(last).isGreaterThan(2);

        for (int most = 1; most < last; most++) {
            SearchPage page = search(text, most);

            assertThat(page.partial()).as("%s of %s steps", most, last).isTrue();
            assertThat(page.total()).isLessThanOrEqualTo(whole.total());
            assertThat(page.hits()).hasSizeLessThanOrEqualTo(whole.hits().size());
            assertThat(page.suggestion()).isIn(null, whole.suggestion());
        }
        assertThat(search(text, last)).isEqualTo(whole);
    }

    @Test
    void search_timeEndsAfterTheHitsWereFound_showsThemWithoutMoments() {
        SearchPage whole = search("pump valve ", Integer.MAX_VALUE);
        int last = steps.asked;

        SearchPage page = search("pump valve ", last - 1);

        assertThat(page.hits()).hasSameSizeAs(whole.hits());
        assertThat(page.facets()).isEqualTo(whole.facets());
        assertThat(page.hits().getFirst().moments()).isNotEmpty();
        assertThat(page.hits().getLast().moments()).isEmpty();
        assertThat(page.hits().getLast().titleHtml()).startsWith("Lesson ");
    }

    @Test
    void search_timeEndsOnAFurtherPage_isNotTheEndOfTheList() {
        SearchPage first = page(List.of(), Integer.MAX_VALUE);
        List<Integer> shown = Objects.requireNonNull(first.shown());
        page(shown, Integer.MAX_VALUE);
        int last = steps.asked;

        for (int most = 1; most < last; most++) {
            SearchPage page = page(shown, most);

            assertThat(page.partial()).isTrue();
            assertThat(page.shown()).as("%s of %s steps", most, last).isNotNull();
            assertThat(page.shown().subList(0, shown.size())).isEqualTo(shown);
        }
    }

    private SearchPage page(List<Integer> shown, int most) {
        steps.begin(most);
        return search.search(
                EMPLOYEE, new SearchRequest("pump valve ", Narrowing.none(), HitOrder.RELEVANCE, shown, 10));
    }

    @Test
    void suggestAndSimilar_timeEnds_saySo() {
        MediaSuggest suggest = new MediaSuggest(index, Clock.fixed(NOW, ZoneOffset.UTC));
        MediaId some =
                search("pump ", Integer.MAX_VALUE).hits().getFirst().item().id();
        index.commit("1");
        steps.begin(Integer.MAX_VALUE);
        assertThat(suggest.suggest(EMPLOYEE, "pump val").partial()).isFalse();
        int last = steps.asked;
        for (int most = 1; most < last; most++) {
            steps.begin(most);
            assertThat(suggest.suggest(EMPLOYEE, "pump val").partial())
                    .as("%s of %s steps", most, last)
                    .isTrue();
        }
        steps.begin(Integer.MAX_VALUE);
        assertThat(search.similar(EMPLOYEE, some, 5).partial()).isFalse();
        last = steps.asked;
        for (int most = 1; most < last; most++) {
            steps.begin(most);
            assertThat(search.similar(EMPLOYEE, some, 5).partial())
                    .as("%s of %s steps", most, last)
                    .isTrue();
        }
    }

    @Test
    void everythingElse_timeEnds_isAnswered() {
        for (int most = 1; most < 200; most++) {
            steps.begin(most);
            assertThat(new MediaSuggest(index, Clock.fixed(NOW, ZoneOffset.UTC))
                            .suggest(EMPLOYEE, "pump val")
                            .items())
                    .hasSizeLessThan(20);
            steps.begin(most);
            assertThat(search.finds(EMPLOYEE, "pump")).isIn(true, false);
        }
    }

    @Test
    void search_tinyLimit_isKept() throws IOException {
        index.close();
        index = MediaIndex.open(folder.resolve("tiny"), new SearchLimit(Duration.ZERO, System::nanoTime));
        index.put(titled("Lesson").media());
        index.refresh();

        SearchPage page = new MediaSearch(index, Vocabulary.plain(), Clock.systemUTC())
                .search(EMPLOYEE, new SearchRequest("lesson", Narrowing.none(), 20));

        assertThat(page.partial()).isTrue();
        assertThat(page.hits()).isEmpty();
    }
}
