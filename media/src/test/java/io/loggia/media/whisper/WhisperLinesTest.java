package io.loggia.media.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.media.speech.Heard;
import io.loggia.media.speech.Heard.Segment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhisperLinesTest {

    private static final String LANGUAGE = "{\"kind\":\"language\",\"tag\":\"jw\"}\n";
    private static final String SEGMENT = "{\"kind\":\"segment\",\"startMs\":0,\"endMs\":1500,\"text\":\"%s\"}\n";

    private static String end(int segments) {
        return "{\"kind\":\"end\",\"segments\":" + segments + "}\n";
    }

    @Test
    void segments_areRead_withTheLanguageAsOthersNameIt() {
        Heard heard = WhisperLines.read(LANGUAGE + SEGMENT.formatted("a \\\"b\\\" \\\\ \\u00fc\\ud83d") + end(1));

        assertThat(heard.language()).isEqualTo("jv");
        assertThat(heard.segments()).containsExactly(new Segment(0, 1.5, "a \"b\" \\ ü\ud83d", List.of()));
        assertThat(WhisperLines.read(LANGUAGE.replace("jw", "") + end(0)).language())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\" b", "\\n", "\\", "\\u12", "\\u12g4", "\u00fc", "\",\"text\":\"b"})
    void text_spelledInAnotherWay_isNoAnswer(String text) {
        assertBad(LANGUAGE + SEGMENT.formatted(text) + end(1));
    }

    @Test
    void output_thatIsCutOffOrTooMuch_isNoAnswer() {
        String segment = SEGMENT.formatted("a");
        for (String output : List.of(
                "",
                LANGUAGE,
                LANGUAGE + segment,
                LANGUAGE + segment + end(2),
                LANGUAGE + segment + end(1) + segment,
                segment + end(1),
                LANGUAGE.replace("jw", "xx") + end(0),
                LANGUAGE + "\n" + end(0),
                LANGUAGE + segment.replace("1500", "1e9") + end(1),
                LANGUAGE + segment.replace("1500", "9".repeat(40)) + end(1),
                LANGUAGE + SEGMENT.formatted("a".repeat(200_000)) + end(1),
                LANGUAGE + segment.repeat(20_001) + end(20_001))) {
            assertBad(output);
        }
        assertThat(WhisperLines.read(LANGUAGE + segment.repeat(20_000) + end(20_000))
                        .segments())
                .hasSize(20_000);
    }

    private static void assertBad(String output) {
        assertThatThrownBy(() -> WhisperLines.read(output))
                .as(output.substring(0, Math.min(200, output.length())))
                .isInstanceOfSatisfying(
                        WhisperException.class, e -> assertThat(e.trouble()).isEqualTo(WhisperTrouble.BAD_ANSWER));
    }

    @Test
    void trouble_isOneOfOurs() {
        assertThat(WhisperLines.trouble("{\"kind\":\"trouble\",\"code\":\"NO_LIBRARY\"}\n"))
                .contains(WhisperTrouble.NO_LIBRARY);
        assertThat(WhisperLines.trouble("{\"kind\":\"trouble\",\"code\":\"ALL_WELL\"}\n"))
                .isEmpty();
        assertThat(WhisperLines.trouble("")).isEmpty();
    }
}
