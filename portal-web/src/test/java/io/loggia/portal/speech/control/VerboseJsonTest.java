package io.loggia.portal.speech.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.LoggiaException;
import io.loggia.media.speech.Heard;
import io.loggia.media.speech.Heard.Segment;
import io.loggia.media.speech.Heard.Word;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerboseJsonTest {

    /** The example of OpenAI's reference, shortened: words lie beside the segments. */
    @Test
    void wordsBesideSegments_goToTheirs() {
        Heard heard = VerboseJson.read("""
                {"task":"transcribe","language":"english","duration":8.47,"text":"The beach was a popular spot. People swam.",
                 "segments":[
                  {"id":0,"seek":0,"start":0.0,"end":3.3,"text":" The beach was a popular spot.","tokens":[50364],
                   "temperature":0.0,"avg_logprob":-0.286,"compression_ratio":1.236,"no_speech_prob":0.0098},
                  {"id":1,"start":3.3,"end":5.0,"text":" People swam."}],
                 "words":[{"word":"The","start":0.0,"end":0.2},{"word":"beach","start":0.2,"end":0.5},
                          {"word":"People","start":3.3,"end":3.8}]}""");

        assertThat(heard.language()).isEqualTo("en");
        assertThat(heard.segments())
                .extracting(segment -> segment.words().stream().map(Word::text).toList())
                .containsExactly(List.of("The", "beach"), List.of("People"));
    }

    /** As faster-whisper's servers tell it. */
    @Test
    void wordsInsideOfSegments_areTheirs() {
        Heard heard = VerboseJson.read("""
                {"language":"de","text":"Guten Tag","segments":[{"start":1,"end":2,"text":"Guten Tag",
                 "words":[{"word":" Guten","start":1,"end":1.4,"probability":0.9},{"word":" Tag","start":1.4,"end":2}]}]}""");

        assertThat(heard)
                .isEqualTo(new Heard(
                        "de",
                        List.of(new Segment(
                                1, 2, "Guten Tag", List.of(new Word(1, 1.4, " Guten"), new Word(1.4, 2, " Tag"))))));
    }

    @Test
    void whatAnEngineMakesUpInSilence_isLeftOut() {
        Heard heard = VerboseJson.read("""
                {"text":"Thanks for watching","segments":[{"start":0,"end":2,"text":"Thanks for watching",
                 "no_speech_prob":0.92,"avg_logprob":-1.4}]}""");

        assertThat(heard).isEqualTo(new Heard(null, List.of()));
    }

    @Test
    void silence_isAnAnswer() {
        assertThat(VerboseJson.read("{\"text\":\" \",\"segments\":[]}").segments())
                .isEmpty();
        assertThat(VerboseJson.read("{}").segments()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "<html>Sorry</html>",
                "{\"segments\":[",
                "{\"segments\":[{\"start\":1e99999999999}]}",
                "{\"text\":\"without times\"}",
                "{\"text\":\"without times\",\"segments\":{}}"
            })
    void anythingElse_isRefusedInWords(String body) {
        assertThatThrownBy(() -> VerboseJson.read(body))
                .isInstanceOf(LoggiaException.class)
                .hasMessageContaining("speech engine");
    }

    @Test
    void nestingWithoutEnd_isRefusedInWords() {
        assertThatThrownBy(() -> VerboseJson.read("{\"segments\":" + "[".repeat(1_000_000)))
                .isInstanceOf(LoggiaException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-1e999", "1e2147483000", "\"soon\"", "null", "[0]"})
    void timesOfAnyKind_areRead(String time) {
        Heard heard = VerboseJson.read("{\"segments\":[{\"start\":" + time + ",\"end\":" + time + ",\"text\":\"x\"}]}");

        assertThat(heard.segments()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "english,en",
        "German,de",
        "de,de",
        "eng,en",
        "en-US,en",
        "mandarin,zh",
        "chinese,zh",
        "haitian creole,ht",
        "cantonese,''",
        "und,''",
        "<script>,''",
        "'',''"
    })
    void languages_areKnownByNameAndLetters(String told, String tag) {
        assertThat(SpokenLanguage.tag(told)).isEqualTo(tag);
    }
}
