package io.loggia.media.packaging;

import io.loggia.media.capability.Encoder;
import io.loggia.media.plan.LadderSettings;
import io.loggia.media.plan.TranscodePath;
import io.loggia.media.plan.TranscodePlanner;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.ProbeLimits;
import io.loggia.media.probe.Prober;
import io.loggia.media.run.Clips;
import io.loggia.media.run.FfmpegInstallation;
import io.loggia.media.run.TestTools;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The ladder of the product (sandbox, limits, progress, checks of the result included) against one FFmpeg command as an
 * engineer would write it: same program, same settings, in turns. Arguments: seconds of 1080p25 (30), rounds (3).
 */
public final class LadderBench {

    private static final int HEIGHT_TOP = 1080;
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final TranscodePath SOFTWARE = TranscodePath.software(Encoder.H264_X264);

    private final Path folder;
    private final Path source;
    private final FfmpegInstallation installation;
    private final Prober prober = new Prober(TestTools.tools(), ProbeLimits.DEFAULT);
    private final Packager packager = new Packager(TestTools.tools(), PROCESSORS, 8L << 30);
    private final TranscodePlanner planner = new TranscodePlanner(LadderSettings.DEFAULT);

    private LadderBench(Path folder, int seconds) throws InterruptedException {
        this.folder = folder;
        this.installation = TestTools.installation();
        this.source = film(folder, seconds);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        Path folder = Files.createTempDirectory("loggia-ladder-bench");
        try {
            new LadderBench(folder, seconds).run(seconds, rounds);
        } finally {
            delete(folder);
        }
    }

    private void run(int seconds, int rounds) throws IOException, InterruptedException {
        byHand();
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            // The order changes from round to round, so that a machine that tires or warms favours neither.
            if (round % 2 == 0) {
                theirs[round] = byHand();
                ours[round] = byLoggia();
            } else {
                ours[round] = byLoggia();
                theirs[round] = byHand();
            }
        }
        double ratio = median(ours) / median(theirs);
        System.out.printf(
                Locale.ROOT,
                "ladder      %d s of 1080p25 to 1080/720/480/360: %.2f s, by hand %.2f s, ratio %.3f (to reach 1.03)%n",
                seconds,
                median(ours),
                median(theirs),
                ratio);
        System.out.printf(Locale.ROOT, "remux       the same: %.2f s with probe%n", remux());
    }

    private double byLoggia() throws IOException, InterruptedException {
        Path out = Files.createTempDirectory(folder, "ours");
        // Of its own: what another round has made would only be taken over.
        Path kept = Files.createTempDirectory(folder, "kept");
        long begin = System.nanoTime();
        MediaInfo info = prober.probe(source);
        List<LadderSettings.Rung> rungs =
                new QualityTrial(TestTools.tools(), PROCESSORS, 8L << 30).choose(planner, info, source, out);
        LoudnessMeter meter = new LoudnessMeter(TestTools.tools(), PROCESSORS, 8L << 30);
        SpanEncoder.Work work = new SpanEncoder.Work(
                source,
                planner.spans(info, SpanEncoder.SEGMENTS),
                span -> planner.pictures(info, SOFTWARE, rungs, span),
                () -> planner.sound(info, meter.measure(info, source)),
                kept,
                planner.segmentSeconds(info),
                List.of());
        new SpanEncoder(TestTools.tools(), PROCESSORS, 8L << 30).run(work, out, at -> {});
        double seconds = since(begin);
        delete(out);
        delete(kept);
        return seconds;
    }

    private double remux() throws IOException, InterruptedException {
        Path out = Files.createTempDirectory(folder, "remux");
        long begin = System.nanoTime();
        packager.run(planner.remux(prober.probe(source)), source, out, at -> {});
        return since(begin);
    }

    /** No jail, no limits, no progress: the program's own speed. */
    private double byHand() throws IOException, InterruptedException {
        Path out = Files.createTempDirectory(folder, "hand");
        ProcessBuilder builder = new ProcessBuilder(handWritten())
                .directory(out.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectError(folder.resolve("hand.log").toFile());
        builder.environment()
                .put("LD_LIBRARY_PATH", installation.folder().toAbsolutePath().toString());
        long begin = System.nanoTime();
        int status = builder.start().waitFor();
        double seconds = since(begin);
        if (status != 0 || !Files.exists(out.resolve("master.m3u8"))) {
            throw new IllegalStateException(Files.readString(folder.resolve("hand.log")));
        }
        delete(out);
        return seconds;
    }

    private List<String> handWritten() {
        LadderSettings settings = LadderSettings.DEFAULT;
        List<String> command = new ArrayList<>(List.of(
                installation.ffmpeg().toAbsolutePath().toString(), "-v", "error", "-y", "-i", source.toString()));
        StringBuilder graph = new StringBuilder("[0:v]split=" + settings.rungs().size());
        StringBuilder scales = new StringBuilder();
        StringBuilder streams = new StringBuilder();
        for (int i = 0; i < settings.rungs().size(); i++) {
            int lines = settings.rungs().get(i).lines();
            graph.append("[s").append(i).append(']');
            String scale = lines == HEIGHT_TOP ? "null" : "scale=-2:" + lines;
            scales.append(";[s" + i + "]" + scale + "[v" + i + "]");
            streams.append("v:" + i + ",agroup:a ");
        }
        command.addAll(List.of("-filter_complex", graph.append(scales).toString()));
        for (int i = 0; i < settings.rungs().size(); i++) {
            LadderSettings.Rung rung = settings.rungs().get(i);
            command.addAll(List.of("-map", "[v" + i + "]", "-crf:v:" + i, Integer.toString(rung.quality())));
            command.addAll(List.of("-maxrate:v:" + i, Integer.toString(rung.maxBitsPerSecond())));
            command.addAll(List.of("-bufsize:v:" + i, Integer.toString(rung.maxBitsPerSecond() * 2)));
        }
        command.addAll(List.of("-map", "0:a", "-c:v", "libx264", "-preset", "veryfast"));
        command.addAll(List.of("-af", "loudnorm=I=-16:TP=-1.5:LRA=11", "-c:a", "aac", "-b:a", "128k", "-ar", "48000"));
        command.addAll(List.of("-sc_threshold", "0", "-g", "100", "-force_key_frames", "expr:gte(t,n_forced*4)"));
        command.addAll(List.of("-f", "hls", "-hls_time", "4", "-hls_playlist_type", "vod"));
        command.addAll(List.of("-hls_segment_type", "fmp4", "-hls_flags", "independent_segments+temp_file"));
        command.addAll(List.of("-master_pl_name", "master.m3u8", "-hls_segment_filename", "%v_%05d.m4s"));
        command.addAll(List.of("-var_stream_map", streams + "a:0,agroup:a", "%v.m3u8"));
        return command;
    }

    /** Neither flat nor pure noise: a picture that moves and zooms, with grain as cameras leave it. */
    private static Path film(Path folder, int seconds) {
        return Clips.make(
                folder,
                "film.mp4",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=duration=" + seconds + ":size=1920x1080:rate=25,noise=alls=8:allf=t",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:duration=" + seconds,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-crf",
                "20",
                "-pix_fmt",
                "yuv420p",
                "-g",
                "50",
                "-c:a",
                "aac");
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
