package io.loggia.media.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.CaptionKind;
import io.loggia.domain.Chapter;
import io.loggia.media.caption.CaptionLimits;
import io.loggia.media.caption.CaptionParser;
import io.loggia.media.run.Clips;
import io.loggia.media.run.TestTools;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtrasReaderTest {

    @TempDir
    Path folder;

    private final Prober prober = new Prober(TestTools.tools(), ProbeLimits.DEFAULT);
    private final ExtrasReader reader = new ExtrasReader(TestTools.tools());
    private Path scratch;

    @BeforeEach
    void createScratch() throws Exception {
        scratch = Files.createDirectory(folder.resolve("scratch"));
    }

    private Path film(String name, String codec) throws Exception {
        Clips.browserReady(folder, 3, "64x64");
        Files.writeString(folder.resolve("en.srt"), "1\n00:00:00,500 --> 00:00:01,500\nGood <i>morning</i>\n");
        Files.writeString(folder.resolve("de.srt"), "1\n00:00:00,500 --> 00:00:01,500\nGuten Morgen\n");
        Files.writeString(folder.resolve("chapters.txt"), """
                ;FFMETADATA1
                [CHAPTER]
                TIMEBASE=1/1000
                START=0
                END=1000
                title=Begin
                [CHAPTER]
                TIMEBASE=1/1000
                START=1000
                END=3000
                title=<b>The \u202Eend</b>
                """);
        return Clips.make(
                folder,
                name,
                ("-i ready.mp4 -i en.srt -i de.srt -i chapters.txt -map 0 -map 1 -map 2 -map_metadata 3 -map_chapters 3"
                                + " -c copy -c:s " + codec
                                + " -metadata:s:s:0 language=eng -metadata:s:s:1 language=ger")
                        .split(" "));
    }

    @ParameterizedTest
    @CsvSource({"film.mkv, srt", "film.mkv, ass", "film.mp4, mov_text", "film.mov, mov_text"})
    void subtitlesAndChapters_areFound(String name, String codec) throws Exception {
        Path film = film(name, codec);

        Extras extras = reader.read(prober.probe(film), film, scratch);

        assertThat(extras.subtitles()).extracting(Extras.Subtitles::language).containsExactly("en", "de");
        assertThat(new CaptionParser(CaptionLimits.DEFAULT)
                        .parse(extras.subtitles().getFirst().webVtt().getBytes(StandardCharsets.UTF_8), null)
                        .cues())
                .singleElement()
                .satisfies(cue -> {
                    assertThat(cue.text()).isEqualTo("Good morning");
                    // The sound begins a little ahead of the picture.
                    assertThat(cue.start()).isBetween(Duration.ofMillis(500), Duration.ofMillis(530));
                });
        assertThat(extras.chapters())
                .containsExactly(
                        new Chapter(Duration.ZERO, "Begin"), new Chapter(Duration.ofSeconds(1), "<b>The end</b>"));
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void tracks_forThoseWhoDoNotHearOrSee_areOfTheirKind() throws Exception {
        film("film.mkv", "srt");
        Path marked = Clips.make(
                folder,
                "marked.mkv",
                ("-i film.mkv -map 0:v -map 0:s:1 -map 0:s:1 -map 0:s:1 -c copy -disposition:s:0 hearing_impaired"
                                + " -disposition:s:1 0 -disposition:s:2 descriptions")
                        .split(" "));

        Extras extras = reader.read(prober.probe(marked), marked, scratch);

        assertThat(extras.subtitles())
                .extracting(Extras.Subtitles::kind)
                .containsExactly(CaptionKind.CAPTIONS, CaptionKind.SUBTITLES, CaptionKind.DESCRIPTIONS);
        assertThat(extras.subtitles()).extracting(Extras.Subtitles::language).containsOnly("de");
    }

    @Test
    void plainFilm_bringsNothing() throws Exception {
        Path film = Clips.browserReady(folder, 1, "64x64");

        assertThat(reader.read(prober.probe(film), film, scratch)).isEqualTo(Extras.NONE);
    }

    @Test
    @Tag("A10")
    void chaptersBeyondReason_areLeftOut() {
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            told.append("chapters.chapter.%d.start_time=\"%d.000000\"\n".formatted(i, i));
            told.append("chapters.chapter.%d.tags.title=\"%s\u001B[31m\"\n".formatted(i, "x".repeat(190)));
        }
        List<Chapter> chapters = ExtrasReader.chapters(FlatOutput.parse(told.toString()), Duration.ofMinutes(5));

        assertThat(chapters).hasSize(300);
        assertThat(chapters).allMatch(chapter -> !chapter.title().contains("\u001B"));
    }

    @ParameterizedTest
    @CsvSource({"ger, de", "deu, de", "eng, en", "fre, fr", "gsw, gsw", "pt-br, pt-BR", "en, en", "und, ''", "x!, ''"})
    void language_isTold(String code, String tag) {
        assertThat(TrackLanguage.tag(code)).isEqualTo(tag);
    }
}
