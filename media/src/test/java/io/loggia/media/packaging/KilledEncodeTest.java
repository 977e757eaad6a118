package io.loggia.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.media.run.Clips;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kill -9} in the middle of spans: what is whole of them is not encoded again, and the film is as if nothing had been. */
class KilledEncodeTest {

    private static final int SECONDS = 26;
    private static final int RATE = 25;
    private static final int SEGMENT_FRAMES = 4 * RATE;
    private static final Pattern LIKENESS = Pattern.compile("psnr_avg:(inf|[0-9.]+)");

    @TempDir
    Path folder;

    @ParameterizedTest(name = "published while it grows: {0}")
    @ValueSource(booleans = {false, true})
    void encoderKilledWithinSpans_goesOnBehindTheLastWholeSegment_withTheSamePicturesAndSound(boolean grows)
            throws Exception {
        Path film = Clips.make(
                folder,
                "film.mkv",
                ("-f lavfi -i testsrc2=duration=%d:size=640x360:rate=%d,hue=H=n".formatted(SECONDS, RATE)
                                + " -itsoffset 0.4 -f lavfi -i sine=duration=25 -c:v mpeg4 -q:v 3 -g 77 -c:a libopus")
                        .split(" "));
        Path whole = Files.createDirectory(folder.resolve("whole"));
        KilledEncode.run(film, folder.resolve("kept-whole"), whole, grows);
        Path kept = folder.resolve("kept");
        Path out = Files.createDirectory(folder.resolve("out"));

        KilledEncode.killAt(inAll(kept.resolve("span-0.part"), "00001.m4s"), film, kept, out, grows);
        Path first = kept.resolve("span-0.part/v360/00000.m4s");
        Object fileOfFirst = Files.getAttribute(first, "unix:ino");
        KilledEncode.killAt(inAll(kept.resolve("span-1.part"), "00005.m4s"), film, kept, out, grows);
        KilledEncode.run(film, kept, out, grows);

        assertThat(Files.getAttribute(out.resolve("v360/00000.m4s"), "unix:ino"))
                .isEqualTo(fileOfFirst);
        for (String rendition : List.of("v360", "v144")) {
            int keptOfFirst = files(kept.resolve("span-0.head").resolve(rendition));
            assertThat(keptOfFirst).as(rendition).isBetween(1, KilledEncode.SPAN_SEGMENTS - 1);
            assertThat(frames(kept.resolve("span-0").resolve(rendition)))
                    .as("pictures of the first span that were encoded again, " + rendition)
                    .isEqualTo((KilledEncode.SPAN_SEGMENTS - keptOfFirst) * SEGMENT_FRAMES);
            int keptOfSecond = files(kept.resolve("span-1.head").resolve(rendition));
            assertThat(keptOfSecond).as(rendition).isPositive();
            assertThat(frames(kept.resolve("span-1").resolve(rendition)))
                    .as("pictures of the last span that were encoded again, " + rendition)
                    .isEqualTo(SECONDS * RATE - (KilledEncode.SPAN_SEGMENTS + keptOfSecond) * SEGMENT_FRAMES);
            assertThat(Timing.of(out.resolve(rendition))).isEqualTo(Timing.of(whole.resolve(rendition)));
            assertThat(SecondDecoder.frames(out, rendition)).isIn(SecondDecoder.SKIPPED, (long) SECONDS * RATE);
            assertThat(likeness(whole, out, rendition))
                    .as("each picture against that of an encode that was not killed, " + rendition)
                    .hasSize(SECONDS * RATE)
                    .allMatch(decibels -> decibels > 30);
        }
        assertThat(sound(out)).isEqualTo(sound(whole));
        assertThat(Playlists.faults(out)).isEmpty();
    }

    private static List<Path> inAll(Path span, String segment) {
        return List.of(
                span.resolve("v360").resolve(segment), span.resolve("v144").resolve(segment));
    }

    private static int files(Path rendition) throws IOException {
        try (Stream<Path> all = Files.list(rendition)) {
            return (int) all.filter(file -> file.toString().endsWith(".m4s")).count();
        }
    }

    private static int frames(Path rendition) throws IOException {
        int frames = 0;
        try (Stream<Path> all = Files.list(rendition)) {
            for (Path file : all.filter(one -> one.toString().endsWith(".m4s")).toList()) {
                frames += Segment.read(file).samples();
            }
        }
        return frames;
    }

    private static byte[] sound(Path presentation) throws IOException {
        return joined(presentation.resolve("a0"));
    }

    private static byte[] joined(Path rendition) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(Files.readAllBytes(rendition.resolve(RenditionFiles.INIT)));
        for (int i = 0; Files.exists(rendition.resolve(RenditionFiles.segmentName(i))); i++) {
            all.write(Files.readAllBytes(rendition.resolve(RenditionFiles.segmentName(i))));
        }
        return all.toByteArray();
    }

    /** Signal to noise of the pictures of one at the same times as those of the other. */
    private List<Double> likeness(Path one, Path other, String rendition) throws IOException {
        Files.write(folder.resolve("one.mp4"), joined(one.resolve(rendition)));
        Files.write(folder.resolve("other.mp4"), joined(other.resolve(rendition)));
        Clips.make(
                folder,
                "likeness.nut",
                "-i one.mp4 -i other.mp4 -lavfi [0:v][1:v]psnr=stats_file=likeness.log -c:v rawvideo".split(" "));
        List<Double> all = new ArrayList<>();
        Matcher line = LIKENESS.matcher(Files.readString(folder.resolve("likeness.log")));
        while (line.find()) {
            all.add(line.group(1).equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(line.group(1)));
        }
        return all;
    }
}
