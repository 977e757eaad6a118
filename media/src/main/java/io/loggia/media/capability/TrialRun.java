package io.loggia.media.capability;

import io.loggia.domain.ErrorCode;
import io.loggia.media.run.Limits;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.ToolCall;
import io.loggia.media.run.ToolException;
import io.loggia.media.run.ToolResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Starts the processes of trials: each by itself, with a time limit, so that a driver which hangs or crashes takes
 * nothing along.
 *
 * @param folder that they write to and read from
 */
record TrialRun(MediaTools tools, Path folder, Limits limits) {

    static final int RATE = 30;

    /** What is good is above 25; frames that are green, torn or of another film are below 15. */
    private static final double LEAST_PSNR_DB = 20;

    private static final Pattern PSNR = Pattern.compile("PSNR .*average:(\\S+)");

    /**
     * How a process ended.
     *
     * @param reason null when it succeeded
     */
    record Outcome(@Nullable Why reason, Duration elapsed, String errors) {
        double speed(double seconds) {
            return seconds / Math.max(0.001, elapsed.toMillis() / 1000.0);
        }
    }

    static Limits limits(Duration timeout) {
        return Limits.encoding(timeout, 4, 4L << 30).withNiceness(0);
    }

    Outcome run(List<String> arguments, boolean devices) throws InterruptedException {
        ToolCall call = ToolCall.ffmpeg(arguments, null, folder, limits);
        try {
            ToolResult result = tools.attempt(devices ? call.withDevices() : call);
            Why reason = result.succeeded() ? null : TrialWords.of(result.errors());
            return new Outcome(reason, result.elapsed(), result.errors());
        } catch (ToolException e) {
            Why reason = e.code() == ErrorCode.PROCESS_TIMEOUT
                    ? Why.of(Reason.TOO_SLOW)
                    : Why.said(String.valueOf(e.getMessage()));
            return new Outcome(reason, limits.timeout(), e.evidence());
        }
    }

    /** A pattern in which everything moves, as an input. */
    static List<String> pattern(int width, int height, double seconds) {
        return List.of(
                "-f",
                "lavfi",
                "-i",
                String.format(Locale.ROOT, "testsrc2=size=%dx%d:rate=%d:duration=%.1f", width, height, RATE, seconds));
    }

    /**
     * How like a file is to the pattern; empty when it cannot be read.
     *
     * @param scaled filter that brings the pattern to the file's size, ending with a comma; or empty
     */
    OptionalDouble likeness(String file, List<String> pattern, String scaled) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-v", "info", "-f", "matroska", "-i", file));
        arguments.addAll(pattern);
        arguments.addAll(List.of(
                "-filter_complex",
                "[0:v]format=yuv420p[out];[1:v]" + scaled + "format=yuv420p[in];[out][in]psnr",
                "-f",
                "null",
                "-"));
        Outcome outcome = run(arguments, false);
        return outcome.reason() == null ? psnr(outcome.errors()) : OptionalDouble.empty();
    }

    static OptionalDouble psnr(String messages) {
        Matcher found = PSNR.matcher(messages);
        if (!found.find()) {
            return OptionalDouble.empty();
        }
        String number = found.group(1);
        return number.equals("inf") ? OptionalDouble.of(100) : parsed(number);
    }

    private static OptionalDouble parsed(String number) {
        try {
            double value = Double.parseDouble(number);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            // Another FFmpeg may write it otherwise; then nothing is proven.
            return OptionalDouble.empty();
        }
    }

    /** Why a likeness is none; null when it is one. */
    static @Nullable Why unlike(OptionalDouble psnrDb) {
        if (psnrDb.isEmpty()) {
            return Why.of(Reason.NOTHING_TO_DECODE);
        }
        return psnrDb.getAsDouble() < LEAST_PSNR_DB
                ? Why.of(Reason.WRONG_PICTURES, "likeness", String.format(Locale.ROOT, "%.1f", psnrDb.getAsDouble()))
                : null;
    }
}
