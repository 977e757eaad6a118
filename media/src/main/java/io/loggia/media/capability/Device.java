package io.loggia.media.capability;

import java.util.List;

/**
 * One piece of hardware, under one of the ways to use it: an Intel card is there twice.
 *
 * @param address its number, counted from 0, for NVIDIA and Vulkan; else its file
 * @param driver name and version, empty where the machine does not tell
 */
public record Device(Accelerator accelerator, String address, String name, String driver) {

    /** The name of the opened device in FFmpeg's command line. */
    public static final String OPENED = "hw";

    /** FFmpeg itself looks for the one that encodes. */
    static final String ANY_VIDEO_FILE = "/dev/video*";

    /** What to try where no device was found: what was not seen may still be there. */
    static Device unseen(Accelerator accelerator) {
        String address = switch (accelerator) {
            case NVIDIA, VULKAN -> "0";
            case QUICK_SYNC, VAAPI -> "/dev/dri/renderD128";
            case V4L2 -> ANY_VIDEO_FILE;
        };
        return new Device(accelerator, address, accelerator.words(), "");
    }

    /** Opens it for encoders and filters. The address is in the second argument, and in no other of any command. */
    public List<String> opening() {
        if (accelerator == Accelerator.V4L2) {
            return List.of();
        }
        String how = switch (accelerator) {
            case NVIDIA, VAAPI, VULKAN, V4L2 -> accelerator.ffmpegName() + "=" + OPENED + ":" + address;
            case QUICK_SYNC -> "qsv=" + OPENED + ",child_device=" + address + ",child_device_type=vaapi";
        };
        return List.of("-init_hw_device", how, "-filter_hw_device", OPENED);
    }

    /** Has the input that follows decoded on it; where it cannot, FFmpeg decodes in software. */
    public List<String> decoding() {
        return List.of("-hwaccel", accelerator.ffmpegName(), "-hwaccel_device", OPENED);
    }

    /** As {@link #decoding()}, and leaves the pictures on the device; where it cannot, the run fails. */
    public List<String> decodingInPlace() {
        return List.of(
                "-hwaccel",
                accelerator.ffmpegName(),
                "-hwaccel_device",
                OPENED,
                "-hwaccel_output_format",
                accelerator.ffmpegName());
    }
}
