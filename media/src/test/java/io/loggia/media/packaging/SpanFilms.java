package io.loggia.media.packaging;

import io.loggia.media.capability.Encoder;
import io.loggia.media.plan.LadderSettings;
import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.plan.Span;
import io.loggia.media.plan.TranscodePath;
import io.loggia.media.plan.TranscodePlanner;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.ProbeLimits;
import io.loggia.media.probe.Prober;
import io.loggia.media.run.Clips;
import io.loggia.media.run.TestTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Films that tests have encoded by spans, in a folder of their own. */
abstract class SpanFilms {

    static final TranscodePath SOFTWARE = TranscodePath.software(Encoder.H264_X264);
    static final long MEMORY = 6L << 30;

    /** A cap that binds is spent a little differently each time by the threads of x264; without, bytes can be compared. */
    static final int UNBOUND = 20_000_000;

    @TempDir
    Path folder;

    final Prober prober = new Prober(TestTools.tools(), ProbeLimits.DEFAULT);
    final TranscodePlanner planner = new TranscodePlanner(LadderSettings.DEFAULT);

    static SpanEncoder encoder(int parallel) {
        return new SpanEncoder(TestTools.tools(), 2, MEMORY, parallel);
    }

    /** 26 seconds at an odd rate whose key frames are where no segment ends, and sound that begins late. */
    Path film(String name, String rate) {
        return Clips.make(
                folder,
                name,
                ("-f lavfi -i testsrc2=duration=26:size=480x270:rate=" + rate
                                + " -itsoffset 0.4 -f lavfi -i sine=duration=25 -c:v mpeg4 -q:v 4 -g 77 -c:a libopus")
                        .split(" "));
    }

    SpanEncoder.Work work(Path source, MediaInfo info, List<Span> spans, List<Rung> rungs, Path kept) {
        return new SpanEncoder.Work(
                source,
                spans,
                span -> planner.pictures(info, SOFTWARE, rungs, span),
                () -> planner.sound(info, List.of()),
                kept,
                planner.segmentSeconds(info),
                List.of());
    }

    Path out(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    /** Everything in a folder by name, as a fingerprint. */
    static Map<String, String> content(Path root) throws Exception {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] sum = java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                found.put(root.relativize(file).toString(), HexFormat.of().formatHex(sum));
            }
        }
        return found;
    }
}
