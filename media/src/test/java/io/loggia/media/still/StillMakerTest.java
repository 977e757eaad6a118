package io.loggia.media.still;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.ProbeLimits;
import io.loggia.media.probe.Prober;
import io.loggia.media.probe.VideoStream;
import io.loggia.media.run.Clips;
import io.loggia.media.run.TestTools;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StillMakerTest {

    /** A title card and two slides. */
    private static final List<String> PARTS = List.of("203060", "806010", "107050");

    @TempDir
    Path folder;

    private Path out;
    private final Prober prober = new Prober(TestTools.tools(), ProbeLimits.DEFAULT);
    private final StillMaker maker = new StillMaker(TestTools.tools(), 2, 4L << 30);

    @BeforeEach
    void createOutput() throws Exception {
        out = Files.createDirectory(folder.resolve("out"));
    }

    private static BufferedImage image(Path file) throws Exception {
        return Objects.requireNonNull(ImageIO.read(file.toFile()));
    }

    @Test
    void poster_ofBlackLeadIn_isNotBlack() throws Exception {
        Path clip = Clips.make(
                folder,
                "fade.mp4",
                "-f",
                "lavfi",
                "-i",
                "color=black:size=320x180:rate=10:duration=4",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=320x180:rate=10:duration=4",
                "-filter_complex",
                "[0][1]concat=n=2",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                "-g",
                "10");

        maker.poster(prober.probe(clip), clip, out);

        BufferedImage poster = image(out.resolve(StillMaker.POSTER));
        assertThat(poster.getWidth()).isEqualTo(320);
        assertThat(poster.getHeight()).isEqualTo(180);
        assertThat(poster.getRGB(160, 40) & 0xFFFFFF).isNotZero();
        assertThat(StillMaker.candidates(out)).hasSizeGreaterThan(2);
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files).hasSize(1 + StillMaker.candidates(out).size());
        }
    }

    @Test
    void poster_ofTwoFrames_exists() throws Exception {
        Path clip = Clips.make(
                folder,
                "tiny.mp4",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=64x64:rate=10:duration=0.2",
                "-c:v",
                "libx264",
                "-pix_fmt",
                "yuv420p");

        maker.poster(prober.probe(clip), clip, out);

        assertThat(out.resolve(StillMaker.POSTER)).isNotEmptyFile();
    }

    @Test
    void storyboard_hasATileForEachSecond() throws Exception {
        Path clip = Clips.browserReady(folder, 7, "320x180");

        maker.storyboard(prober.probe(clip), clip, out);

        assertThat(Files.readString(out.resolve(StillMaker.STORYBOARD)))
                .startsWith("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nstoryboard-1.jpg#xywh=0,0,160,90\n")
                .contains("00:00:03.000 --> 00:00:04.000\nstoryboard-1.jpg#xywh=0,90,160,90\n");
        assertThat(image(out.resolve("storyboard-1.jpg")).getWidth()).isEqualTo(480);
    }

    @Test
    void storyboard_ofLongVideo_spreadsOverFewSheets() {
        VideoStream video = new VideoStream(0, "h264", "High", 40, "yuv420p", 1080, 1920, 0, 1, 25, false, false);

        StoryboardLayout layout = StoryboardLayout.of(video, Duration.ofHours(2));

        assertThat(layout.interval()).isEqualTo(Duration.ofSeconds(24));
        assertThat(layout.sheets()).isEqualTo(3);
        assertThat(layout.tile()).isEqualTo(new StillSize(90, 160));
        assertThat(layout.webVtt()).contains("01:59:36.000 --> 02:00:00.000\nstoryboard-3.jpg#xywh=810,1440,90,160");
    }

    @Test
    void waveform_ofSound_isAPoster() throws Exception {
        Path tone = Clips.tone(folder, 3);
        MediaInfo info = prober.probe(tone);

        maker.waveform(info, tone, out);

        assertThat(image(out.resolve(StillMaker.POSTER)).getWidth()).isEqualTo(1280);
    }

    /**
     * A film as people make it: faded in from black, a title card, and slides that melt into each other. Each part has a
     * colour of its own, so a candidate that is a mix of two gives itself away.
     */
    @ParameterizedTest
    @CsvSource({"12, 1", "30, 2", "9, 0.5"})
    void poster_ofSlidesThatMeltIntoEachOther_isNoneOfTheMixtures(double seconds, double melt) throws Exception {
        double each = (seconds + 2 * melt) / 3;
        List<String> arguments = new ArrayList<>();
        for (String colour : PARTS) {
            arguments.addAll(List.of("-f", "lavfi", "-i"));
            arguments.add(
                    "color=0x" + colour + ":size=640x360:rate=25:duration=" + each
                            + ",drawbox=x=80:y=60:w=300:h=40:color=white:t=fill,drawbox=x=80:y=160:w=420:h=24:color=white:t=fill");
        }
        arguments.addAll(List.of(
                "-filter_complex",
                "[0]fade=t=in:d=%1$s:color=black[a];[a][1]xfade=transition=fade:duration=%1$s:offset=%2$s[b];[b][2]xfade=transition=fade:duration=%1$s:offset=%3$s"
                        .formatted(melt, each - melt, 2 * (each - melt))));
        arguments.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "50"));
        Path clip = Clips.make(folder, "melting.mp4", arguments.toArray(new String[0]));

        maker.poster(prober.probe(clip), clip, out);

        List<String> pictures = new ArrayList<>(StillMaker.candidates(out));
        assertThat(pictures).hasSizeGreaterThan(3);
        pictures.add(StillMaker.POSTER);
        for (String picture : pictures) {
            int seen = image(out.resolve(picture)).getRGB(600, 330);
            assertThat(PARTS.stream()
                            .mapToInt(part -> distance(seen, Integer.parseInt(part, 16)))
                            .min()
                            .orElseThrow())
                    .as("%s shows %06x", picture, seen & 0xFFFFFF)
                    .isLessThan(12);
        }
    }

    /** The farthest that a colour is from another in any of its parts. */
    private static int distance(int one, int other) {
        int most = 0;
        for (int shift : new int[] {16, 8, 0}) {
            most = Math.max(most, Math.abs(((one >> shift) & 0xFF) - ((other >> shift) & 0xFF)));
        }
        return most;
    }

    @Test
    void candidates_ofAFilmThatIsBlackInBetween_areNotBlack() throws Exception {
        Path clip = Clips.make(
                folder,
                "black.mp4",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=320x180:rate=25:duration=40,drawbox=t=fill:color=black:enable='between(t,8,24)'",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p");

        maker.poster(prober.probe(clip), clip, out);

        assertThat(StillMaker.candidates(out))
                .hasSize(3)
                .allSatisfy(name -> assertThat(image(out.resolve(name)).getRGB(160, 40) & 0xFFFFFF)
                        .isNotZero());
    }

    @Test
    void calmest_isNotAmidAChange_norBlack() {
        List<byte[]> melting = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            melting.add(new byte[] {(byte) (60 + Math.clamp(i - 4, 0, 8) * 10), (byte) 120});
        }
        assertThat(PosterChoice.calmest(melting)).isIn(0, 1, 2, 3, 13, 14, 15);
        byte[] black = {0, 0};
        byte[] grey = {100, (byte) 160};
        byte[] other = {50, (byte) 200};
        assertThat(PosterChoice.calmest(List.of(black, black, black, black, grey, other)))
                .isIn(4, 5);
        assertThat(PosterChoice.calmest(List.of(grey, grey, grey, grey, grey)))
                .as("the middle one")
                .isEqualTo(2);
    }

    /** JPEG has colours of its own, whichever the film has. */
    @Test
    void poster_hasTheColoursOfTheFilm() throws Exception {
        for (String matrix : new String[] {"bt709", "smpte170m"}) {
            Path clip = Clips.make(
                    folder,
                    matrix + ".mp4",
                    "-f",
                    "lavfi",
                    "-i",
                    "color=0x30A040:size=320x180:rate=10:duration=1,format=gbrp,scale=out_color_matrix=" + matrix
                            + ":out_range=tv,format=yuv420p",
                    "-colorspace",
                    matrix,
                    "-c:v",
                    "libx264");
            Path made = Files.createDirectory(folder.resolve(matrix));

            maker.poster(prober.probe(clip), clip, made);

            int colour = image(made.resolve(StillMaker.POSTER)).getRGB(100, 100);
            assertThat((colour >> 16) & 0xFF).isCloseTo(0x30, within(8));
            assertThat((colour >> 8) & 0xFF).isCloseTo(0xA0, within(8));
            assertThat(colour & 0xFF).isCloseTo(0x40, within(8));
        }
    }

    @Test
    void posterAt_showsThatFrame() throws Exception {
        Path clip = Clips.make(
                folder,
                "two.mp4",
                "-f",
                "lavfi",
                "-i",
                "color=red:size=320x180:rate=10:duration=2",
                "-f",
                "lavfi",
                "-i",
                "color=blue:size=320x180:rate=10:duration=2",
                "-filter_complex",
                "[0][1]concat=n=2",
                "-c:v",
                "libx264");
        MediaInfo info = prober.probe(clip);

        maker.posterAt(info, clip, out, Duration.ofMillis(3500));
        assertThat(image(out.resolve(StillMaker.POSTER)).getRGB(100, 100) & 0xFF)
                .isGreaterThan(200);

        maker.posterAt(info, clip, out, Duration.ofMillis(500));
        assertThat(image(out.resolve(StillMaker.POSTER)).getRGB(100, 100) & 0xFF)
                .isLessThan(60);
    }

    @Test
    void choice_isBrightAndSharp() {
        PosterChoice.Look black = new PosterChoice.Look(2_000, 5, 1);
        PosterChoice.Look faded = new PosterChoice.Look(20_000, 90, 30);
        PosterChoice.Look sharp = new PosterChoice.Look(60_000, 120, 50);
        PosterChoice.Look white = new PosterChoice.Look(90_000, 250, 5);

        assertThat(PosterChoice.best(List.of(black, faded, sharp, white))).isEqualTo(2);
        assertThat(PosterChoice.best(List.of(black, white))).isEqualTo(1);
    }
}
