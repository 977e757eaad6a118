package io.loggia.media.capability;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The video encoders that are tried, of each codec from the one to use first to the one to use last. */
public enum Encoder {
    H264_NVENC("h264_nvenc", "h264", Accelerator.NVIDIA),
    H264_QSV("h264_qsv", "h264", Accelerator.QUICK_SYNC),
    H264_VAAPI("h264_vaapi", "h264", Accelerator.VAAPI),
    H264_VULKAN("h264_vulkan", "h264", Accelerator.VULKAN),
    H264_V4L2("h264_v4l2m2m", "h264", Accelerator.V4L2),
    H264_X264("libx264", "h264", null),
    H264_OPENH264("libopenh264", "h264", null),
    HEVC_NVENC("hevc_nvenc", "hevc", Accelerator.NVIDIA),
    HEVC_QSV("hevc_qsv", "hevc", Accelerator.QUICK_SYNC),
    HEVC_VAAPI("hevc_vaapi", "hevc", Accelerator.VAAPI),
    HEVC_VULKAN("hevc_vulkan", "hevc", Accelerator.VULKAN),
    HEVC_V4L2("hevc_v4l2m2m", "hevc", Accelerator.V4L2),
    HEVC_X265("libx265", "hevc", null),
    AV1_NVENC("av1_nvenc", "av1", Accelerator.NVIDIA),
    AV1_QSV("av1_qsv", "av1", Accelerator.QUICK_SYNC),
    AV1_VAAPI("av1_vaapi", "av1", Accelerator.VAAPI),
    AV1_SVT("libsvtav1", "av1", null);

    private final String ffmpegName;
    private final String codec;
    private final @Nullable Accelerator accelerator;

    Encoder(String ffmpegName, String codec, @Nullable Accelerator accelerator) {
        this.ffmpegName = ffmpegName;
        this.codec = codec;
        this.accelerator = accelerator;
    }

    public String ffmpegName() {
        return ffmpegName;
    }

    public String codec() {
        return codec;
    }

    /** The hardware behind it; null for software. */
    public @Nullable Accelerator accelerator() {
        return accelerator;
    }

    public boolean isHardware() {
        return accelerator != null;
    }

    /** Whether the ladder is made with it: H.264, which everything plays. */
    public boolean isOfLadder() {
        return codec.equals("h264");
    }

    /**
     * Whether the variants of a ladder are made with it, where they are wanted. What is neither of a ladder nor of its
     * variants is tried so that one can see what the machine could do.
     */
    public boolean isOfVariants() {
        return !isOfLadder() && !isHardware();
    }

    /** What is tried of its codec, the one to use first; software has no driver that could lack one. */
    public List<Profile> profiles() {
        if (!codec.equals("h264")) {
            return List.of(Profile.MAIN);
        }
        return isHardware() ? List.of(Profile.HIGH, Profile.MAIN) : List.of(Profile.HIGH);
    }

    /** What a filter chain ends with so that this encoder takes the pictures. */
    public String upload() {
        return accelerator == null ? "" : accelerator.upload();
    }
}
