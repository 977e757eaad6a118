package io.loggia.media.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.Cue;
import io.loggia.media.caption.CaptionLimits;
import io.loggia.media.caption.CaptionParser;
import io.loggia.media.caption.WebVttWriter;
import io.loggia.media.speech.Heard.Segment;
import io.loggia.media.speech.Heard.Word;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenCuesTest {

    private static final Duration LENGTH = Duration.ofMinutes(10);
    private static final String LONG =
            "We keep the valve closed until the pressure has fallen below four bar, and then we"
                    + " open it by hand. Nobody leaves the hall before the light is green.";

    private static Segment said(double start, double end, String text) {
        return new Segment(start, end, text, List.of());
    }

    private static List<Cue> cues(Segment... segments) {
        return SpokenCues.of(new Heard("en", List.of(segments)), Duration.ZERO, LENGTH);
    }

    private static void assertReadable(List<Cue> cues) {
        Duration free = Duration.ZERO;
        for (Cue cue : cues) {
            assertThat(cue.start()).isGreaterThanOrEqualTo(free);
            assertThat(cue.end()).isGreaterThan(cue.start()).isLessThanOrEqualTo(LENGTH);
            assertThat(cue.text()).isNotBlank();
            free = cue.end();
        }
    }

    @Test
    void shortSegment_isOneCue_atItsPlaceInTheFilm() {
        Heard heard = new Heard("en", List.of(said(1.25, 3.5, " Good morning.")));

        assertThat(SpokenCues.of(heard, Duration.ofMinutes(20), LENGTH))
                .containsExactly(
                        new Cue(Duration.ofMillis(1_201_250), Duration.ofMillis(1_203_500), null, "Good morning."));
    }

    @Test
    void longSegment_isSplitAtItsSentence_inLinesOf42() {
        List<Cue> cues = cues(said(0, 10, LONG));

        assertThat(cues).hasSize(2);
        assertReadable(cues);
        assertThat(cues)
                .allSatisfy(cue -> assertThat(cue.text().lines().toList())
                        .hasSizeLessThanOrEqualTo(2)
                        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(42)));
        assertThat(String.join(" ", cues.stream().map(Cue::text).toList()).replace('\n', ' '))
                .isEqualTo(LONG);
        assertThat(cues.getLast().end()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void splitSegment_goesByTheTimesOfItsWords_whereTheyAreTold() {
        List<Word> words = new ArrayList<>();
        String[] all = LONG.split(" ", -1);
        for (int i = 0; i < all.length; i++) {
            // Said at once, after which the speaker is silent: in proportion, the second half would come later.
            words.add(new Word(i * 0.1, i * 0.1 + 0.1, " " + all[i].replace(",", "")));
        }

        List<Cue> cues =
                SpokenCues.of(new Heard("en", List.of(new Segment(0, 60, LONG, words))), Duration.ZERO, LENGTH);

        int before = cues.getFirst().text().split("\\s").length;
        assertThat(cues.get(1).start()).isEqualTo(Duration.ofMillis(before * 100L));
    }

    @Test
    void wordsOfAnotherText_areNotBelieved() {
        List<Cue> cues = SpokenCues.of(
                new Heard("en", List.of(new Segment(0, 10, LONG, List.of(new Word(9.9, 10, "else"))))),
                Duration.ZERO,
                LENGTH);

        assertThat(cues.get(1).start()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
    }

    @Test
    void scriptWithoutSpaces_isBrokenToo_andIsTwiceAsWide() {
        List<Cue> cues = cues(said(0, 20, "今日は新しい機械の使い方について説明します。".repeat(4)));

        assertReadable(cues);
        assertThat(cues)
                .allSatisfy(cue -> assertThat(cue.text().lines().toList())
                        .hasSizeLessThanOrEqualTo(2)
                        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(21)));
    }

    @Test
    void timesThatAreNone_orLieElsewhere_endInsideOfTheSound() {
        List<Cue> cues = cues(
                said(Double.NaN, Double.NaN, "one"),
                said(-5, 2, "two"),
                said(4, Double.POSITIVE_INFINITY, "three"),
                said(3, 1, "four"),
                said(1e300, 1e301, "never"),
                said(600, 700, "too late"));

        assertReadable(cues);
        assertThat(cues).extracting(Cue::text).containsExactly("one", "two", "four", "three");
    }

    @Test
    void overlappingSegments_followEachOther() {
        List<Cue> cues = cues(said(0, 9, "first"), said(2, 9, "second"), said(2, 9, "third"));

        assertReadable(cues);
        assertThat(cues).extracting(Cue::text).containsExactly("first", "second", "third");
        assertThat(cues.getFirst().end()).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "a --> b\n\n1\n00:00 --> 00:01",
                "\u0000\u001b[31mred\u202Eback\uD800",
                "&lt;b&gt;",
                "WEBVTT\n\nNOTE x"
            })
    void textOfAnyKind_staysText(String hostile) {
        List<Cue> cues = cues(said(0, 4, hostile));

        String stored = WebVttWriter.write(cues);
        assertThat(stored).doesNotContain("<s").doesNotContain("\u0000").doesNotContain("\u202E");
        List<Cue> read = new CaptionParser(CaptionLimits.DEFAULT)
                .parse(stored.getBytes(StandardCharsets.UTF_8), null)
                .cues();
        assertThat(read).isEqualTo(cues);
    }

    @Test
    void emptyAndInvisibleTexts_makeNoCue() {
        assertThat(cues(said(0, 1, ""), said(1, 2, "  \n "), said(2, 3, "\u0007")))
                .isEmpty();
    }

    @Test
    void endlessWord_isBroken() {
        List<Cue> cues = cues(said(0, 60, "a".repeat(100_000)));

        assertReadable(cues);
        assertThat(cues).hasSizeLessThan(100);
    }

    @Test
    void anyAnswer_becomesCuesThatCanBeRead() {
        Random random = new Random(6);
        for (int round = 0; round < 300; round++) {
            List<Segment> segments = new ArrayList<>();
            for (int i = random.nextInt(30); i > 0; i--) {
                double start = random.nextGaussian() * 500;
                String text = LONG.substring(random.nextInt(LONG.length()));
                segments.add(new Segment(
                        start,
                        start + random.nextGaussian() * 20,
                        text,
                        List.of(new Word(start, start, text.substring(0, 1)), new Word(-start, 0, text))));
            }
            assertReadable(SpokenCues.of(new Heard(null, segments), Duration.ZERO, LENGTH));
        }
    }
}
