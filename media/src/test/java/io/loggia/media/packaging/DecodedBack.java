package io.loggia.media.packaging;

import io.loggia.media.run.Limits;
import io.loggia.media.run.TestTools;
import io.loggia.media.run.ToolCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What comes out of a presentation when its segments are joined and decoded.
 *
 * @param pictures of the best quality
 * @param sounds one a track
 */
record DecodedBack(Optional<Pictures> pictures, List<Sound> sounds) {

    /** Each picture is looked at as a grid of so many by so many averages. */
    static final int GRID = 16;

    private static final int QUADRANT = GRID / 2;
    private static final Limits LIMITS =
            Limits.encoding(Duration.ofMinutes(1), 2, 4L << 30).withNiceness(0);
    private static final Pattern LINE = Pattern.compile("(?m)^0, +-?\\d+, +(-?\\d+), +(\\d+),");

    /**
     * @param quadrants average colours over all pictures: upper left, upper right, lower left, lower right
     */
    record Pictures(int width, int height, int frames, double first, double last, List<int[]> quadrants) {}

    /** @param level root of the mean square, 1 at most */
    record Sound(int channels, double first, double seconds, double level) {}

    /** @param folder of the presentation; what is decoded is laid beside it */
    static DecodedBack of(Path folder) throws Exception {
        Path parent = folder.resolveSibling(folder.getFileName() + "-decoded");
        Files.createDirectories(parent);
        List<Path> renditions;
        try (Stream<Path> all = Files.list(folder)) {
            renditions = all.filter(Files::isDirectory).sorted().toList();
        }
        Optional<Path> best = renditions.stream()
                .filter(one -> one.getFileName().toString().startsWith("v"))
                .findFirst();
        Optional<Pictures> pictures = best.isPresent() ? Optional.of(pictures(parent, best.get())) : Optional.empty();
        List<Sound> sounds = new ArrayList<>();
        for (Path one : renditions) {
            if (one.getFileName().toString().startsWith("a")) {
                sounds.add(sound(parent, one));
            }
        }
        return new DecodedBack(pictures, sounds);
    }

    private static Path joined(Path parent, Path rendition) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(Files.readAllBytes(rendition.resolve(RenditionFiles.INIT)));
        int number = 0;
        while (Files.exists(rendition.resolve(RenditionFiles.segmentName(number)))) {
            all.write(Files.readAllBytes(rendition.resolve(RenditionFiles.segmentName(number++))));
        }
        return Files.write(parent.resolve(rendition.getFileName() + ".mp4"), all.toByteArray());
    }

    private static Pictures pictures(Path parent, Path rendition) throws Exception {
        joined(parent, rendition);
        String name = String.valueOf(rendition.getFileName());
        double begin = begin(rendition);
        run(
                parent,
                List.of("-i", name + ".mp4"),
                List.of(("-map 0:v -fps_mode passthrough -f framecrc " + name
                                + ".crc -map 0:v -fps_mode passthrough -vf scale=" + GRID + ":" + GRID
                                + ":flags=area,format=rgb24 -f rawvideo " + name)
                        .split(" ")));
        String told = Files.readString(parent.resolve(name + ".crc"));
        List<Double> times = times(told);
        Matcher size = find("#dimensions 0: (\\d+)x(\\d+)", told);
        List<int[]> quadrants = quadrants(Files.readAllBytes(parent.resolve(name)));
        return new Pictures(
                Integer.parseInt(size.group(1)),
                Integer.parseInt(size.group(2)),
                times.size(),
                begin,
                begin + times.getLast() - times.getFirst(),
                quadrants);
    }

    private static Sound sound(Path parent, Path rendition) throws Exception {
        joined(parent, rendition);
        String name = String.valueOf(rendition.getFileName());
        run(
                parent,
                List.of("-i", name + ".mp4"),
                List.of("-map", "0:a", "-f", "framecrc", name + ".crc", "-map", "0:a", "-f", "s16le", name));
        String told = Files.readString(parent.resolve(name + ".crc"));
        int channels = switch (find("#channel_layout_name 0: (\\S+)", told).group(1)) {
            case "mono" -> 1;
            case "stereo" -> 2;
            case "5.1" -> 6;
            default -> 99;
        };
        int rate = Integer.parseInt(find("#sample_rate 0: (\\d+)", told).group(1));
        byte[] samples = Files.readAllBytes(parent.resolve(name));
        double sum = 0;
        for (int i = 0; i + 1 < samples.length; i += 2) {
            double value = (short) ((samples[i + 1] << 8) | (samples[i] & 0xFF)) / 32768.0;
            sum += value * value;
        }
        double count = Math.max(1, samples.length / 2.0);
        return new Sound(channels, begin(rendition), count / channels / rate, Math.sqrt(sum / count));
    }

    /** When the first sample is shown, as players reckon it; FFmpeg's own reader moves what has earlier decode times. */
    private static double begin(Path rendition) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(rendition.resolve(RenditionFiles.segmentName(0))));
        Boxes.Box moof = Objects.requireNonNull(Boxes.find(bytes, "moof", 0, bytes.limit()));
        Boxes.Box traf = Boxes.inside(bytes, moof, "traf");
        Boxes.Box trun = Boxes.inside(bytes, traf, "trun");
        int flags = bytes.getInt(trun.body()) & 0xFFFFFF;
        int at = trun.body() + 8 + 4 * Integer.bitCount(flags & 0x5);
        int entry = 4 * Integer.bitCount(flags & 0xF00);
        long earliest = 0;
        if ((flags & 0x800) != 0) {
            earliest = bytes.getInt(at + entry - 4);
        }
        InitSegment init = InitSegment.of(Files.readAllBytes(rendition.resolve(RenditionFiles.INIT)));
        long start =
                Segment.read(rendition.resolve(RenditionFiles.segmentName(0))).start();
        return (double) (start + earliest) / init.timescale();
    }

    private static void run(Path folder, List<String> input, List<String> output) throws Exception {
        List<String> all = new ArrayList<>(List.of("-v", "error", "-y"));
        all.addAll(input);
        all.addAll(output);
        TestTools.tools().run(ToolCall.ffmpeg(all, null, folder.toAbsolutePath().normalize(), LIMITS));
    }

    private static List<Double> times(String framecrc) {
        Matcher base = find("#tb 0: (\\d+)/(\\d+)", framecrc);
        double unit = Double.parseDouble(base.group(1)) / Double.parseDouble(base.group(2));
        return LINE.matcher(framecrc)
                .results()
                .map(line -> Long.parseLong(line.group(1)) * unit)
                .toList();
    }

    private static Matcher find(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new AssertionError(
                    "No " + pattern + " in " + text.lines().limit(8).toList());
        }
        return found;
    }

    /** Average colours of pictures that are {@link #GRID} pixels wide and high, in RGB. */
    static List<int[]> quadrants(byte[] pictures) {
        long[][] sums = new long[4][3];
        int pixels = pictures.length / 3;
        for (int i = 0; i < pixels; i++) {
            int x = i % GRID;
            int y = i / GRID % GRID;
            int quadrant = (y < QUADRANT ? 0 : 2) + (x < QUADRANT ? 0 : 1);
            for (int colour = 0; colour < 3; colour++) {
                sums[quadrant][colour] += pictures[i * 3 + colour] & 0xFF;
            }
        }
        List<int[]> averages = new ArrayList<>();
        for (long[] sum : sums) {
            averages.add(
                    new int[] {(int) (sum[0] * 4 / pixels), (int) (sum[1] * 4 / pixels), (int) (sum[2] * 4 / pixels)});
        }
        return averages;
    }
}
