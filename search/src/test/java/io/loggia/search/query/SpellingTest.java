package io.loggia.search.query;

import static io.loggia.search.TestMedia.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.search.SearchFixture;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is proposed in place of words, and when nothing is. */
class SpellingTest {

    private static final int MANY = 20;

    @TempDir
    Path folder;

    @AutoClose
    private SearchFixture search;

    @BeforeEach
    void open() {
        search = new SearchFixture(folder);
    }

    private void many(String language, String said) {
        IntStream.range(0, MANY).forEach(i -> search.with(titled("Item " + i).said(language, said)));
    }

    @Test
    void search_wordThatResemblesAFiller_proposesNoFiller() {
        search.with(titled("Power").said("de", "der wind weht"), titled("Paper").said("en", "a form of its own"));
        many("de", "es wird gebaut");
        many("en", "a letter from home");

        assertThat(search.search("wind ").suggestion()).isNull();
        assertThat(search.search("form ").suggestion()).isNull();
        assertThat(search.search("letted ").suggestion()).isEqualTo("letter ");
    }

    @Test
    void search_proposalThatFindsNoMore_isNotMade() {
        search.with(
                titled("First").said("en", "reports of a zebra"),
                titled("Second").said("en", "report of a zebra"));
        many("en", "a report is due");

        SearchPage page = search.search("reports zebra ");

        assertThat(page.total()).isEqualTo(2);
        assertThat(page.suggestion()).isNull();
    }

    @Test
    void search_nameWithManyNearerWords_isFoundAmongThem() {
        String words = IntStream.rangeClosed('a', 'z')
                .filter(letter -> letter != 'l' && letter != 'x')
                .mapToObj(letter -> "mil" + (char) letter + "er")
                .collect(Collectors.joining(" "));
        many("en", words);
        search.with(titled("Named").said("en", "Miller: a word of mine"));

        SearchPage page = search.search("speaker:milxer ");

        assertThat(page.hits()).extracting(hit -> hit.item().title()).containsExactly("Named");
        assertThat(page.suggestion()).isEqualTo("speaker:miller ");
    }

    @Test
    void search_errorInALongQuestion_isNotDroppedBecauseTheRestIsFound() {
        many("en", "oil the pump and close the valve");
        search.with(titled("Hydraulics").said("en", "the hydraulic pump needs oil and a valve"));

        SearchPage page = search.search("oil hydrualic pump valve ");

        assertThat(page.suggestion()).isEqualTo("oil hydraulic pump valve ");
        assertThat(page.hits().getFirst().item().title()).isEqualTo("Hydraulics");
        assertThat(page.hits().getFirst().moments().getFirst().snippetHtml()).contains("<mark>hydraulic</mark>");
        assertThat(search.search("oil hydraulic pump valve ").suggestion()).isNull();
        assertThat(search.search("oil xylophone pump valve ").total()).isEqualTo(MANY + 1);
        assertThat(search.search("oil xylophone pump valve ").suggestion()).isNull();
    }

    @Test
    void search_wordThatResemblesAFillerOfAnotherLanguage_proposesNoFiller() {
        search.with(
                titled("Maths").said("es", "la parte de los paras"),
                titled("Soil").said("fr", "une avecs rare"));
        many("es", "una sala para todos");
        many("fr", "un repas avec nous");

        assertThat(search.search("paras ").suggestion()).isNull();
        assertThat(search.search("avecs ").suggestion()).isNull();
    }
}
