package io.loggia.portal.admin.boundary;

import io.loggia.media.capability.Accelerator;
import io.loggia.media.capability.Capabilities;
import io.loggia.media.capability.CircuitBreakers.Breaker;
import io.loggia.media.capability.DecoderStatus;
import io.loggia.media.capability.Device;
import io.loggia.media.capability.EncoderStatus;
import io.loggia.media.capability.Machine.Presence;
import io.loggia.media.capability.SourceFormat;
import io.loggia.media.capability.TrialState;
import io.loggia.media.capability.Why;
import io.loggia.media.plan.PathChoice;
import io.loggia.media.plan.TranscodePath;
import io.loggia.media.probe.VideoStream;
import io.loggia.media.run.SandboxReport;
import io.loggia.portal.platform.control.Told;
import io.loggia.portal.processing.control.EncoderCapabilities;
import io.loggia.portal.processing.control.EncoderCapabilities.Tools;
import io.loggia.portal.processing.control.EncoderCapabilities.Trial;
import io.loggia.portal.processing.control.ProvenPaths;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was found, tried and chosen on this server.
 *
 * @param probedAt null until something was tried
 * @param probing null unless a trial goes on
 * @param chosen for some common sources, as it would be now
 */
public record TranscodingReport(
        String ffmpegVersion,
        Sandbox sandbox,
        @Nullable String probedAt,
        @Nullable Probing probing,
        List<DeviceView> devices,
        List<OtherWay> others,
        List<EncoderView> encoders,
        List<DecoderView> decoders,
        List<ChosenPath> chosen,
        List<BreakerView> breakers) {

    private static final int LADDER = 4;

    /** @param reason why the walls are not higher; null when nothing is missing */
    public record Sandbox(SandboxReport.Kind kind, @Nullable String reason) {}

    /** A trial that goes on. */
    public record Probing(int done, int total, String what) {}

    /** @param sessionsInUse by ladders at this moment */
    public record DeviceView(Accelerator accelerator, String address, String name, String driver, int sessionsInUse) {}

    /** A way to use hardware, by the files of its drivers. */
    public record OtherWay(String name, boolean present, String detail) {}

    /**
     * A pattern that was encoded and decoded again.
     *
     * @param profile such as {@code High}
     */
    public record TrialRun(String profile, int lines, double speed, double psnrDb) {}

    /**
     * @param device null for software, and where the encoder is absent
     * @param speed of the largest quality against real time
     * @param sessions that opened at a time, null for software
     * @param inPlace whether pictures can stay on the device
     * @param ofLadder whether ladders are made with it
     * @param ofVariants whether variants of ladders are, where they are wanted
     */
    public record EncoderView(
            String name,
            String codec,
            @Nullable String device,
            TrialState state,
            @Nullable String reason,
            @Nullable Told told,
            @Nullable Double speed,
            List<TrialRun> runs,
            @Nullable Integer sessions,
            boolean inPlace,
            boolean ofLadder,
            boolean ofVariants) {}

    /** What a device decodes. */
    public record DecoderView(
            SourceFormat format,
            String device,
            TrialState state,
            @Nullable String reason,
            @Nullable Told told,
            @Nullable Double speed) {}

    /** An encoder that would have come first, and why it is not used. */
    public record Skipped(String encoder, String why, Told told) {}

    /** What would be done with a source of 1080 lines. {@code source} is a codec, or OTHER. */
    public record ChosenPath(
            String source,
            TranscodePath.Kind kind,
            String encoder,
            List<String> devices,
            boolean decodesOnDevice,
            boolean inPlace,
            String why,
            Told told,
            List<Skipped> passedOver) {}

    /** What failed in the middle of a job since the server started. */
    public record BreakerView(
            String place,
            boolean open,
            int failures,
            String reason,
            Told told,
            String changedAt,
            @Nullable String retryAt) {}

    static TranscodingReport of(EncoderCapabilities capabilities, ProvenPaths paths) throws InterruptedException {
        Tools tools = capabilities.tools();
        Capabilities proven = capabilities.knownOrKept().orElse(null);
        Capabilities known = proven == null ? Capabilities.UNTRIED : proven;
        Map<Device, Integer> used = paths.used();
        return new TranscodingReport(
                tools.ffmpegVersion(),
                new Sandbox(tools.sandbox().kind(), tools.sandbox().reason()),
                proven == null ? null : known.probedAt().toString(),
                capabilities.trial().map(TranscodingReport::probing).orElse(null),
                known.machine().devices().stream()
                        .map(device -> new DeviceView(
                                device.accelerator(),
                                device.address(),
                                device.name(),
                                device.driver(),
                                used.getOrDefault(device, 0)))
                        .toList(),
                known.machine().others().stream().map(TranscodingReport::other).toList(),
                known.encoders().stream().map(TranscodingReport::encoder).toList(),
                known.decoders().stream().map(TranscodingReport::decoder).toList(),
                proven == null
                        ? List.of()
                        : List.of(
                                chosen("H264", "h264", "yuv420p", paths),
                                chosen("HEVC_10_BIT", "hevc", "yuv420p10le", paths),
                                chosen("OTHER", "prores", "yuv422p10le", paths)),
                paths.breakers().stream().map(TranscodingReport::breaker).toList());
    }

    private static Probing probing(Trial trial) {
        return new Probing(trial.done(), trial.total(), trial.what());
    }

    private static OtherWay other(Presence presence) {
        return new OtherWay(presence.name(), presence.present(), presence.detail());
    }

    private static EncoderView encoder(EncoderStatus status) {
        Device device = status.device();
        return new EncoderView(
                status.encoder().ffmpegName(),
                status.encoder().codec(),
                device == null ? null : device.name(),
                status.state(),
                words(status.reason()),
                told(status.reason()),
                status.speed().isPresent() ? (Double) status.speed().getAsDouble() : null,
                status.runs().stream()
                        .map(run -> new TrialRun(run.profile().words(), run.lines(), run.speed(), run.psnrDb()))
                        .toList(),
                status.sessions() > 0 ? status.sessions() : null,
                status.inPlace(),
                status.encoder().isOfLadder(),
                status.encoder().isOfVariants());
    }

    private static DecoderView decoder(DecoderStatus status) {
        return new DecoderView(
                status.format(),
                status.device().name(),
                status.state(),
                words(status.reason()),
                told(status.reason()),
                status.speed());
    }

    private static ChosenPath chosen(String source, String codec, String pixels, ProvenPaths paths) {
        VideoStream video = new VideoStream(0, codec, "", 0, pixels, 1920, 1080, 0, 1, 25, false, false);
        return ChosenPaths.of(source, paths.preview(video, LADDER));
    }

    private static BreakerView breaker(Breaker breaker) {
        return new BreakerView(
                breaker.place().words(),
                breaker.open(),
                breaker.failures(),
                breaker.reason().words(),
                toTold(breaker.reason()),
                breaker.changedAt().toString(),
                breaker.retryAt() == null ? null : breaker.retryAt().toString());
    }

    private static @Nullable String words(@Nullable Why why) {
        return why == null ? null : why.words();
    }

    private static @Nullable Told told(@Nullable Why why) {
        return why == null ? null : toTold(why);
    }

    private static Told toTold(Why why) {
        String code = why.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Told(code, why.parameters(), why.words(), null);
    }

    /** How a choice is told. */
    static final class ChosenPaths {

        private ChosenPaths() {}

        static ChosenPath of(String source, PathChoice choice) {
            TranscodePath first = choice.first();
            return new ChosenPath(
                    source,
                    first.kind(),
                    first.encoder().ffmpegName(),
                    choice.paths().stream()
                            .map(TranscodePath::device)
                            .filter(Objects::nonNull)
                            .map(Device::name)
                            .toList(),
                    first.decodes(),
                    first.inPlace(),
                    choice.why().words(),
                    toTold(choice.why()),
                    choice.passedOver().stream()
                            .map(one -> new Skipped(
                                    one.encoder().ffmpegName(), one.why().words(), toTold(one.why())))
                            .toList());
        }
    }
}
