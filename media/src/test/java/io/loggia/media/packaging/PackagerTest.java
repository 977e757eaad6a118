package io.loggia.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
