package io.loggia.search.query;

import static io.loggia.search.TestMedia.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.search.SearchFixture;
import io.loggia.search.TestMedia;
import io.loggia.search.index.FacetSide;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageCountsTest {

    private static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "it", "pt", "nl", "sv", "ru", "ar", "ja", "zh", "ko", "da", "fi", "pl", "cs", "hu",
            "tr", "el", "he", "hi", "uk", "ro", "bg");

    @TempDir
    Path folder;

    @AutoClose
    private SearchFixture search;

    @BeforeEach
    void open() {
        search = new SearchFixture(folder);
        LANGUAGES.forEach(language -> search.with(titled("In " + language).in(language)));
        search.with(titled("Another").in("ko"));
    }

    @Test
    void of_moreLanguagesThanASearchTells_tellsAll() {
        List<FacetCount> counts = LanguageCounts.of(search.index, TestMedia.EMPLOYEE, TestMedia.NOW);

        assertThat(search.search("").facet(FacetSide.LANGUAGE))
                .as("what a search tells")
                .hasSizeLessThan(LANGUAGES.size());
        assertThat(counts).extracting(FacetCount::value).containsExactlyInAnyOrderElementsOf(LANGUAGES);
        assertThat(counts.getFirst())
                .extracting(FacetCount::value, FacetCount::count)
                .containsExactly("ko", 2);
    }
}
