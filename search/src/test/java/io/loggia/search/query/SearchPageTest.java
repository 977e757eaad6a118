package io.loggia.search.query;

import static io.loggia.search.TestMedia.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.search.SearchFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchPageTest {

    @TempDir
    Path folder;

    @AutoClose
    private SearchFixture search;

    @BeforeEach
    void open() {
        search = new SearchFixture(folder);
    }

    @Test
    void search_whileTheIndexIsBuilt_saysSoAndCountsNothingAsSoughtInVain() {
        search.with(titled("Pumps"));

        SearchPage found = search.search("pumps ");
        SearchPage none = search.search("valves ");

        assertThat(found.building()).isTrue();
        assertThat(found.holding()).hasValue(1);
        assertThat(none.building()).isTrue();
        assertThat(none.holding()).isEmpty();
    }

    @Test
    void search_indexThatKnowsAll_countsWhatHoldsAllWords() {
        search.with(titled("Pumps")).index.commit("1");

        assertThat(search.search("pumps ").building()).isFalse();
        assertThat(search.search("pumps ").holding()).hasValue(1);
        assertThat(search.search("valves ").holding()).hasValue(0);
        SearchPage some = search.search("pumps gaskets ");
        assertThat(some.relaxed()).isTrue();
        assertThat(some.holding()).hasValue(0);
    }

    @Test
    void search_rebuiltInPlace_saysSoUntilItIsDone() {
        search.with(titled("Pumps")).index.commit("1");

        search.index.clear();
        search.with(titled("Valves"));
        assertThat(search.search("pumps ").building()).isTrue();

        search.index.commit("2");
        assertThat(search.search("pumps ").building()).isFalse();
    }
}
