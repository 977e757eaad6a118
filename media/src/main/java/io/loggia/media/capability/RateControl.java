package io.loggia.media.capability;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How each encoder is told quality and cap. Trials use it as the ladder does, so that a trial proves these options. */
public final class RateControl {

    /** Nothing that differs from span to span may be in the initialisation segment, and no key frame but where we want it. */
    private static final String X265 = "log-level=error:info=0:scenecut=0:open-gop=0:high-tier=0";

    private RateControl() {}

    /** @param cap in bits per second */
    public static List<String> of(Encoder encoder, Profile profile, int quality, long cap) {
        List<String> options = new ArrayList<>(List.of("-c:v", encoder.ffmpegName()));
        options.addAll(profile(encoder, profile));
        options.addAll(quality(encoder, Integer.toString(quality), cap));
        options.addAll(List.of("-maxrate", Long.toString(cap), "-bufsize", Long.toString(cap * 2)));
        return options;
    }

    private static List<String> profile(Encoder encoder, Profile profile) {
        return switch (encoder) {
            case H264_V4L2 -> List.of("-profile:v", Integer.toString(profile.h264Number()));
            // Their encoders know no other, or have no option for it.
            case HEVC_V4L2, AV1_NVENC, AV1_QSV, AV1_VAAPI, AV1_SVT -> List.of();
            default -> List.of("-profile:v", profile.words().toLowerCase(Locale.ROOT));
        };
    }

    private static List<String> quality(Encoder encoder, String quality, long cap) {
        // Where an encoder knows no constant quality, two thirds of the cap on average come close to it.
        String average = Long.toString(cap * 2 / 3);
        return switch (encoder) {
            case H264_X264 ->
                // A look ahead by a thread of its own ends a little differently each time; a span would, too. In turn
                // with
                // the encoder, one thread leaves processors idle; how many there are decides on the result.
                List.of(
                        "-preset",
                        "veryfast",
                        "-crf",
                        quality,
                        "-sc_threshold",
                        "0",
                        "-x264-params",
                        "sync-lookahead=0:lookahead-threads=4");
            case HEVC_X265 -> List.of("-preset", "veryfast", "-crf", quality, "-x265-params", X265);
            case AV1_SVT -> List.of("-preset", "8", "-crf", quality);
            case H264_NVENC, HEVC_NVENC, AV1_NVENC -> {
                List<String> options = new ArrayList<>(
                        List.of("-preset", "p4", "-rc", "vbr", "-cq", quality, "-b:v", "0", "-forced-idr", "1"));
                // AV1 has no such option.
                options.addAll(encoder == Encoder.AV1_NVENC ? List.of() : List.of("-no-scenecut", "1"));
                yield options;
            }
            case H264_QSV, HEVC_QSV -> List.of("-preset", "veryfast", "-global_quality", quality, "-forced_idr", "1");
            case AV1_QSV -> List.of("-preset", "veryfast", "-global_quality", quality);
            case H264_VAAPI, HEVC_VAAPI, AV1_VAAPI -> List.of("-rc_mode", "VBR", "-b:v", average);
            case H264_VULKAN, HEVC_VULKAN -> List.of("-rc_mode", "auto", "-b:v", average);
            case H264_V4L2, HEVC_V4L2 -> List.of("-b:v", average);
            case H264_OPENH264 -> List.of("-b:v", average, "-rc_mode", "bitrate");
        };
    }
}
