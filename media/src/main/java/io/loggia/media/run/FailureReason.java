package io.loggia.media.run;

import io.loggia.domain.ErrorCode;
import java.util.List;

/** Turns the end of a failed process into a sentence that says what to do. */
final class FailureReason {

    private static final int KILLED = 128 + 9;
    private static final int CPU_TIME_EXCEEDED = 128 + 24;
    private static final int FILE_SIZE_EXCEEDED = 128 + 25;

    private record Sign(String text, ErrorCode code, String detail) {}

    private static final List<Sign> SIGNS = List.of(
            new Sign("No space left on device", ErrorCode.NO_SPACE, "The server's disk is full."),
            new Sign(
                    "Cannot allocate memory", ErrorCode.MEDIA_LIMIT, "The media needs more memory than a job may use."),
            new Sign("File too large", ErrorCode.MEDIA_LIMIT, "The result would be larger than a file may be."),
            new Sign("moov atom not found", ErrorCode.MEDIA_BROKEN, "The file is incomplete; its index is missing."),
            new Sign(
                    "Invalid data found when processing input",
                    ErrorCode.MEDIA_BROKEN,
                    "The file is damaged or not what its beginning claims."),
            new Sign("does not contain any stream", ErrorCode.MEDIA_BROKEN, "Nothing in the file can be decoded."));

    private FailureReason() {}

    static ToolException of(ToolResult result) {
        if (result.exitCode() == CPU_TIME_EXCEEDED || result.exitCode() == KILLED) {
            return new ToolException(
                    ErrorCode.MEDIA_LIMIT, "The media needs more computing than a job may use.", result.errors());
        }
        if (result.exitCode() == FILE_SIZE_EXCEEDED) {
            return new ToolException(
                    ErrorCode.MEDIA_LIMIT, "The result would be larger than a file may be.", result.errors());
        }
        for (Sign sign : SIGNS) {
            if (result.errors().contains(sign.text())) {
                return new ToolException(sign.code(), sign.detail(), result.errors());
            }
        }
        return new ToolException(
                ErrorCode.PROCESS_FAILED,
                "The media process ended with code " + result.exitCode() + "; the server's log says more.",
                result.errors());
    }
}
