package io.loggia.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.media.capability.Encoder;
import io.loggia.media.plan.LadderSettings;
import io.loggia.media.plan.TranscodePath;
import io.loggia.media.plan.TranscodePlanner;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.ProbeLimits;
import io.loggia.media.probe.Prober;
import io.loggia.media.probe.VideoStream;
import io.loggia.media.run.Clips;
import io.loggia.media.run.TestTools;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A filter that is missing shows: each check is also held against the film as it is, which must not pass. */
@Tag("F11")
class ShownPicturesTest {

    private static final int WIDTH = 352;
    private static final int LINES = 288;
    /** Of 255, to the line above and to the line below. */
    private static final int TOOTH = 40;

    @TempDir
    Path folder;

    private final Prober prober = new Prober(TestTools.tools(), ProbeLimits.DEFAULT);

    private MediaInfo info(Path film) throws Exception {
        return prober.probe(film);
    }

    /** The highest quality of a film's ladder. */
    private Path encoded(Path film, MediaInfo info) throws Exception {
        Path out = Files.createDirectory(folder.resolve("out"));
        new Packager(TestTools.tools(), 2, 6L << 30)
                .run(
                        new TranscodePlanner(LadderSettings.DEFAULT)
                                .ladder(info, TranscodePath.software(Encoder.H264_X264)),
                        film,
                        out,
                        at -> {});
        return out;
    }

    /** A bar that runs; each picture is made of two moments, as cameras for television take it. */
    @ParameterizedTest
    @CsvSource({
        "top, fields.ts, -c:v mpeg2video -q:v 2 -flags +ildct+ilme",
        "bottom, fields.mkv, -c:v libx264 -preset ultrafast -crf 10 -flags +ildct+ilme -x264-params bff=1"
    })
    void interlacedMotion_hasNoTeeth(String first, String name, String codec) throws Exception {
        String bar = "color=0x303030:s=%1$dx%2$d:r=50:d=2[ground];color=0xD0D0D0:s=64x%2$d:r=50:d=2[bar];"
                + "[ground][bar]overlay=x=mod(t*600\\,288),tinterlace=interleave_" + first + ",format=yuv420p";
        Path film = Clips.make(folder, name, ("-f lavfi -i " + bar.formatted(WIDTH, LINES) + " " + codec).split(" "));
        MediaInfo info = info(film);
        assertThat(Objects.requireNonNull(info.video()).interlaced()).isTrue();

        Path out = encoded(film, info);

        assertThat(teeth(film)).as("teeth in the film itself").isGreaterThan(0.03);
        assertThat(teeth(joined(out.resolve("v" + LINES)))).isLessThan(0.001);
    }

    /** Share of pixels that differ much from the line above and from the line below in the same direction. */
    private double teeth(Path film) throws Exception {
        Path grey = Clips.remake(film, "grey.raw", "-vf", "format=gray", "-f", "rawvideo");
        byte[] pixels = Files.readAllBytes(grey);
        int pictures = pixels.length / (WIDTH * LINES);
        assertThat(pictures).isBetween(45, 52);
        long found = 0;
        for (int line = 0; line < pictures * LINES; line++) {
            boolean inside = line % LINES > 0 && line % LINES < LINES - 1;
            for (int x = 0; x < (inside ? WIDTH : 0); x++) {
                int here = pixels[line * WIDTH + x] & 0xFF;
                int above = here - (pixels[(line - 1) * WIDTH + x] & 0xFF);
                int below = here - (pixels[(line + 1) * WIDTH + x] & 0xFF);
                found += Math.min(above, below) > TOOTH || Math.max(above, below) < -TOOTH ? 1 : 0;
            }
        }
        return (double) found / pixels.length;
    }

    private Path joined(Path rendition) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(Files.readAllBytes(rendition.resolve(RenditionFiles.INIT)));
        for (int number = 0; Files.exists(rendition.resolve(RenditionFiles.segmentName(number))); number++) {
            all.write(Files.readAllBytes(rendition.resolve(RenditionFiles.segmentName(number))));
        }
        return Files.write(folder.resolve("joined.mp4"), all.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"smpte2084", "arib-std-b67"})
    void highDynamicRange_isAsBrightAndColourful_asTheCard(String transfer) throws Exception {
        Film film = Corpus.hdr("HDR", transfer);
        Path source = film.make(folder);
        MediaInfo info = info(source);
        assertThat(info.video()).isNotNull().extracting(VideoStream::hdr).isEqualTo(true);

        Path out = encoded(source, info);

        List<int[]> shown = DecodedBack.of(out).pictures().orElseThrow().quadrants();
        Path raw = Clips.remake(
                source,
                "unmapped.raw",
                ("-vf scale=" + DecodedBack.GRID + ":" + DecodedBack.GRID + ":flags=area,format=rgb24 -f rawvideo")
                        .split(" "));
        List<int[]> unmapped = DecodedBack.quadrants(Files.readAllBytes(raw));
        assertThat(isAsTheCard(shown, card(film))).as(words(shown)).isTrue();
        assertThat(isAsTheCard(unmapped, card(film)))
                .as("the film as it is: " + words(unmapped))
                .isFalse();
    }

    private static boolean isAsTheCard(List<int[]> shown, List<int[]> card) {
        boolean colourful = IntStream.range(0, 3)
                .allMatch(i -> Math.abs(saturation(shown.get(i)) - saturation(card.get(i))) < 0.08);
        int[] grey = shown.getLast();
        // Of 192 in the card: highlights are to stay brighter than it.
        boolean bright = IntStream.of(grey).allMatch(value -> value > 140 && value < 200);
        return colourful && bright && saturation(grey) < 0.04;
    }

    private static List<int[]> card(Film film) {
        return film.colours().stream()
                .map(rgb -> new int[] {rgb >> 16, (rgb >> 8) & 0xFF, rgb & 0xFF})
                .toList();
    }

    private static String words(List<int[]> colours) {
        return colours.stream().map(Arrays::toString).collect(Collectors.joining(" "));
    }

    /** 0 for grey. */
    private static double saturation(int[] colour) {
        int most = IntStream.of(colour).max().orElseThrow();
        return (double) (most - IntStream.of(colour).min().orElseThrow()) / most;
    }
}
