package io.loggia.media.capability;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The video encoders that Loggia knows how to use. */
public enum Encoder {
    H264_NVENC("h264_nvenc", "h264", "NVIDIA", "", ""),
    H264_QSV(
            "h264_qsv",
            "h264",
            "Intel Quick Sync",
            "-init_hw_device qsv=hw -filter_hw_device hw",
            ",format=nv12,hwupload=extra_hw_frames=64"),
    H264_VAAPI("h264_vaapi", "h264", "VA-API", "-vaapi_device /dev/dri/renderD128", ",format=nv12,hwupload"),
    H264_X264("libx264", "h264", null, "", ""),
    H264_OPENH264("libopenh264", "h264", null, "", ""),
    HEVC_NVENC("hevc_nvenc", "hevc", "NVIDIA", "", ""),
    AV1_NVENC("av1_nvenc", "av1", "NVIDIA", "", ""),
    AV1_SVT("libsvtav1", "av1", null, "", "");

    private final String ffmpegName;
    private final String codec;
    private final @Nullable String device;
    private final String globalOptions;
    private final String upload;

    Encoder(String ffmpegName, String codec, @Nullable String device, String globalOptions, String upload) {
        this.ffmpegName = ffmpegName;
        this.codec = codec;
        this.device = device;
        this.globalOptions = globalOptions;
        this.upload = upload;
    }

    public String ffmpegName() {
        return ffmpegName;
    }

    public String codec() {
        return codec;
    }

    /** The hardware behind it; null for software. */
    public @Nullable String device() {
        return device;
    }

    public boolean isHardware() {
        return device != null;
    }

    /** What FFmpeg needs before the input to open the device. */
    public List<String> globalOptions() {
        return globalOptions.isEmpty() ? List.of() : List.of(globalOptions.split(" "));
    }

    /** What a filter chain ends with to bring pictures to the device. */
    public String upload() {
        return upload;
    }
}
