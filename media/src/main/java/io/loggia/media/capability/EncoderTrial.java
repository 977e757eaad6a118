package io.loggia.media.capability;

import io.loggia.media.capability.EncoderStatus.Run;
import io.loggia.media.capability.TrialRun.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Encodes a pattern, decodes what came of it in software, and compares. */
final class EncoderTrial {

    /** Opening a card takes as long as encoding a second on it, so cards get more to do. */
    private static final double SOFTWARE_SECONDS = 1;

    private static final double HARDWARE_SECONDS = 4;
    private static final int[] SESSIONS = {8, 6, 5, 4, 3, 2};
    private static final String RESULT = "trial.mkv";

    private final TrialRun runs;
    private final List<TrialSize> sizes;

    /** @param sizes largest first */
    EncoderTrial(TrialRun runs, List<TrialSize> sizes) {
        this.runs = runs;
        this.sizes = sizes;
    }

    EncoderStatus of(Encoder encoder, @Nullable Device device) throws InterruptedException {
        List<Run> done = new ArrayList<>();
        Why first = null;
        for (Profile profile : encoder.profiles()) {
            Tried tried = tried(encoder, device, profile);
            done.addAll(tried.runs());
            first = first == null ? tried.reason() : first;
            if (tried.reason() != null && isHopeless(tried.reason())) {
                break;
            }
        }
        if (done.isEmpty()) {
            return EncoderStatus.fails(encoder, device, first == null ? Why.of(Reason.SILENT) : first);
        }
        int sessions =
                device == null ? 0 : sessions(encoder, device, done.getFirst().profile());
        return new EncoderStatus(encoder, device, TrialState.WORKS, null, done, sessions, false);
    }

    /** What one profile gave: every size, or a reason. */
    private record Tried(List<Run> runs, @Nullable Why reason) {}

    private Tried tried(Encoder encoder, @Nullable Device device, Profile profile) throws InterruptedException {
        List<Run> done = new ArrayList<>();
        for (TrialSize size : sizes) {
            double seconds = device == null ? SOFTWARE_SECONDS : HARDWARE_SECONDS;
            List<String> pattern = TrialRun.pattern(size.width(), size.height(), seconds);
            Outcome outcome = runs.run(encoding(encoder, device, profile, size, pattern), device != null);
            OptionalDouble psnrDb =
                    outcome.reason() == null ? runs.likeness(RESULT, pattern, "") : OptionalDouble.empty();
            Why reason = outcome.reason() == null ? TrialRun.unlike(psnrDb) : outcome.reason();
            if (reason != null) {
                return new Tried(List.of(), reason);
            }
            int lines = Math.min(size.width(), size.height());
            done.add(new Run(profile, lines, outcome.speed(seconds), psnrDb.orElseThrow()));
        }
        return new Tried(done, null);
    }

    /** Where nothing is there to encode, or a driver hangs, another profile would only take its time once more. */
    private static boolean isHopeless(Why reason) {
        return switch (reason.reason()) {
            case TOO_SLOW,
                    NO_NVIDIA_DRIVER,
                    NO_NVIDIA_ENCODING_LIBRARY,
                    NO_NVIDIA_CARD,
                    NO_VAAPI_DEVICE,
                    NO_INTEL_DRIVER,
                    NO_VULKAN_LOADER,
                    NO_V4L2_ENCODER -> true;
            default -> false;
        };
    }

    /** Cards for consumers open a few sessions at a time, and tell the number by refusing the next. */
    private int sessions(Encoder encoder, Device device, Profile profile) throws InterruptedException {
        for (int sessions : SESSIONS) {
            if (runs.run(together(encoder, device, profile, sessions), true).reason() == null) {
                return sessions;
            }
        }
        return 1;
    }

    private static List<String> begin(@Nullable Device device) {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y"));
        arguments.addAll(device == null ? List.of() : device.opening());
        return arguments;
    }

    private static List<String> encoding(
            Encoder encoder, @Nullable Device device, Profile profile, TrialSize size, List<String> pattern) {
        List<String> arguments = begin(device);
        arguments.addAll(pattern);
        arguments.addAll(List.of("-vf", "format=yuv420p" + encoder.upload()));
        arguments.addAll(RateControl.of(encoder, profile, size.quality(), size.maxBitsPerSecond()));
        arguments.addAll(List.of("-f", "matroska", RESULT));
        return arguments;
    }

    private List<String> together(Encoder encoder, Device device, Profile profile, int sessions) {
        TrialSize small = sizes.getLast();
        List<String> arguments = begin(device);
        arguments.addAll(TrialRun.pattern(small.width(), small.height(), SOFTWARE_SECONDS));
        StringBuilder graph = new StringBuilder("[0:v]format=yuv420p" + encoder.upload() + ",split=" + sessions);
        for (int i = 0; i < sessions; i++) {
            graph.append("[v").append(i).append(']');
        }
        arguments.addAll(List.of("-filter_complex", graph.toString()));
        for (int i = 0; i < sessions; i++) {
            arguments.addAll(List.of("-map", "[v" + i + "]"));
            arguments.addAll(RateControl.of(encoder, profile, small.quality(), small.maxBitsPerSecond()));
            arguments.addAll(List.of("-f", "null", "-"));
        }
        return arguments;
    }

    /** Whether pictures go from a decoder of the device to the encoder without leaving it. */
    boolean inPlace(Encoder encoder, Device device, Profile profile, DecoderTrial.Clip clip)
            throws InterruptedException {
        TrialSize small = sizes.getLast();
        int width = clip.width() / 4 * 2;
        int height = clip.height() / 4 * 2;
        List<String> arguments = begin(device);
        arguments.addAll(device.decodingInPlace());
        arguments.addAll(clip.input());
        arguments.addAll(List.of("-vf", device.accelerator().scale(width, height)));
        arguments.addAll(RateControl.of(encoder, profile, small.quality(), small.maxBitsPerSecond()));
        arguments.addAll(List.of("-f", "matroska", RESULT));
        return runs.run(arguments, true).reason() == null
                && TrialRun.unlike(runs.likeness(RESULT, clip.pattern(), "scale=" + width + ":" + height + ","))
                        == null;
    }
}
