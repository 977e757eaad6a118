package io.loggia.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.media.capability.Encoder;
import io.loggia.media.capability.Proven;
import io.loggia.media.plan.LadderSettings;
import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.plan.Span;
import io.loggia.media.plan.TranscodePath;
import io.loggia.media.plan.TranscodePlanner;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.ProbeLimits;
import io.loggia.media.probe.Prober;
import io.loggia.media.run.Clips;
import io.loggia.media.run.LyingTools;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.TestTools;
import io.loggia.media.run.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An encode on a card that breaks in the middle of it, and what follows. */
class LyingCardTest {

    private static final TranscodePath CARD = new TranscodePath(Encoder.H264_NVENC, Proven.CARD, false, false);
    private static final TranscodePath SOFTWARE = TranscodePath.software(Encoder.H264_X264);
    private static final List<Rung> RUNGS = List.of(new Rung(180, 30, 400_000));

    @TempDir
    Path folder;

    private final TranscodePlanner planner = new TranscodePlanner(LadderSettings.DEFAULT);

    private void encode(MediaTools tools, Path film, TranscodePath path, String out) throws Exception {
        MediaInfo info = new Prober(TestTools.tools(), ProbeLimits.DEFAULT).probe(film);
        SpanEncoder.Work work = new SpanEncoder.Work(
                film,
                List.of(new Span(0, 1), new Span(1, 0)),
                span -> planner.pictures(info, path, RUNGS, span),
                () -> planner.sound(info, List.of()),
                folder.resolve("kept-" + (out.equals("alone") ? "alone" : "shared")),
                planner.segmentSeconds(info),
                List.of());
        new SpanEncoder(tools, 2, 6L << 30, 1).run(work, Files.createDirectory(folder.resolve(out)), progress -> {});
    }

    /** What it says of the encoder's parameters tells who made the segments. */
    private byte[] beginning(String out) throws IOException {
        return Files.readAllBytes(folder.resolve(out).resolve("v180").resolve("init.mp4"));
    }

    private long segments(String out) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(out).resolve("v180"))) {
            return files.filter(file -> file.toString().endsWith(".m4s")).count();
        }
    }

    @Test
    void cardThatBreaks_leavesNothingThatSoftwareWouldJoin() throws Exception {
        Path film = Clips.browserReady(folder, 7, "320x180");

        assertThatThrownBy(() -> encode(LyingTools.of("breaks"), film, CARD, "broken"))
                .isInstanceOfSatisfying(
                        ToolException.class, e -> assertThat(e.evidence()).contains("EncodePicture failed"));
        encode(LyingTools.of("breaks"), film, SOFTWARE, "after");
        encode(TestTools.tools(), film, SOFTWARE, "alone");

        assertThat(folder.resolve("after").resolve(Packager.MASTER)).exists();
        assertThat(segments("after")).isEqualTo(2);
        assertThat(beginning("after")).isEqualTo(beginning("alone"));
    }

    @Test
    void cardThatWorks_leavesACompletePresentation() throws Exception {
        Path film = Clips.browserReady(folder, 7, "320x180");

        encode(LyingTools.of("works"), film, CARD, "made");
        encode(TestTools.tools(), film, SOFTWARE, "alone");

        assertThat(folder.resolve("made").resolve(Packager.MASTER)).exists();
        assertThat(segments("made")).isEqualTo(2);
        assertThat(beginning("made")).isNotEqualTo(beginning("alone"));
    }
}
