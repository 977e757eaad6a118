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

    private static final String DEVICE = "-init_hw_device";

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

    /**
     * What two runs must have in common for their results to be joined: all that is asked of FFmpeg, but for which of
     * several equal devices does it.
     */
    public String recipe() {
        List<String> words = new ArrayList<>(before);
        int device = words.indexOf(DEVICE);
        if (device >= 0) {
            String named = words.get(device + 1);
            words.set(device + 1, named.substring(0, named.indexOf('=') + 1));
        }
        return String.join("\n", words) + "\n" + String.join("\n", after);
    }
}
