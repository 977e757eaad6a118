package io.loggia.media.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One start of a media program. Arguments are ours alone: nothing that a person typed or a file claims is among them.
 *
 * @param input the one file or folder that the process may read, at this path
 * @param output the one folder that it may write, which is its working directory
 * @param devices whether it may use graphics devices
 */
public record ToolCall(
        Tool tool,
        List<String> arguments,
        @Nullable Path input,
        @Nullable Path output,
        Limits limits,
        boolean devices) {

    /** The programs that there are. */
    public enum Tool {
        FFMPEG,
        FFPROBE,
        TESSERACT,
        WHISPER
    }

    public ToolCall {
        arguments = List.copyOf(arguments);
        requireAbsolute(input);
        requireAbsolute(output);
        for (String argument : arguments) {
            if (argument.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("An argument holds a NUL character");
            }
        }
    }

    private static void requireAbsolute(@Nullable Path path) {
        if (path != null && !path.isAbsolute()) {
            throw new IllegalArgumentException("Not absolute: " + path);
        }
    }

    public static ToolCall ffprobe(List<String> arguments, Path input, Limits limits) {
        return new ToolCall(Tool.FFPROBE, arguments, input, null, limits, false);
    }

    public static ToolCall ffmpeg(List<String> arguments, @Nullable Path input, @Nullable Path output, Limits limits) {
        return new ToolCall(Tool.FFMPEG, arguments, input, output, limits, false);
    }

    /** To read a picture; what is read goes to standard output. */
    public static ToolCall tesseract(List<String> arguments, Path picture, Limits limits) {
        return new ToolCall(Tool.TESSERACT, arguments, picture, null, limits, false);
    }

    /** To write down what is spoken; what is heard goes to standard output. */
    public static ToolCall whisper(List<String> arguments, Path sound, Limits limits) {
        return new ToolCall(Tool.WHISPER, arguments, sound, null, limits, false);
    }

    public ToolCall withDevices() {
        return new ToolCall(tool, arguments, input, output, limits, true);
    }

    /** The folder to stand in; programs that write nothing stand at the root. */
    Path workingFolder() {
        return Objects.requireNonNullElse(output, Path.of("/"));
    }
}
