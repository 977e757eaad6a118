package io.loggia.media.plan;

import io.loggia.media.capability.Encoder;
import io.loggia.media.plan.LadderSettings.Rung;
import java.util.ArrayList;
import java.util.List;

/** How each encoder is told quality, cap and where key frames must be. */
final class EncoderOptions {

    private EncoderOptions() {}

    /** @param segmentFrames pictures from one key frame to the next */
    static List<String> of(Encoder encoder, Rung rung, boolean halved, FrameRate rate, int segmentFrames) {
        long cap = rate.isFast() && !halved ? rung.maxBitsPerSecond() * 3L / 2 : rung.maxBitsPerSecond();
        List<String> options = new ArrayList<>(List.of("-c:v", encoder.ffmpegName()));
        options.addAll(quality(encoder, rung, cap));
        options.addAll(List.of("-maxrate", Long.toString(cap), "-bufsize", Long.toString(cap * 2)));
        options.addAll(List.of("-g", Integer.toString(segmentFrames)));
        options.addAll(List.of("-force_key_frames", "expr:not(mod(n," + segmentFrames + "))"));
        return options;
    }

    private static List<String> quality(Encoder encoder, Rung rung, long cap) {
        String quality = Integer.toString(rung.quality());
        // Where an encoder knows no constant quality, two thirds of the cap on average come close to it.
        String average = Long.toString(cap * 2 / 3);
        return switch (encoder) {
            case H264_X264 ->
                // A look ahead by a thread of its own ends a little differently each time; a span would, too.
                List.of(
                        "-preset",
                        "veryfast",
                        "-crf",
                        quality,
                        "-sc_threshold",
                        "0",
                        "-x264-params",
                        "sync-lookahead=0");
            case H264_NVENC ->
                List.of(
                        "-preset",
                        "p4",
                        "-rc",
                        "vbr",
                        "-cq",
                        quality,
                        "-b:v",
                        "0",
                        "-forced-idr",
                        "1",
                        "-no-scenecut",
                        "1");
            case H264_QSV -> List.of("-preset", "veryfast", "-global_quality", quality, "-forced_idr", "1");
            case H264_VAAPI -> List.of("-rc_mode", "VBR", "-b:v", average);
            case H264_OPENH264 -> List.of("-b:v", average, "-rc_mode", "bitrate");
            case HEVC_NVENC, AV1_NVENC, AV1_SVT ->
                throw new IllegalArgumentException("The ladder is H.264: " + encoder.ffmpegName());
        };
    }
}
