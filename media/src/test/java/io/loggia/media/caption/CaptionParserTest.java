package io.loggia.media.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loggia.domain.Cue;
import io.loggia.domain.ErrorCode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionParserTest {

    private final CaptionParser parser = new CaptionParser(CaptionLimits.DEFAULT);

    private ParsedCaptions parse(String text) {
        return parser.parse(text.getBytes(StandardCharsets.UTF_8), null);
    }

    private CaptionException refused(String text) {
        return catchThrowableOfType(CaptionException.class, () -> parse(text));
    }

    private static Cue cue(long startMs, long endMs, String text) {
        return new Cue(Duration.ofMillis(startMs), Duration.ofMillis(endMs), null, text);
    }

    @Test
    void webvtt_withHeaderNotesStylesAndIds_givesPlainCues() {
        ParsedCaptions captions = parse("""
                WEBVTT - Safety first
                Kind: captions

                STYLE
                ::cue { background: url(http://evil/) }

                REGION
                id:fred

                NOTE a comment
                over two lines

                intro
                00:01.000 --> 00:02.500 align:start position:10%
                Welcome to the <b.loud>plant</b>.
                Mind the <i>step</i>.

                01:00:03.000 --> 01:00:04.000
                Fish &amp; chips &lt;hot&gt;
                """);

        assertThat(captions.cues())
                .containsExactly(
                        cue(1000, 2500, "Welcome to the plant.\nMind the step."),
                        cue(3_603_000, 3_604_000, "Fish & chips <hot>"));
        assertThat(captions.warnings()).singleElement().asString().contains("STYLE");
    }

    @Test
    void webvtt_voiceSpans_nameTheSpeakers() {
        ParsedCaptions captions = parse("""
                WEBVTT

                00:01.000 --> 00:02.000
                <v.first Esme &amp; Co>Hello</v>
                <v Bob>Hi <c.yellow>there</c>
                """);

        assertThat(captions.cues()).extracting(Cue::speaker).containsExactly("Esme & Co", "Bob");
        assertThat(captions.cues()).extracting(Cue::text).containsExactly("Hello", "Hi there");
    }

    @Test
    void subrip_withCommasTagsAndPositions_givesPlainCues() {
        ParsedCaptions captions = parse("""

                1
                00:00:01,000 --> 00:00:02,500
                {\\an8}<font color="#fff">Price</font> < 5 & falling

                2
                0:00:03,5 --> 0:00:04,25  X1:1 X2:2
                Done
                """);

        assertThat(captions.cues()).containsExactly(cue(1000, 2500, "Price < 5 & falling"), cue(3500, 4250, "Done"));
    }

    @Test
    void subrip_blankLineLost_isReadAsTwoCues() {
        ParsedCaptions captions =
                parse("1\n00:00:01,000 --> 00:00:02,000\nOne\n2\n00:00:02,000 --> 00:00:03,000\nTwo\n");

        assertThat(captions.cues()).extracting(Cue::text).containsExactly("One", "Two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lineBreaks_ofAnyKind_areUnderstood(String lineBreak) {
        String text = String.join(lineBreak, "WEBVTT", "", "00:01.000 --> 00:02.000", "Hello", "");

        assertThat(parse(text).cues()).containsExactly(cue(1000, 2000, "Hello"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void encoding_withAndWithoutMark_isRecognised(String name) {
        String text = "WEBVTT\n\n00:01.000 --> 00:02.000\nGrüße an alle\n";
        Charset charset = Charset.forName(name);

        assertThat(parser.parse(text.getBytes(charset), null).cues()).containsExactly(cue(1000, 2000, "Grüße an alle"));
        assertThat(parser.parse(("\uFEFF" + text).getBytes(charset), null).cues())
                .containsExactly(cue(1000, 2000, "Grüße an alle"));
    }

    @Test
    void encoding_windows1252_isReadWithWarning() {
        byte[] file = "1\n00:00:01,000 --> 00:00:02,000\nCafé\n".getBytes(Charset.forName("windows-1252"));

        ParsedCaptions captions = parser.parse(file, null);

        assertThat(captions.cues()).extracting(Cue::text).containsExactly("Café");
        assertThat(captions.warnings()).singleElement().asString().contains("Windows-1252");
    }

    @Test
    void malformedTiming_isRefusedWithItsLine() {
        CaptionException e = refused("WEBVTT\n\n00:01.000 --> 00:02.000\nOne\n\n00:0x.000 --> 00:04.000\nTwo\n");

        assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CAPTIONS);
        assertThat(e.line()).isEqualTo(6);
        assertThat(e).hasMessageContaining("Line 6");
    }

    @Test
    void textWithoutTiming_isRefusedWithItsLine() {
        assertThat(refused("WEBVTT\n\nsome\ntext\n").line()).isEqualTo(4);
    }

    @Test
    void endBeforeStart_isRefusedWithItsLine() {
        assertThat(refused("1\n00:00:05,000 --> 00:00:02,000\nOne\n").line()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "WEBVTT\n", "WEBVTTX\n", "{\"a\":1}", "<tt xmlns='x'/>", "%PDF-1.7"})
    void notCaptions_isRefused(String text) {
        assertThat(refused(text)).isNotNull();
    }

    @Test
    void cuesOutOfOrder_areSortedWithWarning() {
        ParsedCaptions captions = parse("WEBVTT\n\n00:03.000 --> 00:04.000\nB\n\n00:01.000 --> 00:02.000\nA\n");

        assertThat(captions.cues()).extracting(Cue::text).containsExactly("A", "B");
        assertThat(captions.warnings()).hasSize(1);
    }

    @Test
    void cuesPastTheEnd_areKeptWithWarning() {
        ParsedCaptions captions = parser.parse(
                "WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\n00:30.000 --> 00:31.000\nB\n".getBytes(StandardCharsets.UTF_8),
                Duration.ofSeconds(10));

        assertThat(captions.cues()).hasSize(2);
        assertThat(captions.warnings()).singleElement().asString().startsWith("1 cue begins after the end");
    }

    @Test
    void emptyOrZeroLengthCue_isLeftOutWithWarning() {
        ParsedCaptions captions = parse("""
                WEBVTT

                00:01.000 --> 00:02.000

                00:03.000 --> 00:03.000
                blink

                00:04.000 --> 00:05.000
                stay
                """);

        assertThat(captions.cues()).extracting(Cue::text).containsExactly("stay");
        assertThat(captions.warnings()).containsExactly("2 cues without text or length left out.");
    }

    @Tag("A14")
    @Test
    void hostileMarkup_comesOutAsPlainText() {
        ParsedCaptions captions = parse("""
                WEBVTT

                00:01.000 --> 00:02.000
                <script>alert(1)</script><img src=x onerror=alert(2)>Hi<svg/onload=x>
                \u001B[31mred\u0000 &#60;b&#62; &#0; &#xD800; &#999999999; &bogus;
                """);

        assertThat(captions.cues())
                .extracting(Cue::text)
                .containsExactly("alert(1)Hi\n[31mred\uFFFD <b> \uFFFD \uFFFD &#999999999; &bogus;");
    }

    @Tag("A14")
    @Test
    void hostileSize_isCapped() {
        CaptionParser small = new CaptionParser(new CaptionLimits(400, 3, 20));
        String cue = "00:01.000 --> 00:02.000\nA\n\n";

        assertThatThrownBy(() -> small.parse(new byte[401], null)).isInstanceOf(CaptionException.class);
        assertThatThrownBy(() -> small.parse(("WEBVTT\n\n" + cue.repeat(4)).getBytes(StandardCharsets.UTF_8), null))
                .isInstanceOfSatisfying(
                        CaptionException.class, e -> assertThat(e.line()).isEqualTo(12));
        assertThatThrownBy(() -> small.parse(
                        ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + "unclosed\n".repeat(9))
                                .getBytes(StandardCharsets.UTF_8),
                        null))
                .isInstanceOfSatisfying(
                        CaptionException.class, e -> assertThat(e.line()).isEqualTo(3));
    }

    /** A regular expression must not blow up on a long run of almost-markup. */
    @Tag("A14")
    @Test
    void hostileRuns_takeLinearTime() {
        String line = "<".repeat(3000) + "&#x".repeat(1000) + "{\\".repeat(1000) + "\t\n\t".repeat(300);
        List<Cue> cues = parse("1\n00:00:01,000 --> 00:00:02,000\n" + line.replaceAll("\\n\\s*", "\n"))
                .cues();

        assertThat(cues).hasSize(1);
    }

    @Test
    void writer_ofAnything_readsBackTheSame() {
        List<Cue> cues = List.of(
                new Cue(Duration.ZERO, Duration.ofMillis(1), "A > B & <C>", "x --> y\n& <i>not markup</i> &amp;"),
                cue(90_061_001, 90_062_002, "-->"));

        String written = WebVttWriter.write(cues);

        assertThat(parse(written).cues()).isEqualTo(cues);
        assertThat(written).startsWith("WEBVTT\n\n00:00:00.000 --> 00:00:00.001\n<v A &gt; B &amp; &lt;C&gt;>");
    }

    @Test
    void writer_blankLineInText_cannotEndTheCue() {
        String written = WebVttWriter.write(List.of(cue(0, 1000, "a\n\n00:05.000 --> 00:06.000\n\nb")));

        assertThat(parse(written).cues()).extracting(Cue::text).containsExactly("a\n00:05.000 --> 00:06.000\nb");
    }
}
