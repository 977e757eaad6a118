package io.loggia.media.capability;

import io.loggia.media.run.Limits;
import io.loggia.media.run.MediaTools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tries every encoder and decoder on every device: what counts is what was done here, not what FFmpeg lists.
 *
 * <pre>{@code
 * Capabilities found = new CapabilityProbe(tools, DeviceFinder.ofThisMachine(), scratch, sizes, clock)
 *         .probe((done, total, what) -> {});
 * }</pre>
 */
public final class CapabilityProbe {

    private static final System.Logger LOGGER = System.getLogger(CapabilityProbe.class.getName());
    private static final Duration TRIAL = Duration.ofSeconds(20);

    private final MediaTools tools;
    private final DeviceFinder finder;
    private final Path scratch;
    private final List<TrialSize> sizes;
    private final Clock clock;
    private final Limits limits;

    /**
     * @param scratch folder in which each probe makes and removes one of its own
     * @param sizes of the ladder's largest and smallest quality, in this order
     */
    public CapabilityProbe(MediaTools tools, DeviceFinder finder, Path scratch, List<TrialSize> sizes, Clock clock) {
        this(tools, finder, scratch, sizes, clock, TRIAL);
    }

    CapabilityProbe(
            MediaTools tools, DeviceFinder finder, Path scratch, List<TrialSize> sizes, Clock clock, Duration timeout) {
        this.tools = tools;
        this.finder = finder;
        this.scratch = scratch.toAbsolutePath().normalize();
        this.sizes = List.copyOf(sizes);
        this.clock = clock;
        this.limits = TrialRun.limits(timeout);
    }

    /** Told before each trial. */
    @FunctionalInterface
    public interface Listener {
        void onTrial(int done, int total, String what);
    }

    /** What a result of now would hold for. */
    public CapabilityKey key() {
        return key(finder.find());
    }

    private CapabilityKey key(Machine machine) {
        return CapabilityKey.of(
                machine, tools.build(), tools.sandboxReport().kind().name(), sizes);
    }

    /** Takes some seconds, more with each device; hardware that hangs costs its time limit. */
    public Capabilities probe(Listener listener) throws InterruptedException {
        Machine machine = finder.find();
        Compiled compiled = Compiled.read(tools, limits);
        List<DecoderStatus> decoders = new ArrayList<>();
        List<EncoderStatus> encoders = new ArrayList<>();
        List<Device> decoding = machine.devices().stream()
                .filter(device -> device.accelerator().decodes())
                .toList();
        int total = decoding.size() * SourceFormat.values().length + Encoder.values().length;
        Path folder = open();
        try {
            TrialRun runs = new TrialRun(tools, folder, limits);
            DecoderTrial trial = new DecoderTrial(runs);
            for (Device device : decoding) {
                for (SourceFormat format : SourceFormat.values()) {
                    listener.onTrial(decoders.size(), total, format.codec() + " on " + device.name());
                    decoders.add(told(decode(trial, compiled, format, device)));
                }
            }
            int done = decoders.size();
            for (Encoder encoder : Encoder.values()) {
                listener.onTrial(done, total, encoder.ffmpegName());
                done++;
                for (Device device : places(encoder, machine)) {
                    encoders.add(told(encode(runs, trial, compiled, encoder, device, decoders)));
                }
            }
        } finally {
            remove(folder);
        }
        return new Capabilities(key(machine), machine, encoders, decoders, clock.instant());
    }

    /** Tries one encoder on one device again, as after it has failed in the middle of a job. */
    public EncoderStatus again(Place place, Capabilities known) throws InterruptedException {
        Path folder = open();
        try {
            TrialRun runs = new TrialRun(tools, folder, limits);
            return told(encode(
                    runs,
                    new DecoderTrial(runs),
                    Compiled.read(tools, limits),
                    place.encoder(),
                    place.encoder().isHardware() ? place.device() : null,
                    known.decoders()));
        } finally {
            remove(folder);
        }
    }

    /** Tries one format on one device again. */
    public DecoderStatus again(SourceFormat format, Device device) throws InterruptedException {
        Path folder = open();
        try {
            TrialRun runs = new TrialRun(tools, folder, limits);
            return told(decode(new DecoderTrial(runs), Compiled.read(tools, limits), format, device));
        } finally {
            remove(folder);
        }
    }

    /** Software has no device; hardware that was not seen is tried all the same, for the driver says best what is missing. */
    private static List<@Nullable Device> places(Encoder encoder, Machine machine) {
        Accelerator accelerator = encoder.accelerator();
        if (accelerator == null) {
            return Arrays.asList((Device) null);
        }
        List<Device> seen = machine.devices(accelerator);
        return new ArrayList<>(seen.isEmpty() ? List.of(Device.unseen(accelerator)) : seen);
    }

    private EncoderStatus encode(
            TrialRun runs,
            DecoderTrial decoding,
            Compiled compiled,
            Encoder encoder,
            @Nullable Device device,
            List<DecoderStatus> decoders)
            throws InterruptedException {
        if (!compiled.encoders().contains(encoder.ffmpegName())) {
            return EncoderStatus.absent(encoder);
        }
        EncoderTrial trial = new EncoderTrial(runs, sizes);
        EncoderStatus status = trial.of(encoder, device);
        boolean decodes = decoders.stream()
                .anyMatch(decoder ->
                        decoder.device().equals(device) && decoder.format() == SourceFormat.H264 && decoder.works());
        DecoderTrial.Clip clip = decoding.clip(SourceFormat.H264).orElse(null);
        if (!status.works() || device == null || !decodes || clip == null) {
            return status;
        }
        boolean inPlace = trial.inPlace(encoder, device, status.profile(), clip);
        return new EncoderStatus(
                encoder, device, status.state(), status.reason(), status.runs(), status.sessions(), inPlace);
    }

    private static DecoderStatus decode(DecoderTrial trial, Compiled compiled, SourceFormat format, Device device)
            throws InterruptedException {
        return compiled.hwaccels().contains(device.accelerator().ffmpegName())
                ? trial.of(format, device)
                : new DecoderStatus(format, device, TrialState.ABSENT, Why.of(Reason.NOT_COMPILED_IN), null);
    }

    private static EncoderStatus told(EncoderStatus status) {
        LOGGER.log(Level.INFO, "Encoder {0}: {1} {2}", status.place().words(), status.state(), words(status.reason()));
        return status;
    }

    private static DecoderStatus told(DecoderStatus status) {
        LOGGER.log(
                Level.INFO,
                "Decoding {0} on {1}: {2} {3}",
                status.format(),
                status.device().name(),
                status.state(),
                words(status.reason()));
        return status;
    }

    private static String words(@Nullable Why reason) {
        return reason == null ? "" : reason.words();
    }

    private Path open() {
        try {
            return Files.createTempDirectory(Files.createDirectories(scratch), "trial-");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + scratch, e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Cannot remove " + folder, e);
        }
    }
}
