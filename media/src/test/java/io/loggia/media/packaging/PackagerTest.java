package io.loggia.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lindstrom.m3u8.parser.MasterPlaylistParser;
import io.lindstrom.m3u8.parser.ParsingMode;
import io.loggia.domain.LoggiaException;
import io.loggia.media.capability.Encoder;
import io.loggia.media.plan.LadderSettings;
import io.loggia.media.plan.Rendition;
import io.loggia.media.plan.TranscodePath;
import io.loggia.media.plan.TranscodePlan;
import io.loggia.media.plan.TranscodePlanner;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.ProbeLimits;
import io.loggia.media.probe.Prober;
import io.loggia.media.run.Clips;
import io.loggia.media.run.TestTools;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackagerTest {

    private static final TranscodePath SOFTWARE = TranscodePath.software(Encoder.H264_X264);

    @TempDir
    Path folder;

    private Path out;
    private final Prober prober = new Prober(TestTools.tools(), ProbeLimits.DEFAULT);
    private final Packager packager = new Packager(TestTools.tools(), 2, 6L << 30);
    private final TranscodePlanner planner = new TranscodePlanner(LadderSettings.DEFAULT);
    private final List<Double> progress = new ArrayList<>();

    @BeforeEach
    void createOutput() throws Exception {
        out = Files.createDirectory(folder.resolve("out"));
    }

    private String master() throws Exception {
        return Files.readString(out.resolve(Packager.MASTER));
    }

    private static long segments(Path rendition) throws Exception {
        try (Stream<Path> files = Files.list(rendition)) {
            return files.filter(file -> file.toString().endsWith(".m4s")).count();
        }
    }

    @Test
    void remux_ofReadyClip_isAPresentation() throws Exception {
        Path clip = Clips.browserReady(folder, 9, "320x180");
        MediaInfo info = prober.probe(clip);

        packager.run(planner.remux(info), clip, out, progress::add);

        assertThat(master())
                .startsWith("#EXTM3U\n")
                .contains("#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"audio\"")
                .containsPattern("CODECS=\"avc1\\.[0-9A-F]{6},mp4a\\.40\\.2\",RESOLUTION=320x180,FRAME-RATE=25\\.000")
                .contains("\nv0/index.m3u8\n");
        assertThat(segments(out.resolve("v0"))).isBetween(2L, 3L);
        assertThat(progress).last().isEqualTo(1.0);
    }

    /** What jumps to a moment fetches a whole segment, and plays it without the ones before. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            as usual                | -g 100                           | true
            one key picture         | -g 9999 -sc_threshold 0          | false
            open groups of pictures | -g 50 -bf 2 -x264opts open-gop=1 | false
            """)
    void copiedPictures_areTakenOnlyWhereTheyCanBeEntered(String name, String options, boolean taken) throws Exception {
        Path clip = Clips.make(
                folder,
                "film.mp4",
                ("-f lavfi -i testsrc2=size=160x90:rate=25:duration=24 -c:v libx264 -preset ultrafast -pix_fmt yuv420p "
                                + options)
                        .split(" "));
        MediaInfo info = prober.probe(clip);

        assertThat(info.browserReady()).isTrue();
        assertThat(packager.copy(planner.remux(info), clip, out, progress::add)).isEqualTo(taken);
    }

    /** What is published first: copied, with pictures that refer to later ones and an edit list that puts them in order. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            stereo         | aac -ac 2                                     | 2 | mp4a.40.2
            mono           | aac -ac 1                                     | 1 | mp4a.40.2
            surround       | aac -ac 6 -af aformat=channel_layouts=5.1     | 6 | mp4a.40.2
            efficient      | aac -ac 2 -ar 24000                           | 2 | mp4a.40.5
            """)
    void copiedFilm_isValid_andDecodesWhole(String name, String sound, int channels, String codec) throws Exception {
        Path film = Clips.make(
                folder,
                name + ".mp4",
                ("-f lavfi -i testsrc2=duration=9:size=320x180:rate=25 -f lavfi -i sine=duration=9"
                                + " -c:v libx264 -preset veryfast -bf 3 -g 100 -pix_fmt yuv420p -c:a " + sound)
                        .split(" "));
        if (codec.equals("mp4a.40.5")) {
            Files.write(film, Film.highEfficiency(Files.readAllBytes(film)));
        }
        assertThat(Files.readString(film, StandardCharsets.ISO_8859_1)).contains("elst");
        MediaInfo info = prober.probe(film);

        packager.run(planner.remux(info), film, out, progress::add);

        assertThat(Playlists.faults(out)).isEmpty();
        String master = master();
        assertThat(master).contains("CHANNELS=\"" + channels + "\"", "," + codec + "\",RESOLUTION=320x180");
        assertThat(Files.readString(out.resolve(Packager.MANIFEST)))
                .contains("codecs=\"" + codec + "\"", "audio_channel_configuration:2011\" value=\"" + channels + "\"");
        new MasterPlaylistParser(ParsingMode.STRICT).readPlaylist(master);
        assertThat(SecondDecoder.frames(out, "v0")).isIn(SecondDecoder.SKIPPED, 225L);
        assertThat(SecondDecoder.frames(out, "a0"))
                .satisfiesAnyOf(
                        frames -> assertThat(frames).isEqualTo(SecondDecoder.SKIPPED),
                        frames -> assertThat(frames).isBetween(packets(info) - 2, packets(info) + 2));
    }

    private static long packets(MediaInfo info) {
        // Of 1024 samples at the rate that is written, which is half of the one that is heard where that is doubled.
        boolean doubled = info.audio().getFirst().sampleRateHz() == 48_000;
        return 9L * (doubled ? 24_000 : 44_100) / 1024;
    }

    @Test
    void ladder_ofSmallClip_hasAlignedSegments() throws Exception {
        Path clip = Clips.browserReady(folder, 9, "854x480");
        MediaInfo info = prober.probe(clip);
        TranscodePlan plan = planner.ladder(info, SOFTWARE);

        packager.run(plan, clip, out, progress::add);

        assertThat(plan.renditions()).extracting(Rendition::folder).containsExactly("v480", "v360", "a0");
        List<String> high = Files.readAllLines(out.resolve("v480/index.m3u8"));
        List<String> low = Files.readAllLines(out.resolve("v360/index.m3u8"));
        assertThat(high).isEqualTo(low).contains("#EXTINF:4.000000,");
        assertThat(segments(out.resolve("v360"))).isEqualTo(3);
        assertThat(progress).isSorted().allMatch(share -> share >= 0 && share <= 1);
    }

    @Test
    void result_playsFromStartToEnd_inAnotherParser() throws Exception {
        Path clip = Clips.browserReady(folder, 6, "640x360");
        packager.run(planner.ladder(prober.probe(clip), SOFTWARE), clip, out, progress::add);

        Path joined = Files.createFile(folder.resolve("joined.mp4"));
        for (String part : List.of("init.mp4", "00000.m4s", "00001.m4s")) {
            Files.write(
                    joined,
                    Files.readAllBytes(out.resolve("v360").resolve(part)),
                    java.nio.file.StandardOpenOption.APPEND);
        }
        MediaInfo result = prober.probe(joined);

        assertThat(result.browserReady()).isTrue();
        assertThat(result.duration()).isBetween(Duration.ofMillis(5900), Duration.ofMillis(6150));
    }

    @Test
    void sound_isAnAudioPresentation() throws Exception {
        Path tone = Clips.tone(folder, 5);

        packager.run(planner.ladder(prober.probe(tone), SOFTWARE), tone, out, progress::add);

        assertThat(master())
                .containsPattern(
                        "#EXT-X-STREAM-INF:BANDWIDTH=\\d+,AVERAGE-BANDWIDTH=\\d+,CODECS=\"mp4a.40.2\"\na0/index")
                .doesNotContain("EXT-X-MEDIA");
    }

    @Test
    void brokenSource_fails_andLeavesNoMaster() throws Exception {
        Path clip = Clips.browserReady(folder, 6, "640x360");
        MediaInfo info = prober.probe(clip);
        Path garbage = Files.write(folder.resolve("garbage"), new byte[100_000]);

        assertThatThrownBy(() -> packager.run(planner.ladder(info, SOFTWARE), garbage, out, progress::add))
                .isInstanceOf(LoggiaException.class);
        assertThat(out.resolve(Packager.MASTER)).doesNotExist();
    }
}
