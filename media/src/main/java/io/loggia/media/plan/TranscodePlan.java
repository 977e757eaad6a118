package io.loggia.media.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of FFmpeg and what it leaves.
 *
 * @param before arguments ahead of the input
 * @param after arguments behind the input; all paths in them are relative to the output folder
 * @param encodes whether pictures are encoded, as against copied
 * @param devices whether graphics devices are needed
 */
public record TranscodePlan(
        List<String> before,
        List<String> after,
        List<Rendition> renditions,
        Duration duration,
        boolean encodes,
        boolean devices) {

    public TranscodePlan {
        before = List.copyOf(before);
        after = List.copyOf(after);
        renditions = List.copyOf(renditions);
    }

    public List<String> arguments(Path source) {
        List<String> arguments = new ArrayList<>(before);
        arguments.add("-i");
        arguments.add("file:" + source);
        arguments.addAll(after);
        return arguments;
    }
}
