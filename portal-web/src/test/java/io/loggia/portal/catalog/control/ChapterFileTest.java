package io.loggia.portal.catalog.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.Chapter;
import io.loggia.domain.LoggiaException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChapterFileTest {

    private static final Duration LENGTH = Duration.ofMinutes(2);

    private static ChapterFile read(String file) {
        return ChapterFile.read(file.getBytes(StandardCharsets.UTF_8), LENGTH);
    }

    private static Chapter at(int seconds, String title) {
        return new Chapter(Duration.ofSeconds(seconds), title);
    }

    @Test
    void cues_areChapters_eachWithItsWordsInOneLine() {
        ChapterFile file = read("""
                WEBVTT

                intro
                00:00.000 --> 00:30.000
                How we
                <b>begin</b>

                00:30.000 --> 02:00.000
                &lt;Q&amp;A>
                """);

        assertThat(file.chapters()).containsExactly(at(0, "How we begin"), at(30, "<Q&A>"));
        assertThat(file.warnings()).isEmpty();
    }

    @Test
    void chaptersInOneAnother_areTakenOncePerMoment_theOuterFirst() {
        ChapterFile file = read("""
                WEBVTT

                00:00.000 --> 00:20.000
                Part 1.1

                00:00.000 --> 01:00.000
                Part 1

                00:20.000 --> 01:00.000
                Part 1.2
                """);

        assertThat(file.chapters()).containsExactly(at(0, "Part 1"), at(20, "Part 1.2"));
        assertThat(file.warnings()).anyMatch(warning -> warning.endsWith("left out: 1."));
    }

    @Test
    void titles_longerThanAny_areCut() {
        assertThat(read("WEBVTT\n\n00:00.000 --> 00:20.000\n" + "long ".repeat(200) + "\n")
                        .chapters())
                .singleElement()
                .satisfies(chapter -> assertThat(chapter.title()).hasSizeLessThanOrEqualTo(Chapter.MAX_TITLE));
    }

    @Test
    void files_thatAreNone_areRefused() {
        assertThatThrownBy(() -> read("0:00 Begin\n0:30 End\n")).isInstanceOf(LoggiaException.class);
    }
}
