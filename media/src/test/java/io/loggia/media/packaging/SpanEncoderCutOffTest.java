package io.loggia.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.plan.Span;
import io.loggia.media.plan.TranscodePlan;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.run.Clips;
import io.loggia.media.run.TestTools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An encode by spans that was cut off is taken up where it stood. */
class SpanEncoderCutOffTest extends SpanFilms {

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
}
