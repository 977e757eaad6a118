package io.loggia.search.query;

import static io.loggia.search.TestMedia.titled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.loggia.domain.ChannelId;
import io.loggia.search.SearchFixture;
import io.loggia.search.TestMedia;
import io.loggia.search.analysis.Tongue;
import io.loggia.search.index.Narrowing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A house in which everything is written and said in every language that the index knows. */
@Tag("E02")
class ClauseBudgetTest {

    private static final String WORDS =
            "alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike";

    @TempDir
    Path folder;

    @AutoClose
    private SearchFixture search;

    private TestMedia talk;

    @BeforeEach
    void open() {
        search = new SearchFixture(folder);
        talk = everywhere("Signals", WORDS);
        search.with(talk, everywhere("Signals again", WORDS), everywhere("Harvest", "apples and pears"));
    }

    private static TestMedia everywhere(String title, String text) {
        TestMedia media = titled(title)
                .described(text)
                .tagged(text.split(" ", -1))
                .chapter(0, text)
                .slide(0, text)
                .channel(ChannelId.random(), "Channel");
        for (Tongue tongue : Tongue.all()) {
            String language = tongue == Tongue.STANDARD ? "pl" : tongue.language();
            media.said(language, "Ann: " + text);
        }
        return media;
    }

    private static List<String> group(String... words) {
        List<String> others = IntStream.range(0, 12 - words.length)
                .mapToObj(i -> words[0] + "like" + i)
                .toList();
        return IntStream.range(0, 12)
                .mapToObj(i -> i < words.length ? words[i] : others.get(i - words.length))
                .toList();
    }

    private void speaking(String... firstWords) {
        search.speaking(new Vocabulary(
                List.of(firstWords).stream()
                        .map(word -> new Vocabulary.Group(Tongue.STANDARD, group(word, "orchard" + word)))
                        .toList(),
                Map.of()));
    }

    private static String many(String word, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> word + (char) ('a' + i % 26))
                .collect(Collectors.joining(" "));
    }

    @Test
    void search_manyPlainWords_areCutAndToldSo() {
        SearchPage page = search.search(WORDS + " " + WORDS);

        assertThat(page.total()).isEqualTo(2);
        assertThat(page.cut()).isTrue();
        assertThat(page.partial()).isFalse();
        assertThat(search.search("alpha bravo charlie delta ").cut()).isFalse();
    }

    @Test
    void search_largeGroupsOfSynonyms_keepsTheWordsAndSomeSynonyms() {
        speaking("apples", "pears");

        SearchPage page = search.search("apples pears ");

        assertThat(page.hits()).extracting(hit -> hit.item().title()).containsExactly("Harvest");
        assertThat(page.partial()).isTrue();
        assertThat(page.cut()).isFalse();
        assertThat(search.titles("orchardapples pears "))
                .as("by its first synonym")
                .containsExactly("Harvest");
        assertThat(search.search("alpha bravo ").partial()).isFalse();
    }

    @Test
    void search_expressionsWithManySynonyms_areAnswered() {
        List<Vocabulary.Group> groups = IntStream.range(0, 4)
                .mapToObj(i -> new Vocabulary.Group(
                        Tongue.STANDARD,
                        group("alpha bravo charlie delta".substring(0, 11 + 3 * i), "apples and pears")))
                .toList();
        search.speaking(new Vocabulary(groups, Map.of()));

        SearchPage page = search.search("alpha bravo ");

        assertThat(page.total()).as("the words, and what says the same").isEqualTo(3);
        assertThat(page.partial()).isTrue();
        assertThatCode(() -> search.search(WORDS)).doesNotThrowAnyException();
    }

    @Test
    void search_fourTypingErrors_areForgiven() {
        SearchPage page = search.search("charlxe foxtrxt julixtt hxtel ");

        assertThat(page.total()).isEqualTo(2);
        assertThat(page.suggestion()).isEqualTo("charlie foxtrot juliett hotel ");
    }

    @Test
    void search_typingErrorsBesideSynonyms_areAnswered() {
        speaking("charlxe", "foxtrxt", "julixtt", "hxtel");

        assertThatCode(() -> search.search("charlxe foxtrxt julixtt hxtel")).doesNotThrowAnyException();
        assertThat(search.search("charlxe ").total()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zulu", "\u7814\u4fee\u5b89\u5168", "datenschutzschulung", "\uad50\uc721\uc548\uc804", "schulung"
            })
    void everything_whateverIsAsked_isAnswered(String word) {
        speaking("alpha", "charlie", word + "a", word + "b", word + "c");
        String phrases = "\"" + many(word, 40) + "\" \"" + many(word, 40) + "\"";
        for (String text : List.of(
                many(word, 200),
                many("-" + word, 200),
                WORDS + many(" -" + word, 16),
                many(word, 16).replace(" ", " OR "),
                many(word, 16).replace(" ", "* ") + "*",
                phrases,
                word.repeat(300 / word.length()),
                "alpha " + many(word, 15) + " alpha charlie")) {
            assertThatCode(() -> {
                        search.search(text);
                        search.suggest(TestMedia.EMPLOYEE, TestMedia.NOW, text);
                        search.at(TestMedia.NOW).finds(TestMedia.EMPLOYEE, text);
                        search.at(TestMedia.NOW)
                                .moments(TestMedia.EMPLOYEE, talk.media().id(), text, Narrowing.none(), false)
                                .moments();
                    })
                    .as(text)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void similar_manyTellingWords_isAnswered() {
        speaking("alpha", "bravo");

        assertThat(search.at(TestMedia.NOW)
                        .similar(TestMedia.EMPLOYEE, talk.media().id(), 5)
                        .hits())
                .extracting(hit -> hit.item().title())
                .contains("Signals again");
    }
}
