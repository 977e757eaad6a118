package io.loggia.media.probe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The options before an input that keep FFmpeg from opening anything but the one file with the one demuxer. */
public final class SafeInput {

    /** A little more than 8K, since decoders count whole blocks. */
    private static final long MAX_PIXELS = 36_000_000;

    private SafeInput() {}

    public static List<String> options(Container container) {
        List<String> options = new ArrayList<>(List.of("-protocol_whitelist", "file"));
        options.addAll(List.of("-format_whitelist", formats(container), "-codec_whitelist", Codecs.whitelist()));
        // Pictures beyond what a video may have, as of a cover that unpacks to gigabytes, are not decoded at all.
        options.addAll(List.of("-max_pixels", Long.toString(MAX_PIXELS)));
        options.addAll(List.of("-max_streams", "256", "-f", container.demuxer()));
        if (container == Container.MP4) {
            options.addAll(List.of("-enable_drefs", "0", "-use_absolute_path", "0"));
        }
        return options;
    }

    /** The whitelist matches a demuxer's full name, of which {@code -f} takes a part. */
    private static String formats(Container container) {
        return switch (container) {
            case MP4 -> "mov,mp4,m4a,3gp,3g2,mj2";
            case MATROSKA -> "matroska,webm";
            default -> container.demuxer();
        };
    }

    /** The scheme keeps a path from being read as another protocol. */
    public static String url(Path source) {
        return "file:" + source;
    }
}
