package io.loggia.media.run;

import java.time.Duration;

/**
 * How a process ended.
 *
 * @param output its standard output, empty where progress was read from it
 * @param errors the end of its standard error, for the log and for finding the reason; never shown as it is
 */
public record ToolResult(int exitCode, String output, String errors, Duration elapsed) {

    public boolean succeeded() {
        return exitCode == 0;
    }
}
