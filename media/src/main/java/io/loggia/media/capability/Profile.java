package io.loggia.media.capability;

/**
 * What an encoder may use of its codec, from what saves most to what every driver has. Of H.264 (ITU-T H.264 annex A)
 * both are played by every browser; of HEVC and AV1 only Main is.
 */
public enum Profile {
    HIGH("High", 100),
    MAIN("Main", 77);

    private final String words;
    private final int h264Number;

    Profile(String words, int h264Number) {
        this.words = words;
        this.h264Number = h264Number;
    }

    public String words() {
        return words;
    }

    /** Its {@code profile_idc}, which the encoders of the kernel want in place of a name. */
    int h264Number() {
        return h264Number;
    }
}
