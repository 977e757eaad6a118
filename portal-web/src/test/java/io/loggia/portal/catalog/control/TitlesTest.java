package io.loggia.portal.catalog.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.LoggiaException;
import org.junit.jupiter.api.Test;

class TitlesTest {

    @Test
    void fromFileName_separators_becomeSpaces() {
        assertThat(Titles.fromFileName("Q3_sales-kickoff.final.mp4")).isEqualTo("Q3 sales kickoff final");
        assertThat(Titles.fromFileName("Übung 1.webm")).isEqualTo("Übung 1");
    }

    @Test
    void fromFileName_nothingReadable_isUntitled() {
        assertThat(Titles.fromFileName("...")).isEqualTo("Untitled");
        assertThat(Titles.fromFileName("")).isEqualTo("Untitled");
        assertThat(Titles.fromFileName("a".repeat(500))).hasSize(300);
    }

    @Test
    void check_controlCharactersAndEnds_areCleaned() {
        assertThat(Titles.check("  two\nlines\u0000 ")).isEqualTo("two lines");
        assertThatThrownBy(() -> Titles.check(" \t ")).isInstanceOf(LoggiaException.class);
        assertThatThrownBy(() -> Titles.check("x".repeat(301))).isInstanceOf(LoggiaException.class);
    }
}
