package io.loggia.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loggia.media.plan.LadderSettings;
import io.loggia.media.plan.Loudness;
import io.loggia.media.plan.TranscodePlanner;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.ProbeLimits;
import io.loggia.media.probe.Prober;
import io.loggia.media.run.Clips;
import io.loggia.media.run.TestTools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoudnessMeterTest {

    @TempDir
    Path folder;

    private final LoudnessMeter meter = new LoudnessMeter(TestTools.tools(), 2, 4L << 30);
    private final Prober prober = new Prober(TestTools.tools(), ProbeLimits.DEFAULT);
    private final TranscodePlanner planner = new TranscodePlanner(LadderSettings.DEFAULT);

    /** In floating point, so that more than 0 dB is not cut off. */
    private Path sound(double decibels) {
        return Clips.make(
                folder,
                "sound.wav",
                ("-f lavfi -i anoisesrc=color=pink:duration=12:seed=5,tremolo=f=1:d=0.4,volume=" + decibels
                                + "dB -ac 2 -c:a pcm_f32le")
                        .split(" "));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-34, 6, 40})
    void sound_quietLoudOrBeyondFullScale_isBroughtToTheTarget(double decibels) throws Exception {
        Path source = sound(decibels);
        MediaInfo info = prober.probe(source);
        List<Loudness> before = meter.measure(info, source);
        assertThat(before.getFirst().isOff()).isTrue();

        Path out = Files.createDirectory(folder.resolve("out"));
        new Packager(TestTools.tools(), 2, 4L << 30).run(planner.sound(info, before), source, out, at -> {});
        Path joined = folder.resolve("joined.mp4");
        Files.write(joined, Files.readAllBytes(out.resolve("a0/init.mp4")));
        for (int i = 0; Files.exists(out.resolve("a0").resolve(RenditionFiles.segmentName(i))); i++) {
            Files.write(
                    joined,
                    Files.readAllBytes(out.resolve("a0").resolve(RenditionFiles.segmentName(i))),
                    java.nio.file.StandardOpenOption.APPEND);
        }
        Loudness after = meter.measure(prober.probe(joined), joined).getFirst();

        assertThat(after.integratedLufs()).isCloseTo(Loudness.TARGET_LUFS, within(1.0));
        assertThat(after.truePeakDb()).isLessThan(-0.5);
    }

    /** Each is read whole, so that a file of many tracks would keep a processor for hours. */
    @Test
    void tracksThatNobodyWillHear_areNotRead() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", "anullsrc=duration=1"));
        for (int i = 0; i < 30; i++) {
            arguments.addAll(List.of("-map", "0:a"));
        }
        arguments.addAll(List.of("-c:a", "flac"));
        Path source = Clips.make(folder, "tracks.mka", arguments.toArray(String[]::new));
        MediaInfo info = prober.probe(source);

        assertThat(info.audio()).hasSize(30);
        assertThat(meter.measure(info, source)).hasSize(24);
    }

    @Test
    void silence_staysSilent() throws Exception {
        Path source = Clips.make(folder, "silence.flac", "-f", "lavfi", "-i", "anullsrc=duration=5");

        assertThat(meter.measure(prober.probe(source), source).getFirst().isOff())
                .isFalse();
    }
}
