package io.loggia.search.query;

import static io.loggia.search.TestMedia.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.search.SearchFixture;
import io.loggia.search.analysis.Segments;
import io.loggia.search.analysis.Tongue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that say nothing in a house and of which search makes several. */
class HouseFillersTest {

    private static final String COMPANY = "\u6771\u6d0b\u96fb\u6a5f\u682a\u5f0f\u4f1a\u793e";
    private static final String TEACHING = "\u57f9\u8bad\u89c6\u9891";

    @TempDir
    Path folder;

    @AutoClose
    private SearchFixture search;

    @BeforeEach
    void open() {
        search = new SearchFixture(folder);
        search.speaking(new Vocabulary(
                List.of(),
                Map.of(Tongue.STANDARD, List.of(COMPANY, "Acme Motors"), Tongue.CHINESE, List.of(TEACHING))));
        search.with(
                titled("Japanese").said("ja", "\u30d1\u30b9\u30ef\u30fc\u30c9\u306e\u5909\u66f4"),
                titled("Chinese").said("zh", "\u5982\u4f55\u91cd\u7f6e\u5bc6\u7801"),
                titled("English").said("en", "how the password is changed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {COMPANY, TEACHING})
    void segments_ofThem_areSeveral(String filler) {
        assertThat(Segments.of(filler)).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource({
        // Password of the company: in Japanese without and with a space.
        COMPANY + "\u30d1\u30b9\u30ef\u30fc\u30c9, Japanese",
        COMPANY + " \u30d1\u30b9\u30ef\u30fc\u30c9, Japanese",
        "\u30d1\u30b9\u30ef\u30fc\u30c9 " + COMPANY + ", Japanese",
        "\u5bc6\u7801" + TEACHING + ", Chinese",
        TEACHING + " \u5bc6\u7801, Chinese",
        "acme  motors password, English",
        "password Acme-Motors, English"
    })
    void search_fillerOfSeveralWords_isNotDemanded(String typed, String title) {
        assertThat(search.titles(typed + " ")).contains(title);
        assertThat(search.search(typed + " ").relaxed()).isFalse();
    }

    @Test
    void search_oneOfItsWordsAlone_isDemanded() {
        assertThat(search.search("motors password ").relaxed()).isTrue();
        assertThat(search.titles("\"acme motors\" password ")).isEmpty();
    }

    /** Of the language, and of no other: an item in another language has to hold it. */
    @Test
    void search_fillerOfOneLanguage_isDemandedInOthers() {
        search.with(titled("Plain").said("ja", "\u5bc6\u7801"));

        assertThat(search.titles("\u5bc6\u7801" + TEACHING + " ")).containsExactly("Chinese");
    }
}
