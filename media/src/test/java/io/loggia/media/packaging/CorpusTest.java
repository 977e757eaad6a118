package io.loggia.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loggia.media.capability.Encoder;
import io.loggia.media.packaging.DecodedBack.Pictures;
import io.loggia.media.packaging.DecodedBack.Sound;
import io.loggia.media.plan.LadderSettings;
import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.plan.Span;
import io.loggia.media.plan.TranscodePath;
import io.loggia.media.plan.TranscodePlan;
import io.loggia.media.plan.TranscodePlanner;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.ProbeLimits;
import io.loggia.media.probe.Prober;
import io.loggia.media.run.Clips;
import io.loggia.media.run.Progress;
import io.loggia.media.run.TestTools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever people upload comes out with its pictures, colours, shape, times and sound (F11). */
@Tag("F11")
class CorpusTest {

    private static final TranscodePath SOFTWARE = TranscodePath.software(Encoder.H264_X264);
    private static final double SOUND_TOLERANCE = 0.15;

    @TempDir
    Path folder;

    private final Prober prober = new Prober(TestTools.tools(), ProbeLimits.DEFAULT);
    private final Packager packager = new Packager(TestTools.tools(), 2, 6L << 30);
    private final SpanEncoder encoder = new SpanEncoder(TestTools.tools(), 2, 6L << 30);
    private final TranscodePlanner planner = new TranscodePlanner(new LadderSettings(
            LadderSettings.DEFAULT.rungs(), LadderSettings.DEFAULT.segment(), 128_000, false, List.of()));

    static Stream<Film> films() {
        return Corpus.films();
    }

    @ParameterizedTest
    @MethodSource("films")
    void film_comesOutAsItIs(Film film) throws Exception {
        Path source = film.make(folder);
        MediaInfo info = prober.probe(source);

        check(film, false, encoded(info, source));
        if (film.ready != null) {
            assertThat(info.browserReady()).as("can be published as it is").isEqualTo(film.ready);
        }
        if (info.browserReady()) {
            Path out = Files.createDirectory(folder.resolve("copied"));
            packager.run(planner.remux(info), source, out, progress -> {});
            assertThat(Playlists.faults(out)).as("faults of what is copied").isEmpty();
            check(film, true, DecodedBack.of(out));
        }
    }

    /** Its length of four minutes is planned for in spans, of which only the first has anything. */
    @Test
    void longFilm_withoutItsEnd_isPublishedAsFarAsItGoes() throws Exception {
        Path source = Film.of("Long film", "f.mkv")
                .card(64, 64, 5, 240)
                .tone(1, 240)
                .by("-c:v libx264 -preset ultrafast -g 10 -c:a aac")
                .cutTo(0.2)
                .make(folder);
        MediaInfo info = prober.probe(source);
        assertThat(info.duration()).isGreaterThan(Duration.ofSeconds(239));

        DecodedBack result = encoded(info, source);

        assertThat(result.pictures().orElseThrow().frames()).isBetween(150, 350);
        Duration length = Subtitles.length(Files.readString(folder.resolve("encoded/" + Packager.MANIFEST)));
        assertThat(length).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(70));
        assertThat(Shortfall.note(info, length)).isPresent();
    }

    /** Half a day, of which a span in the middle and the last one are encoded: they are reached without reading the rest. */
    @Test
    void filmOfTwelveHours_isPlannedInMinutes_eachOfWhichIsReached() throws Exception {
        Path source = Clips.make(
                folder,
                "day.mkv",
                "-f lavfi -i testsrc2=size=64x64:rate=1/10:duration=43200 -c:v libx264 -preset ultrafast -g 6"
                        .split(" "));
        MediaInfo info = prober.probe(source);
        assertThat(info.duration()).isBetween(Duration.ofHours(12).minusSeconds(11), Duration.ofHours(12));

        List<Span> spans = planner.spans(info, SpanEncoder.SEGMENTS);

        assertThat(spans).hasSize(720);
        PlanRun run = new PlanRun(TestTools.tools(), 2, 6L << 30);
        for (int number : new int[] {360, 719}) {
            Span span = spans.get(number);
            TranscodePlan plan = planner.pictures(info, SOFTWARE, planner.rungs(info), span);
            Path out = Files.createDirectories(folder.resolve("span-" + number));
            Files.createDirectories(out.resolve("v64"));
            run.run(plan, source, out, Progress.Listener.NONE);
            Segment first = Segment.read(out.resolve("v64").resolve(RenditionFiles.segmentName(span.firstSegment())));
            InitSegment init = InitSegment.of(Files.readAllBytes(out.resolve("v64/" + RenditionFiles.INIT)));
            assertThat((double) first.start() / init.timescale()).isCloseTo(number * 60.0, within(0.01));
            assertThat(first.samples()).as("pictures of four seconds").isEqualTo(20);
        }
    }

    @Test
    void filmIn4kAt60_isMadeSmaller_andSlowerBelow720() throws Exception {
        Path source = Clips.make(
                folder,
                "uhd.mp4",
                "-f lavfi -i testsrc2=size=3840x2160:rate=60:duration=0.4 -c:v libx264 -preset ultrafast".split(" "));
        MediaInfo info = prober.probe(source);
        Path out = Files.createDirectory(folder.resolve("out"));

        packager.run(planner.ladder(info, SOFTWARE), source, out, progress -> {});

        assertThat(Files.readString(out.resolve(Packager.MASTER)))
                .contains("RESOLUTION=1920x1080,FRAME-RATE=60.000", "RESOLUTION=1280x720,FRAME-RATE=60.000")
                .contains("RESOLUTION=854x480,FRAME-RATE=30.000", "RESOLUTION=640x360,FRAME-RATE=30.000")
                .doesNotContain("3840");
        assertThat(Segment.read(out.resolve("v1080/00000.m4s")).samples()).isEqualTo(24);
        assertThat(Segment.read(out.resolve("v480/00000.m4s")).samples()).isEqualTo(12);
    }

    private DecodedBack encoded(MediaInfo info, Path source) throws Exception {
        List<Rung> rungs = planner.rungs(info).stream().limit(1).toList();
        Path out = Files.createDirectory(folder.resolve("encoded"));
        encoder.run(
                new SpanEncoder.Work(
                        source,
                        planner.spans(info, SpanEncoder.SEGMENTS),
                        span -> planner.pictures(info, SOFTWARE, rungs, span),
                        () -> planner.sound(info, List.of()),
                        folder.resolve("kept"),
                        planner.segmentSeconds(info),
                        List.of()),
                out,
                progress -> {});
        return DecodedBack.of(out);
    }

    private static void check(Film film, boolean copied, DecodedBack result) {
        String how = copied ? "copied" : "encoded";
        assertThat(result.pictures().isPresent()).as(how + ": has pictures").isEqualTo(film.mostFrames > 0);
        result.pictures().ifPresent(pictures -> check(film, copied, pictures));
        assertThat(result.sounds().stream().mapToInt(Sound::channels).toArray())
                .as(how + ": channels")
                .isEqualTo(film.heard(copied));
        for (Sound sound : result.sounds()) {
            assertThat(sound.level()).as(how + ": loudness").isGreaterThan(0.05);
            assertThat(sound.first()).as(how + ": begin of the sound").isBetween(-0.05, 1.05);
            if (film.seconds > 0) {
                assertThat(sound.first() + sound.seconds())
                        .as(how + ": end of the sound")
                        .isCloseTo(film.seconds, within(SOUND_TOLERANCE));
            }
        }
    }

    private static void check(Film film, boolean copied, Pictures pictures) {
        String how = copied ? "copied" : "encoded";
        double frame = 1 / film.rate;
        assertThat(List.of(pictures.width(), pictures.height()))
                .as(how + ": size")
                .isEqualTo(List.of(film.width, film.height));
        assertThat(pictures.frames())
                .as(how + ": pictures")
                .isBetween(copied ? film.fewestCopied : film.fewestFrames, copied ? film.mostCopied : film.mostFrames);
        assertThat(pictures.first()).as(how + ": first time stamp").isCloseTo(0, within(frame + 0.001));
        if (!copied) {
            assertThat(pictures.last())
                    .as(how + ": last time stamp")
                    .isCloseTo((pictures.frames() - 1) * frame, within(frame + 0.002));
        }
        for (int i = 0; i < (copied && !film.told ? 0 : 4); i++) {
            int wanted = film.colours().get(i);
            int[] shown = pictures.quadrants().get(i);
            for (int colour = 0; colour < 3; colour++) {
                int value = (wanted >> (16 - 8 * colour)) & 0xFF;
                assertThat(shown[colour])
                        .as("%s: quadrant %d, %06X as %02X%02X%02X", how, i, wanted, shown[0], shown[1], shown[2])
                        .isCloseTo(value, within(film.tolerance));
            }
        }
    }
}
