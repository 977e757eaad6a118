package io.loggia.media.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.CaptionKind;
import io.loggia.domain.Chapter;
import io.loggia.media.caption.CaptionLimits;
import io.loggia.media.caption.CaptionParser;
import io.loggia.media.run.Clips;
import io.loggia.media.run.TestTools;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
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
    void subtitlesInTooManyTracks_areTaken_asFarAsTheyMay_andTheRestIsTold() throws Exception {
        Files.writeString(folder.resolve("one.srt"), "1\n00:00:00,500 --> 00:00:01,500\nGood morning\n");
        Clips.browserReady(folder, 2, "64x64");
        List<String> languages = List.of(
                "eng ger fre spa ita por dut swe dan fin nor pol cze slo hun rum bul hrv slv est lav lit".split(" "));
        List<String> arguments = new ArrayList<>(List.of("-i ready.mp4 -i one.srt -map 0 -c copy".split(" ")));
        for (int i = 0; i < languages.size(); i++) {
            arguments.addAll(List.of("-map", "1", "-metadata:s:s:" + i, "language=" + languages.get(i)));
        }
        Path film = Clips.make(folder, "many.mkv", arguments.toArray(new String[0]));

        Extras extras = reader.read(prober.probe(film), film, scratch);

        assertThat(extras.subtitles()).hasSize(20);
        assertThat(extras.note())
                .contains("The file brings what is not shown: subtitles in more than 20 tracks (Latvian, Lithuanian)."
                        + " Upload it as captions if people need it.");
    }

    /** As of a disc: pictures with a time each, of which no text can be made. */
    @Test
    void subtitlesThatArePictures_areTold_withTheirLanguages() throws Exception {
        film("film.mkv", "srt");
        ByteBuffer pages = ByteBuffer.allocate(1000);
        for (int second = 1; second < 3; second++) {
            byte[] page = {1, 64, 0, (byte) 180, 16, 0, (byte) second, (byte) 0x80, 0, 0, 0};
            pages.put("PG".getBytes(StandardCharsets.US_ASCII))
                    .putInt(second * 90_000)
                    .putInt(0);
            pages.put((byte) 0x16).putShort((short) page.length).put(page);
            pages.put("PG".getBytes(StandardCharsets.US_ASCII))
                    .putInt(second * 90_000)
                    .putInt(0);
            pages.put((byte) 0x80).putShort((short) 0);
        }
        Files.write(folder.resolve("pages.sup"), Arrays.copyOf(pages.array(), pages.position()));
        Path disc = Clips.make(
                folder,
                "disc.mkv",
                ("-f sup -i pages.sup -i film.mkv -map 1:v -map 0 -map 0 -map 0 -map 1:s:0 -c copy"
                                + " -metadata:s:s:0 language=ger -metadata:s:s:1 language=fre")
                        .split(" "));

        Extras extras = reader.read(prober.probe(disc), disc, scratch);

        assertThat(extras.subtitles()).as("text is shown all the same").hasSize(1);
        assertThat(extras.unshown())
                .containsExactly(
                        new Extras.Unshown(Extras.Form.PICTURES, "de"),
                        new Extras.Unshown(Extras.Form.PICTURES, "fr"),
                        new Extras.Unshown(Extras.Form.PICTURES, ""));
        assertThat(extras.note())
                .contains("The file brings what is not shown: subtitles that are pictures (German,"
                        + " French). Upload it as captions if people need it.");
    }

    @Test
    void closedCaptions_ofATrackOfTheirOwn_areCaptions() throws Exception {
        Clips.browserReady(folder, 5, "64x64");
        // CEA-608: load what follows, at the bottom, "Hello"; show it; take it away.
        Files.writeString(folder.resolve("closed.scc"), """
                Scenarist_SCC V1.0

                00:00:00:10\t9420 9420 9470 9470 c8e5 ecec ef80

                00:00:01:00\t942f 942f

                00:00:03:00\t942c 942c

                00:00:04:00\t942c 942c

                """);
        Path film = Clips.make(
                folder,
                "closed.mov",
                "-i ready.mp4 -i closed.scc -map 0 -map 1 -c copy -metadata:s:s:0 language=eng".split(" "));

        Extras extras = reader.read(prober.probe(film), film, scratch);

        assertThat(extras.unshown()).isEmpty();
        assertThat(extras.subtitles()).singleElement().satisfies(track -> {
            assertThat(track.kind()).isEqualTo(CaptionKind.CAPTIONS);
            assertThat(track.language()).isEqualTo("en");
            assertThat(new CaptionParser(CaptionLimits.DEFAULT)
                            .parse(track.webVtt().getBytes(StandardCharsets.UTF_8), null)
                            .cues())
                    .singleElement()
                    .satisfies(cue -> {
                        assertThat(cue.text()).isEqualTo("Hello");
                        assertThat(cue.start()).isBetween(Duration.ofMillis(950), Duration.ofMillis(1100));
                        assertThat(cue.end()).isBetween(Duration.ofMillis(2950), Duration.ofMillis(3100));
                    });
        });
    }

    @Test
    void closedCaptions_insideThePicture_areTold() throws Exception {
        Clips.browserReady(folder, 2, "64x64");
        Clips.make(folder, "plain.h264", "-i ready.mp4 -map 0:v -c copy -bsf:v h264_mp4toannexb -f h264".split(" "));
        Files.write(folder.resolve("closed.h264"), captioned(Files.readAllBytes(folder.resolve("plain.h264"))));
        Path film = Clips.make(folder, "closed.mp4", "-f h264 -framerate 25 -i closed.h264 -c copy".split(" "));

        Extras extras = reader.read(prober.probe(film), film, scratch);

        assertThat(extras.unshown()).containsExactly(new Extras.Unshown(Extras.Form.IN_THE_PICTURE, ""));
        assertThat(extras.note().orElseThrow()).contains("closed captions inside the picture.");
    }

    /** H.264 with an ATSC A/53 message ahead of each slice. */
    private static byte[] captioned(byte[] film) {
        byte[] message = HexFormat.of().parseHex("00000106040eb50031474139340341fffc9420ff80");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < film.length; i++) {
            boolean unit = i + 3 < film.length && film[i] == 0 && film[i + 1] == 0 && film[i + 2] == 1;
            int type = unit ? film[i + 3] & 31 : 0;
            if (type == 1 || type == 5) {
                out.writeBytes(message);
            }
            out.write(film[i]);
        }
        return out.toByteArray();
    }

    @Test
    void note_tellsEveryFormOnce() {
        Extras extras = new Extras(
                List.of(),
                List.of(),
                List.of(
                        new Extras.Unshown(Extras.Form.IN_THE_PICTURE, ""),
                        new Extras.Unshown(Extras.Form.UNREADABLE, "pt-BR"),
                        new Extras.Unshown(Extras.Form.PICTURES, "de"),
                        new Extras.Unshown(Extras.Form.PICTURES, "de")));

        assertThat(extras.note())
                .contains("The file brings what is not shown: subtitles that are pictures (German); subtitles of a"
                        + " kind that is not read (Portuguese (Brazil)); closed captions inside the picture. Upload"
                        + " it as captions if people need it.");
        assertThat(Extras.NONE.note()).isEmpty();
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
