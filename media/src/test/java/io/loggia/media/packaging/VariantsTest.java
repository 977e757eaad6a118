package io.loggia.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.media.capability.Encoder;
import io.loggia.media.plan.LadderSettings;
import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.plan.Rendition;
import io.loggia.media.plan.Span;
import io.loggia.media.plan.TranscodePath;
import io.loggia.media.plan.TranscodePlan;
import io.loggia.media.plan.TranscodePlanner;
import io.loggia.media.plan.VariantCodec;
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
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ladder in H.264, and what HEVC and AV1 add to it. */
class VariantsTest {

    private static final List<VariantCodec> BOTH = List.of(VariantCodec.values());
    private static final List<Rung> RUNGS = List.of(new Rung(270, 23, 20_000_000), new Rung(144, 23, 20_000_000));

    @TempDir
    Path folder;

    private final TranscodePlanner planner = new TranscodePlanner(LadderSettings.DEFAULT);
    private Path film;
    private MediaInfo info;
    private Path ladder;

    @BeforeEach
    void makeLadder() throws Exception {
        film = Clips.make(
                folder,
                "film.mkv",
                ("-f lavfi -i testsrc2=duration=18:size=480x270:rate=25 -f lavfi -i sine=duration=18"
                                + " -c:v mpeg4 -q:v 4 -g 77 -c:a libopus")
                        .split(" "));
        info = new Prober(TestTools.tools(), ProbeLimits.DEFAULT).probe(film);
        TranscodePath software = TranscodePath.software(Encoder.H264_X264);
        ladder = encode(
                "ladder",
                1,
                span -> planner.pictures(info, software, RUNGS, span),
                planner.sound(info, List.of()),
                List.of());
    }

    private Path encode(
            String name,
            int parallel,
            Function<Span, TranscodePlan> pictures,
            TranscodePlan sound,
            List<SpanEncoder.Ready> ready)
            throws Exception {
        Path out = Files.createDirectory(folder.resolve(name));
        List<Span> spans = planner.spans(info, 2);
        assertThat(spans).hasSize(2);
        SpanEncoder.Work work = new SpanEncoder.Work(
                film, spans, pictures, () -> sound, folder.resolve("kept"), planner.segmentSeconds(info), ready);
        new SpanEncoder(TestTools.tools(), 2, 6L << 30, parallel).run(work, out, at -> {});
        return out;
    }

    private Path variants(String name, int parallel) throws Exception {
        List<Rendition> made =
                new ArrayList<>(planner.pictures(info, TranscodePath.software(Encoder.H264_X264), RUNGS, Span.WHOLE)
                        .renditions());
        made.addAll(planner.sound(info, List.of()).renditions());
        List<SpanEncoder.Ready> ready =
                made.stream().map(one -> new SpanEncoder.Ready(one, ladder)).toList();
        TranscodePlan noSound = new TranscodePlan(List.of(), List.of(), List.of(), Duration.ZERO, true, false);
        return encode(name, parallel, span -> planner.variants(info, BOTH, RUNGS, span), noSound, ready);
    }

    private static List<String> bytes(Path root) throws Exception {
        try (Stream<Path> files = Files.walk(root)) {
            List<String> sums = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                sums.add(root.relativize(file) + " " + java.util.Arrays.hashCode(Files.readAllBytes(file)));
            }
            return sums;
        }
    }

    @Test
    void variants_joinTheLadder_andAreTheSameHoweverTheyAreMade() throws Exception {
        Path out = variants("both", 2);
        Path serial = variants("serial", 1);

        assertThat(Playlists.faults(out)).isEmpty();
        List<String> streams = Files.readAllLines(out.resolve(Packager.MASTER)).stream()
                .filter(line -> line.startsWith("#EXT-X-STREAM-INF"))
                .map(line -> Playlists.attributes(line).get("CODECS"))
                .toList();
        assertThat(streams).hasSize(6).allMatch(codecs -> codecs.endsWith(",mp4a.40.2"));
        assertThat(streams.subList(0, 2)).allMatch(codecs -> codecs.startsWith("avc1."));
        assertThat(streams)
                .filteredOn(codecs -> codecs.startsWith("hvc1.1.6.L"))
                .hasSize(2);
        assertThat(streams).filteredOn(codecs -> codecs.startsWith("av01.0.0")).hasSize(2);
        assertThat(Files.readString(out.resolve(Packager.MANIFEST)).split("contentType=\"video\""))
                .as("an adaptation set a codec")
                .hasSize(4);
        for (String rendition : List.of("v270", "v270-hevc", "v270-av1", "v144-hevc", "v144-av1")) {
            assertThat(SecondDecoder.frames(out, rendition)).as(rendition).isIn(SecondDecoder.SKIPPED, 450L);
        }
        assertThat(bytes(serial)).isEqualTo(bytes(out));
    }
}
