package io.loggia.media.capability;

import io.loggia.media.probe.VideoStream;
import java.util.List;
import java.util.Optional;

/**
 * What cards can be asked to decode. AV1 is not among it: the decoder that leads FFmpeg to a card is not one that files
 * of strangers may reach.
 */
public enum SourceFormat {
    H264("h264", "yuv420p", "libx264"),
    H264_10_BIT("h264", "yuv420p10le", "libx264"),
    HEVC("hevc", "yuv420p", "libx265"),
    HEVC_10_BIT("hevc", "yuv420p10le", "libx265"),
    VP9("vp9", "yuv420p", "libvpx-vp9");

    private final String codec;
    private final String pixels;
    private final String clipEncoder;

    SourceFormat(String codec, String pixels, String clipEncoder) {
        this.codec = codec;
        this.pixels = pixels;
        this.clipEncoder = clipEncoder;
    }

    /** Of a source; empty where no card was ever asked, and software decodes. */
    public static Optional<SourceFormat> of(VideoStream video) {
        // Full-range 4:2:0 is the same bitstream with another note beside it.
        String pixels = video.pixelFormat().equals("yuvj420p") ? "yuv420p" : video.pixelFormat();
        return List.of(values()).stream()
                .filter(format -> format.codec.equals(video.codec()) && format.pixels.equals(pixels))
                .findFirst();
    }

    public String codec() {
        return codec;
    }

    public boolean isTenBit() {
        return !pixels.equals("yuv420p");
    }

    /** The software encoder that makes a clip of it for the trial. */
    String clipEncoder() {
        return clipEncoder;
    }

    String pixels() {
        return pixels;
    }

    /** What frames are called when they are brought back from a card. */
    String downloaded() {
        return isTenBit() ? "p010le" : "nv12";
    }
}
