package io.loggia.media.capability;

import io.loggia.media.capability.TrialRun.Outcome;
import io.loggia.media.probe.Container;
import io.loggia.media.probe.SafeInput;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Has a device decode a clip and compares what it gives with what went into the clip. */
final class DecoderTrial {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final double SECONDS = 2;

    private final TrialRun runs;
    private final Map<SourceFormat, Optional<Clip>> clips = new EnumMap<>(SourceFormat.class);

    DecoderTrial(TrialRun runs) {
        this.runs = runs;
    }

    /** A film of the pattern. */
    record Clip(String file, int width, int height) {

        /** As a source is opened, behind the same lists of what may be used. */
        List<String> input() {
            List<String> input = new ArrayList<>(SafeInput.options(Container.MATROSKA));
            input.addAll(List.of("-i", "file:" + file));
            return input;
        }

        List<String> pattern() {
            return TrialRun.pattern(width, height, SECONDS);
        }
    }

    DecoderStatus of(SourceFormat format, Device device) throws InterruptedException {
        Clip clip = clip(format).orElse(null);
        if (clip == null) {
            return fails(format, device, Why.of(Reason.NO_CLIP));
        }
        List<String> arguments = new ArrayList<>(List.of("-v", "info"));
        arguments.addAll(device.opening());
        arguments.addAll(device.decodingInPlace());
        arguments.addAll(clip.input());
        arguments.addAll(clip.pattern());
        // The download takes pictures of the device alone: had software decoded them, it would fail.
        arguments.addAll(List.of(
                "-filter_complex",
                "[0:v]hwdownload,format=" + format.downloaded()
                        + ",format=yuv420p[out];[1:v]format=yuv420p[in];[out][in]psnr",
                "-f",
                "null",
                "-"));
        Outcome outcome = runs.run(arguments, true);
        if (outcome.reason() != null) {
            return fails(format, device, outcome.reason());
        }
        OptionalDouble psnrDb = TrialRun.psnr(outcome.errors());
        Why unlike = TrialRun.unlike(psnrDb);
        return unlike == null
                ? new DecoderStatus(format, device, TrialState.WORKS, null, outcome.speed(SECONDS))
                : fails(format, device, unlike);
    }

    private static DecoderStatus fails(SourceFormat format, Device device, Why reason) {
        return new DecoderStatus(format, device, TrialState.LISTED_BUT_FAILS, reason, null);
    }

    /** Made once for all devices; empty where the software for it is not compiled in. */
    Optional<Clip> clip(SourceFormat format) throws InterruptedException {
        Optional<Clip> known = clips.get(format);
        if (known == null) {
            known = make(format);
            clips.put(format, known);
        }
        return known;
    }

    private Optional<Clip> make(SourceFormat format) throws InterruptedException {
        Clip clip = new Clip("clip-" + format + ".mkv", WIDTH, HEIGHT);
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y"));
        arguments.addAll(clip.pattern());
        arguments.addAll(List.of("-pix_fmt", format.pixels(), "-c:v", format.clipEncoder(), "-b:v", "4M"));
        if (format.clipEncoder().equals("libvpx-vp9")) {
            arguments.addAll(List.of("-deadline", "realtime", "-cpu-used", "8"));
        } else {
            arguments.addAll(List.of("-preset", "ultrafast"));
        }
        arguments.addAll(List.of("-f", "matroska", clip.file()));
        return runs.run(arguments, false).reason() == null ? Optional.of(clip) : Optional.empty();
    }
}
