package io.loggia.media.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loggia.domain.Cue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The formats beside WebVTT, SubRip out, and transcripts without times. */
class CaptionFormatsTest {

    private final CaptionParser parser = new CaptionParser(CaptionLimits.DEFAULT);

    private ParsedCaptions parse(String text) {
        return parser.parse(text.getBytes(StandardCharsets.UTF_8), null);
    }

    private List<Cue> spread(String text, long seconds) {
        return parser.spread(text.getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(seconds), "en")
                .cues();
    }

    private CaptionException refused(String text) {
        return catchThrowableOfType(CaptionException.class, () -> parse(text));
    }

    private static Cue cue(long startMs, long endMs, String text) {
        return new Cue(Duration.ofMillis(startMs), Duration.ofMillis(endMs), null, text);
    }

    @Test
    void sbv_givesPlainCues() {
        assertThat(parse("""
                0:00:00.599,0:00:04.160
                >> ANN: Hi, this is <i>Ann</i>[br]and --> here we go

                0:00:04.160,0:01:06.5
                2
                0:01:07.000,0:01:08.000
                end
                """).cues())
                .containsExactly(
                        cue(599, 4160, ">> ANN: Hi, this is Ann\nand --> here we go"),
                        cue(4160, 66_500, "2"),
                        cue(67_000, 68_000, "end"));
    }

    @Test
    void sbv_malformed_isRefusedWithItsLine() {
        assertThat(refused("0:00:01.000,0:00:02.000\na\n\n0:00:0x.000,0:00:04.000\nb\n")
                        .line())
                .isEqualTo(4);
        assertThat(refused("0:00:01.000,0:00:02.000\na\n\n0:99:01.000,0:00:04.000\nb\n")
                        .line())
                .isEqualTo(4);
        assertThat(refused("0:00:05.000,0:00:02.000\na\n").line()).isEqualTo(1);
    }

    @Test
    void subRip_written_readsBackTheSame() {
        List<Cue> cues = List.of(
                cue(0, 1, "Fish & chips < 5 & &amp; <b>bold</b> {\\an8} <3"), cue(90_061_001, 90_062_002, "12\n34"));

        String written = SubRipWriter.write(cues);

        assertThat(written).startsWith("1\n00:00:00,000 --> 00:00:00,001\n");
        assertThat(parse(written).cues()).isEqualTo(cues);
    }

    @Test
    void subRip_written_namesSpeakersAndHoldsNoFalseTiming() {
        String written = SubRipWriter.write(List.of(
                new Cue(Duration.ZERO, Duration.ofSeconds(1), "Ann", "go\n\n00:00:05,000 --> 00:00:06,000\nthere")));

        assertThat(parse(written).cues())
                .containsExactly(cue(0, 1000, "Ann: go\n00:00:05,000 \u2192 00:00:06,000\nthere"));
    }

    @Test
    void transcript_spread_givesEachSentenceTimeByItsLetters() {
        List<Cue> cues = spread("Hello there.  How are\nyou today, my friends?\n\nFine", 37);

        assertThat(cues)
                .extracting(Cue::text)
                .containsExactly("Hello there.", "How are you today, my friends?", "Fine");
        assertThat(cues).extracting(cue -> cue.start().toMillis()).containsExactly(0L, 10_000L, 33_000L);
        assertThat(cues.getLast().end()).isEqualTo(Duration.ofSeconds(37));
    }

    @Test
    void transcript_withLongSentences_isCutAtClausesAndWords() {
        String sentence = "when everybody has left the building and the doors are closed, ".repeat(20);

        assertThat(spread(sentence, 100))
                .hasSize(20)
                .allSatisfy(cue -> assertThat(cue.text()).endsWith("closed,"));
        assertThat(spread("word ".repeat(100) + "𝒳".repeat(300), 100))
                .allSatisfy(cue -> assertThat(cue.text().length()).isBetween(1, 84));
        assertThat(String.join(
                        "",
                        spread("𝒳".repeat(300), 100).stream().map(Cue::text).toList()))
                .isEqualTo("𝒳".repeat(300));
    }

    @Test
    void transcript_isRefusedAsItIs_andSaysThatItCouldBeSpread() {
        CaptionException e = refused("Welcome to the plant.\nMind the step.");

        assertThat(e.untimed()).isTrue();
        assertThat(catchThrowableOfType(
                        CaptionException.class,
                        () -> parser.spread("Words".getBytes(StandardCharsets.UTF_8), null, "en")))
                .hasMessageContaining("not known yet");
        assertThat(catchThrowableOfType(CaptionException.class, () -> spread("Hello there.", 0)))
                .hasMessageContaining("more text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "{\"a\":1}",
                "[1,2]",
                "%PDF-1.7 words words words",
                "PK\u0003\u0004 words",
                "<p>words</p>",
                "WEBVTT\n\nwords",
                "1\n2\n3",
                "42",
                "?!?",
                "a,;;;;;;"
            })
    void transcript_thatIsNone_isNotOffered(String text) {
        assertThat(refused(text).untimed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026\nwas a good year for the plant. It made many pumps.",
                "2026\n\nWas a good year for the plant.",
                "7\n8\n9\nand so the countdown goes on"
            })
    void transcriptThatBeginsWithANumber_canBeSpread(String text) {
        assertThat(refused(text).untimed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1\nHello there, the timing comes late\n00:00:01,000 --> 00:00:02,000\nHello",
                "1\n\n00:00:01,000 --> 00:00:02,000\nHello, a line is blank that should not be",
            })
    void subRipWhoseFirstTimingIsMissed_isTold_andNoTranscript(String text) {
        CaptionException e = refused(text);
        assertThat(e).hasMessageStartingWith("Line 2: A timing such as 00:00:01,000 --> 00:00:02,500 was expected");
        assertThat(e.untimed()).isFalse();
    }

    /** Whatever is thrown at it, there are cues in order or a refusal with a line, and what was read is read again. */
    @Tag("A14")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyText_isReadOrRefused_neverAnythingElse(long seed) {
        Random random = new Random(seed);
        String[] seeds = {
            "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>One &amp; two\n\nNOTE x\n\n00:03.000 --> 00:04.000\nThree\n",
            "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>One</i>\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n",
            "0:00:01.000,0:00:02.000\nOne[br]Two\n\n0:00:03.000,0:00:04.000\nThree\n",
            "<?xml version='1.0'?><tt xmlns='http://www.w3.org/ns/ttml' xml:lang='en'><body><div begin='1s'>"
                    + "<p begin='00:00:01.5' end='2s'>One<br/>two</p><p dur='10f'><span begin='1s'>x</span></p></div></body></tt>",
            "Welcome. This is text without times, which goes on for a while."
        };
        for (int round = 0; round < 2_000; round++) {
            String text = mutated(seeds[random.nextInt(seeds.length)], random);
            Duration length = random.nextBoolean() ? Duration.ofSeconds(random.nextInt(100)) : null;
            byte[] file = text.getBytes(random.nextInt(4) == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
            for (ParsedCaptions read : readings(file, length)) {
                assertThat(read.cues())
                        .isNotEmpty()
                        .isSortedAccordingTo((a, b) -> a.start().compareTo(b.start()));
                assertThat(parse(WebVttWriter.write(read.cues())).cues())
                        .as(text)
                        .isEqualTo(read.cues());
                assertThat(parse(SubRipWriter.write(read.cues())).cues())
                        .as(text)
                        .hasSameSizeAs(read.cues());
            }
        }
    }

    private List<ParsedCaptions> readings(byte[] file, @Nullable Duration length) {
        List<ParsedCaptions> readings = new ArrayList<>();
        try {
            readings.add(parser.parse(file, length, "en"));
        } catch (CaptionException e) {
            assertThat(e.line()).isPositive();
        }
        try {
            readings.add(parser.spread(file, length, "en"));
        } catch (CaptionException e) {
            assertThat(e.line()).isPositive();
        }
        return readings;
    }

    private static String mutated(String text, Random random) {
        String spice = "<>&;:,.-'\"/=0123456789 \t\n\r\0{\\}[]seqbegindurÄ漢\u202E\uFEFF\uD800";
        StringBuilder changed = new StringBuilder(text);
        for (int change = random.nextInt(6); change > 0 && !changed.isEmpty(); change--) {
            int at = random.nextInt(changed.length());
            int to = Math.min(changed.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, spice.charAt(random.nextInt(spice.length())));
                case 2 -> changed.insert(random.nextInt(changed.length()), changed.substring(at, to));
                default -> changed.delete(at, to);
            }
        }
        return changed.toString();
    }
}
