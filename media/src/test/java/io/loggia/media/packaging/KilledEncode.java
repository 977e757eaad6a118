package io.loggia.media.packaging;

import io.loggia.media.capability.Encoder;
import io.loggia.media.plan.LadderSettings;
import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.plan.TranscodePath;
import io.loggia.media.plan.TranscodePlanner;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.ProbeLimits;
import io.loggia.media.probe.Prober;
import io.loggia.media.run.TestTools;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An encode in a process of its own, which gets {@code kill -9}. */
final class KilledEncode {

    static final int SPAN_SEGMENTS = 4;

    private static final List<Rung> RUNGS = List.of(new Rung(360, 23, 20_000_000), new Rung(144, 23, 20_000_000));
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private KilledEncode() {}

    public static void main(String[] arguments) throws Exception {
        run(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), Boolean.parseBoolean(arguments[3]));
    }

    /** Encodes to the end, in this process. */
    static void run(Path film, Path kept, Path out, boolean grows) throws Exception {
        MediaInfo info = new Prober(TestTools.tools(), ProbeLimits.DEFAULT).probe(film);
        TranscodePlanner planner = new TranscodePlanner(LadderSettings.DEFAULT);
        TranscodePath software = TranscodePath.software(Encoder.H264_X264);
        SpanEncoder.Work work = new SpanEncoder.Work(
                film,
                planner.spans(info, SPAN_SEGMENTS),
                span -> planner.pictures(info, software, RUNGS, span),
                () -> planner.sound(info, List.of()),
                kept,
                planner.segmentSeconds(info),
                List.of());
        SpanEncoder encoder = new SpanEncoder(TestTools.tools(), 2, 6L << 30, 1);
        if (grows) {
            encoder.grow(work, out, () -> {}, at -> {});
        } else {
            encoder.run(work, out, at -> {});
        }
    }

    /** Returns when the encoder's process has been killed, and FFmpeg is gone with it, once files were there. */
    static void killAt(List<Path> files, Path film, Path kept, Path out, boolean grows) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledEncode.class.getName()));
        command.addAll(List.of(film.toString(), kept.toString(), out.toString(), Boolean.toString(grows)));
        File log = out.resolveSibling("killed.log").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            await(() -> files.stream().allMatch(Files::exists) || !process.isAlive());
            if (!process.isAlive()) {
                throw new AssertionError("It ended before it was killed: " + Files.readString(log.toPath()));
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        await(() -> ProcessHandle.allProcesses()
                .noneMatch(one -> one.info().commandLine().orElse("").contains(film.toString())));
    }

    private static void await(java.util.function.BooleanSupplier what) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!what.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("It has not come to that");
            }
            Thread.sleep(5);
        }
    }
}
