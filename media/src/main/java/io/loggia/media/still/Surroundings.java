package io.loggia.media.still;

import io.loggia.media.plan.FilterGraph;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.SafeInput;
import io.loggia.media.probe.VideoStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A stretch of a film around a moment, to be looked at in small pictures. */
record Surroundings(Duration begin, Duration length) {

    /** Pictures a second. */
    private static final int RATE = 8;

    private static final int SIDE = 32;
    /** Where tones are mapped: lights that are averaged before that count for less. */
    private static final int MAPPED = 320;

    private static final Duration SHORTEST = Duration.ofMillis(500);
    /** Transitions are shorter than the two sides together. */
    private static final Duration LONGEST = Duration.ofMillis(1500);
    /** Of a film, so that the surroundings of the moments do not overlap. */
    private static final double SIDE_SHARE = 0.075;

    /** @param moment 0 for the first picture, 1 for the end */
    static Surroundings of(Duration film, double moment) {
        long side = Math.clamp((long) (film.toMillis() * SIDE_SHARE), SHORTEST.toMillis(), LONGEST.toMillis());
        long at = (long) (film.toMillis() * moment);
        long begin = Math.max(0, at - side);
        return new Surroundings(Duration.ofMillis(begin), Duration.ofMillis(at + side - begin));
    }

    /** When a picture is shown. */
    Duration at(int number) {
        return begin.plusMillis(number * 1000L / RATE);
    }

    List<String> arguments(MediaInfo info, VideoStream video, Path source, String file) {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y"));
        arguments.addAll(List.of("-ss", seconds(begin), "-t", seconds(length)));
        arguments.addAll(SafeInput.options(info.container()));
        arguments.addAll(List.of("-i", SafeInput.url(source)));
        StillSize mapped = StillSize.fitting(video, MAPPED, MAPPED);
        String filters = "[0:" + video.index() + "]"
                + FilterGraph.normal(video, "fps=" + RATE + ":start_time=0,", mapped.width(), mapped.height())
                + "scale="
                + SIDE + ":" + SIDE + ",format=gray[grey]";
        arguments.addAll(List.of("-filter_complex", filters, "-map", "[grey]", "-f", "rawvideo", file));
        return arguments;
    }

    /** Takes apart what {@link #arguments} have written. */
    static List<byte[]> pictures(byte[] all) {
        List<byte[]> pictures = new ArrayList<>();
        int each = SIDE * SIDE;
        for (int end = each; end <= all.length; end += each) {
            pictures.add(Arrays.copyOfRange(all, end - each, end));
        }
        return pictures;
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }
}
