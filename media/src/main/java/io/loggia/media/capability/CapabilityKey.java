package io.loggia.media.capability;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a trial's result holds for: the devices, their drivers, the build of FFmpeg, and the walls around it. As long as
 * it is the same, a result that was kept is as good as a new one.
 */
public record CapabilityKey(String text) {

    /**
     * @param build version and make of the programs
     * @param walls that processes run behind; a jail may hide a device
     * @param sizes that are tried
     */
    public static CapabilityKey of(Machine machine, String build, String walls, java.util.List<TrialSize> sizes) {
        String devices = machine.devices().stream()
                .map(device ->
                        device.accelerator() + " " + device.address() + " " + device.name() + " " + device.driver())
                .collect(Collectors.joining("; "));
        String tried =
                sizes.stream().map(size -> size.width() + "x" + size.height()).collect(Collectors.joining(", "));
        // What an older release has kept does not know of encoders and profiles that this one tries.
        String encoders = Arrays.stream(Encoder.values())
                .map(encoder -> encoder.ffmpegName() + encoder.profiles())
                .collect(Collectors.joining(" "));
        return new CapabilityKey(
                "ffmpeg " + build + " | " + walls + " | " + tried + " | " + encoders + " | " + devices);
    }
}
