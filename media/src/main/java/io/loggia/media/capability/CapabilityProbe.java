package io.loggia.media.capability;

import io.loggia.domain.ErrorCode;
import io.loggia.media.run.Limits;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.ToolCall;
import io.loggia.media.run.ToolException;
import io.loggia.media.run.ToolResult;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Tries every encoder on a second of test pictures. */
public final class CapabilityProbe {

    private static final System.Logger LOGGER = System.getLogger(CapabilityProbe.class.getName());
    private static final Limits TRIAL =
            Limits.encoding(Duration.ofSeconds(20), 4, 4L << 30).withNiceness(0);
    private static final double TRIAL_SECONDS = 1;
    private static final Pattern BRACKETED = Pattern.compile("^\\[[^]]*] ");

    /** What drivers say, and what it means to an administrator; the first that matches holds. */
    private static final Map<String, String> REASONS = orderedReasons();

    private final MediaTools tools;
    private final Clock clock;

    public CapabilityProbe(MediaTools tools, Clock clock) {
        this.tools = tools;
        this.clock = clock;
    }

    private static Map<String, String> orderedReasons() {
        Map<String, String> reasons = new java.util.LinkedHashMap<>();
        reasons.put("Cannot load libcuda", "The NVIDIA driver is not installed, or not visible to the server.");
        reasons.put("Cannot load libnvidia-encode", "The NVIDIA driver lacks its encoding library.");
        reasons.put("minimum required Nvidia driver", "The NVIDIA driver is too old.");
        reasons.put("No capable devices found", "The NVIDIA card has no video encoder.");
        reasons.put(
                "OpenEncodeSessionEx failed",
                "The NVIDIA card opens no encoding session; it may have no encoder, or all are in use.");
        reasons.put("CUDA_ERROR_NO_DEVICE", "There is no NVIDIA card in this machine.");
        reasons.put("cu->cuInit", "The NVIDIA driver does not start.");
        reasons.put("No VA display found", "There is no graphics device for VA-API (/dev/dri).");
        reasons.put("Failed to initialise VAAPI", "The VA-API driver for the graphics device is not installed.");
        reasons.put("Error creating a MFX session", "The Intel media driver is not installed.");
        reasons.put("Device creation failed", "There is no such graphics device in this machine.");
        reasons.put("Cannot allocate memory", "The trial needs more memory than a job may use.");
        return reasons;
    }

    /** Takes a few seconds; hardware that hangs costs its time limit. */
    public Capabilities probe() throws InterruptedException {
        String listed = tools.run(ToolCall.ffmpeg(List.of("-v", "error", "-encoders"), null, null, TRIAL));
        List<EncoderStatus> found = new ArrayList<>();
        for (Encoder encoder : Encoder.values()) {
            EncoderStatus status = listed.contains(" " + encoder.ffmpegName() + " ")
                    ? tryOut(encoder)
                    : new EncoderStatus(
                            encoder, EncoderStatus.State.ABSENT, "This build of FFmpeg does not have it.", null);
            LOGGER.log(Level.INFO, "Encoder {0}: {1} {2}", encoder.ffmpegName(), status.state(), reasonOf(status));
            found.add(status);
        }
        return new Capabilities(found, clock.instant());
    }

    private static String reasonOf(EncoderStatus status) {
        return status.reason() == null ? "" : status.reason();
    }

    private EncoderStatus tryOut(Encoder encoder) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-v", "error"));
        arguments.addAll(encoder.globalOptions());
        arguments.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=30:duration=1"));
        arguments.addAll(List.of("-vf", "format=yuv420p" + encoder.upload(), "-c:v", encoder.ffmpegName()));
        arguments.addAll(List.of("-b:v", "2M", "-f", "null", "-"));
        ToolCall call = ToolCall.ffmpeg(arguments, null, null, TRIAL);
        try {
            ToolResult result = tools.attempt(encoder.isHardware() ? call.withDevices() : call);
            if (result.succeeded()) {
                double seconds = result.elapsed().toMillis() / 1000.0;
                return new EncoderStatus(encoder, EncoderStatus.State.WORKS, null, TRIAL_SECONDS / seconds);
            }
            return fails(encoder, inWords(result.errors()));
        } catch (ToolException e) {
            return fails(
                    encoder, e.code() == ErrorCode.PROCESS_TIMEOUT ? "The trial did not end in time." : e.getMessage());
        }
    }

    private static EncoderStatus fails(Encoder encoder, @org.jspecify.annotations.Nullable String reason) {
        return new EncoderStatus(encoder, EncoderStatus.State.LISTED_BUT_FAILS, reason, null);
    }

    static String inWords(String errors) {
        for (Map.Entry<String, String> known : REASONS.entrySet()) {
            if (errors.contains(known.getKey())) {
                return known.getValue();
            }
        }
        String first = errors.lines().findFirst().orElse("The trial failed without a message.");
        return BRACKETED.matcher(first).replaceFirst("");
    }
}
