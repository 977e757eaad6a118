package io.loggia.search.query;

import static io.loggia.search.TestMedia.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.search.SearchFixture;
import io.loggia.search.analysis.Tongue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jargon of a house of which one expression has several words. */
class SynonymsTest {

    @TempDir
    Path folder;

    @AutoClose
    private SearchFixture search;

    @BeforeEach
    void open() {
        search = new SearchFixture(folder);
        search.speaking(new Vocabulary(
                List.of(
                        new Vocabulary.Group(Tongue.STANDARD, List.of("SSO", "single sign-on")),
                        new Vocabulary.Group(Tongue.STANDARD, List.of("works council", "Betriebsrat")),
                        new Vocabulary.Group(Tongue.STANDARD, List.of("council", "board"))),
                Map.of()));
        search.with(
                titled("Short").said("en", "the setup of sso here"),
                titled("Long").said("en", "the setup of single sign-on here"),
                titled("Apart").said("en", "every single setup has a sign"),
                titled("Rat").said("de", "der Betriebsrat tagt"),
                titled("Board").said("en", "works of the board"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sso setup ",
                "setup sso",
                "single sign-on setup ",
                "setup single sign-on",
                "setup single sign on ",
                "our Single  Sign-On setup ",
                "\"single sign-on\" setup "
            })
    void search_expressionAmongOtherWords_meetsWhatSaysTheSame(String text) {
        assertThat(search.titles(text)).contains("Short", "Long");
    }

    @Test
    void search_shortForm_meetsTheExpressionAndNotItsScatteredWords() {
        assertThat(search.titles("sso setup ")).containsExactlyInAnyOrder("Short", "Long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"single -here sign-on", "single OR sign-on", "single* sign-on ", "title:single sign-on "})
    void search_wordsThatDoNotStandTogether_areNoExpression(String text) {
        assertThat(search.titles(text)).doesNotContain("Short");
    }

    @Test
    void search_expression_goesBeforeTheSynonymsOfItsWords() {
        assertThat(search.titles("works council ")).containsExactlyInAnyOrder("Rat", "Board");
        assertThat(search.titles("council ")).containsExactly("Board");
        assertThat(search.titles("betriebsrat ")).containsExactly("Rat");
    }

    @Test
    void search_expression_marksWhatSaysTheSame() {
        assertThat(search.search("setup single sign-on").hits().stream()
                        .filter(hit -> hit.item().title().equals("Short"))
                        .map(hit -> hit.moments().getFirst().snippetHtml()))
                .containsExactly("the <mark>setup</mark> of <mark>sso</mark> here");
    }

    @Test
    void search_expressionWithoutSpaces_meetsWhatSaysTheSame() {
        search.speaking(
                new Vocabulary(List.of(new Vocabulary.Group(Tongue.STANDARD, List.of("パスワード変更", "sso"))), Map.of()));

        assertThat(search.titles("パスワード変更 ")).containsExactly("Short");
        assertThat(search.titles("setup パスワード変更 ")).containsExactly("Short");
    }
}
