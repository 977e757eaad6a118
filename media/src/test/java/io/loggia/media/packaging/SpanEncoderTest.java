package io.loggia.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.media.capability.Encoder;
import io.loggia.media.plan.LadderSettings;
import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.plan.Rendition;
import io.loggia.media.plan.Span;
import io.loggia.media.plan.TranscodePath;
import io.loggia.media.plan.TranscodePlan;
import io.loggia.media.plan.TranscodePlanner;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.ProbeLimits;
import io.loggia.media.probe.Prober;
import io.loggia.media.run.Clips;
import io.loggia.media.run.TestTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanEncoderTest {

    private static final TranscodePath SOFTWARE = TranscodePath.software(Encoder.H264_X264);
    private static final long MEMORY = 6L << 30;

    /** A cap that binds is spent a little differently each time by the threads of x264; without, bytes can be compared. */
    private static final int UNBOUND = 20_000_000;

    @TempDir
    Path folder;

    private final Prober prober = new Prober(TestTools.tools(), ProbeLimits.DEFAULT);
    private final TranscodePlanner planner = new TranscodePlanner(LadderSettings.DEFAULT);

    private static SpanEncoder encoder(int parallel) {
        return new SpanEncoder(TestTools.tools(), 2, MEMORY, parallel);
    }

    /** 26 seconds at an odd rate whose key frames are where no segment ends, and sound that begins late. */
    private Path film(String name, String rate) {
        return Clips.make(
                folder,
                name,
                ("-f lavfi -i testsrc2=duration=26:size=480x270:rate=" + rate
                                + " -itsoffset 0.4 -f lavfi -i sine=duration=25 -c:v mpeg4 -q:v 4 -g 77 -c:a libopus")
                        .split(" "));
    }

    private SpanEncoder.Work work(Path source, MediaInfo info, List<Span> spans, List<Rung> rungs, Path kept) {
        return new SpanEncoder.Work(
                source,
                spans,
                span -> planner.pictures(info, SOFTWARE, rungs, span),
                () -> planner.sound(info, List.of()),
                kept,
                planner.segmentSeconds(info),
                List.of());
    }

    private Path out(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    /** Everything in a folder by name, as a fingerprint. */
    private static Map<String, String> content(Path root) throws Exception {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] sum = java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                found.put(root.relativize(file).toString(), HexFormat.of().formatHex(sum));
            }
        }
        return found;
    }

    /** Interrupted once: an encoder that is asked twice passes the second wish on to whoever called it. */
    private static void cutOff(SpanEncoder.Work work, Path out, BooleanSupplier when) {
        DoubleConsumer interrupting = interruptingOnce(when);
        assertThatThrownBy(() -> encoder(1).run(work, out, interrupting)).isInstanceOf(InterruptedException.class);
    }

    private static DoubleConsumer interruptingOnce(BooleanSupplier when) {
        Thread self = Thread.currentThread();
        AtomicBoolean asked = new AtomicBoolean();
        return at -> {
            if (when.getAsBoolean() && asked.compareAndSet(false, true)) {
                self.interrupt();
            }
        };
    }

    @Test
    void spans_inParallel_areTheSameAsOneByOne_andHaveThePicturesOfTheWhole() throws Exception {
        Path film = film("film.mkv", "30000/1001");
        MediaInfo info = prober.probe(film);
        List<Rung> rungs = List.of(new Rung(270, 23, UNBOUND), new Rung(144, 23, UNBOUND));
        List<Span> spans = planner.spans(info, 2);
        assertThat(spans).hasSize(3);

        encoder(3).run(work(film, info, spans, rungs, folder.resolve("k1")), out("parallel"), at -> {});
        encoder(1).run(work(film, info, spans, rungs, folder.resolve("k2")), out("serial"), at -> {});
        encoder(1).run(work(film, info, List.of(Span.WHOLE), rungs, folder.resolve("k3")), out("whole"), at -> {});

        assertThat(content(folder.resolve("parallel"))).isEqualTo(content(folder.resolve("serial")));
        for (String rendition : List.of("v270", "v144", "a0")) {
            assertThat(Timing.of(folder.resolve("parallel").resolve(rendition)))
                    .as(rendition)
                    .isEqualTo(Timing.of(folder.resolve("whole").resolve(rendition)))
                    .isNotEmpty();
        }
        assertThat(Timing.of(folder.resolve("whole/v270"))).startsWith("0+120120 120", "120120+120120 120");
        assertThat(Playlists.faults(folder.resolve("parallel"))).isEmpty();
        assertThat(SecondDecoder.frames(folder.resolve("parallel"), "v270")).isIn(SecondDecoder.SKIPPED, 780L);
    }

    @Test
    void fastSource_atHalfTheRateBelow720_keepsTheBorders() throws Exception {
        Path film = film("fast.mkv", "60000/1001");
        MediaInfo info = prober.probe(film);
        List<Rung> rungs = List.of(new Rung(720, 30, 3_000_000), new Rung(144, 23, 300_000));

        encoder(1).run(work(film, info, planner.spans(info, 3), rungs, folder.resolve("kept")), out("out"), at -> {});

        assertThat(Playlists.faults(folder.resolve("out"))).isEmpty();
        assertThat(Timing.of(folder.resolve("out/v720"))).startsWith("0+240240 240");
        assertThat(Timing.of(folder.resolve("out/v144"))).startsWith("0+120120 120");
    }

    @Test
    void encode_cutOff_isTakenUpBehindTheLastSpan_withTheSamePicturesAndSound() throws Exception {
        Path film = film("film.mkv", "25");
        MediaInfo info = prober.probe(film);
        List<Rung> rungs = List.of(new Rung(270, 23, UNBOUND));
        Path kept = folder.resolve("kept");
        SpanEncoder.Work work = work(film, info, planner.spans(info, 2), rungs, kept);
        encoder(1).run(work(film, info, work.spans(), rungs, folder.resolve("k2")), out("whole"), at -> {});

        Path out = out("out");
        cutOff(work, out, () -> Files.isDirectory(kept.resolve("span-0")) && Files.isDirectory(kept.resolve("sound")));
        assertThat(kept.resolve("span-0")).isDirectory();
        assertThat(kept.resolve("span-2")).doesNotExist();
        Object first = Files.getAttribute(kept.resolve("span-0/v270/00000.m4s"), "unix:ino");
        AtomicInteger reports = new AtomicInteger();
        encoder(1).run(work, out, at -> reports.incrementAndGet());

        assertThat(Files.getAttribute(out.resolve("v270/00000.m4s"), "unix:ino"))
                .isEqualTo(first);
        assertThat(Timing.of(out.resolve("v270"))).isEqualTo(Timing.of(folder.resolve("whole/v270")));
        assertThat(content(out.resolve("a0"))).isEqualTo(content(folder.resolve("whole/a0")));
        assertThat(Playlists.faults(out)).isEmpty();
    }

    /** An encoder that is asked to end, instead of killed, closes its last segments early. */
    @Test
    void growth_stopped_namesWholeSegmentsOnly_andIsTakenUpBehindThem() throws Exception {
        Path film = film("film.mkv", "25");
        MediaInfo info = prober.probe(film);
        List<Rung> rungs = List.of(new Rung(270, 23, UNBOUND));
        SpanEncoder.Work work = work(film, info, planner.spans(info, 4), rungs, folder.resolve("kept"));
        encoder(1).run(work(film, info, work.spans(), rungs, folder.resolve("k2")), out("whole"), at -> {});

        Path out = out("out");
        DoubleConsumer interrupting = interruptingOnce(() -> Files.exists(out.resolve("v270/00000.m4s")));
        // In a jail it dies with the jail, before it can close anything.
        SpanEncoder unjailed = new SpanEncoder(TestTools.unjailed(), 2, MEMORY, 1);
        assertThatThrownBy(() -> unjailed.grow(work, out, () -> {}, interrupting))
                .isInstanceOf(InterruptedException.class);

        List<String> soFar = Timing.of(out.resolve("v270"));
        assertThat(soFar)
                .isNotEmpty()
                .isEqualTo(Timing.of(folder.resolve("whole/v270")).subList(0, soFar.size()));
        encoder(1).grow(work, out, () -> {}, at -> {});
        assertThat(Timing.of(out.resolve("v270"))).isEqualTo(Timing.of(folder.resolve("whole/v270")));
        assertThat(Timing.of(out.resolve("a0"))).isEqualTo(Timing.of(folder.resolve("whole/a0")));
        assertThat(Playlists.faults(out)).isEmpty();
    }

    /** The server may die between the end of an encode and its publication. */
    @Test
    void encode_thatWasDoneAndNotPublished_isNotDoneAgain() throws Exception {
        Path film = film("film.mkv", "25");
        MediaInfo info = prober.probe(film);
        SpanEncoder.Work work =
                work(film, info, planner.spans(info, 2), List.of(new Rung(144, 23, UNBOUND)), folder.resolve("kept"));
        encoder(1).run(work, out("first"), at -> {});

        encoder(1).run(work, out("second"), at -> {});

        for (String file : List.of("v144/00000.m4s", "v144/00006.m4s", "a0/00000.m4s")) {
            assertThat(Files.getAttribute(folder.resolve("second").resolve(file), "unix:ino"))
                    .as(file)
                    .isEqualTo(Files.getAttribute(folder.resolve("first").resolve(file), "unix:ino"));
        }
        assertThat(content(folder.resolve("second"))).isEqualTo(content(folder.resolve("first")));
    }

    /** Such a film is one span, and of that the segments count. */
    @ParameterizedTest
    @CsvSource({
        "cut.ts, -c:v mpeg2video -q:v 3 -g 77 -c:a mp2 -output_ts_offset 95430",
        "cut.avi, -c:v mpeg4 -q:v 4 -g 77 -c:a libmp3lame",
        "cut.wmv, -c:v wmv2 -q:v 4 -g 77 -c:a wmav2"
    })
    void encodeOfAFilmThatCannotBeEntered_cutOff_isTakenUpBehindItsLastSegments(String name, String options)
            throws Exception {
        Path film = Clips.make(
                folder,
                name,
                ("-f lavfi -i testsrc2=duration=26:size=480x270:rate=25 -f lavfi -i sine=duration=26 " + options)
                        .split(" "));
        MediaInfo info = prober.probe(film);
        List<Rung> rungs = List.of(new Rung(270, 23, UNBOUND));
        assertThat(planner.spans(info, 2)).containsExactly(Span.WHOLE);
        Path kept = folder.resolve("kept");
        SpanEncoder.Work work = work(film, info, planner.spans(info, 2), rungs, kept);
        encoder(1).run(work(film, info, work.spans(), rungs, folder.resolve("k2")), out("whole"), at -> {});

        Path out = out("out");
        cutOff(work, out, () -> Files.exists(kept.resolve("span-0.part/v270/00002.m4s")));
        Object first = Files.getAttribute(kept.resolve("span-0.part/v270/00000.m4s"), "unix:ino");
        encoder(1).run(work, out, at -> {});

        assertThat(Files.getAttribute(out.resolve("v270/00000.m4s"), "unix:ino"))
                .isEqualTo(first);
        assertThat(Timing.of(out.resolve("v270"))).isEqualTo(Timing.of(folder.resolve("whole/v270")));
        assertThat(Playlists.faults(out)).isEmpty();
        assertThat(SecondDecoder.frames(out, "v270")).isEqualTo(SecondDecoder.frames(folder.resolve("whole"), "v270"));
    }

    /** Sound may end, and look for what there is, before the span that was cut off begins anew. */
    @Test
    void takeOver_betweenSettingAsideAndANewBeginning_leavesWhatStayedBehind() throws Exception {
        MediaInfo info = prober.probe(film("film.mkv", "25"));
        TranscodePlan plan = planner.pictures(info, SOFTWARE, List.of(planner.firstRung(info)), Span.WHOLE);
        Rendition rendition = plan.renditions().getFirst();
        KeptSpans kept = new KeptSpans(folder.resolve("kept"), new WholeSegments(4));
        Path part = Files.createDirectories(folder.resolve("kept/span-0.part").resolve(rendition.folder()));
        Files.writeString(part.resolve(RenditionFiles.segmentName(1)), "left");
        Path head = Files.createDirectories(folder.resolve("kept/span-0.head").resolve(rendition.folder()));
        Files.writeString(head.resolve(RenditionFiles.INIT), "init");
        Files.writeString(head.resolve(RenditionFiles.segmentName(0)), "set aside");

        assertThat(kept.takeOver(List.of("span-0"), rendition, out("out"))).isZero();

        Path target = folder.resolve("out").resolve(rendition.folder());
        assertThat(target.resolve(RenditionFiles.segmentName(0))).hasContent("set aside");
        assertThat(target.resolve(RenditionFiles.segmentName(1))).doesNotExist();
    }

    @Test
    void removalOfSpans_cutOff_leavesNothingThatCounts() throws Exception {
        MediaInfo info = prober.probe(film("film.mkv", "25"));
        TranscodePlan plan = planner.pictures(info, SOFTWARE, List.of(planner.firstRung(info)), Span.WHOLE);
        KeptSpans kept = new KeptSpans(folder.resolve("kept"), new WholeSegments(4));
        assertThat(kept.openFor(List.of(plan))).isFalse();
        kept.begin("span-0", plan.renditions());
        kept.done("span-0");
        assertThat(kept.openFor(List.of(plan))).isTrue();
        assertThat(kept.isDone("span-0")).isTrue();

        kept.forget();

        assertThat(kept.openFor(List.of(plan))).isFalse();
        assertThat(kept.isDone("span-0")).isFalse();
    }

    @Test
    void keptSpan_withoutItsBytes_isEncodedAgain() throws Exception {
        Path film = film("film.mkv", "25");
        MediaInfo info = prober.probe(film);
        List<Rung> rungs = List.of(new Rung(144, 23, UNBOUND));
        Path kept = folder.resolve("kept");
        SpanEncoder.Work work = work(film, info, List.of(Span.WHOLE), rungs, kept);
        KeptSpans spans = new KeptSpans(kept, new WholeSegments(4));
        TranscodePlan plan = work.pictures().apply(Span.WHOLE);
        spans.openFor(List.of(plan));
        spans.begin("span-0", plan.renditions());
        spans.done("span-0");

        encoder(1).run(work, out("out"), at -> {});

        assertThat(Timing.of(folder.resolve("out/v144"))).hasSize(7);
        assertThat(Playlists.faults(folder.resolve("out"))).isEmpty();
    }

    @Test
    void growth_namesWholeSegmentsOnly_andOnlyAdds() throws Exception {
        Path film = film("film.mkv", "25");
        MediaInfo info = prober.probe(film);
        Path out = out("out");
        List<String> seen = new ArrayList<>();

        encoder(1)
                .grow(
                        work(film, info, planner.spans(info, 2), List.of(planner.firstRung(info)), folder.resolve("k")),
                        out,
                        () -> seen.add("playable " + Files.exists(out.resolve("master.m3u8"))),
                        at -> note(out.resolve("v270/index.m3u8"), seen));

        assertThat(seen.getFirst()).isEqualTo("playable true");
        List<String> states = seen.subList(1, seen.size());
        assertThat(states.stream().distinct().count())
                .as("it grew while it was looked at")
                .isGreaterThan(2);
        for (int i = 1; i < states.size(); i++) {
            assertThat(states.get(i)).startsWith(states.get(i - 1));
        }
        assertThat(states.getFirst()).contains("#EXT-X-PLAYLIST-TYPE:EVENT", "#EXT-X-START:TIME-OFFSET=0");
        assertThat(Files.readString(out.resolve("v270/index.m3u8"))).endsWith("#EXT-X-ENDLIST\n");
        assertThat(Playlists.faults(out)).isEmpty();
        assertThat(out.resolve("manifest.mpd")).exists();
    }

    private static void note(Path playlist, List<String> seen) {
        try {
            if (Files.exists(playlist)) {
                String text = Files.readString(playlist);
                seen.add(text);
                for (String line : text.lines().toList()) {
                    assertThat(line.startsWith("#") || Files.exists(playlist.resolveSibling(line)))
                            .as(line)
                            .isTrue();
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
