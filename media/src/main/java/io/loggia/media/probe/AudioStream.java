package io.loggia.media.probe;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sound track.
 *
 * @param index of the stream in the file
 * @param language BCP 47, null where the container says nothing of use
 * @param copyable whether its packets can be taken over as they are: they begin with the file, and all are to be heard
 * @param browserReady whether every browser plays its packets as they are
 */
public record AudioStream(
        int index,
        String codec,
        String profile,
        int channels,
        int sampleRateHz,
        @Nullable String language,
        boolean copyable,
        boolean browserReady) {

    private static final String LOW_COMPLEXITY = "LC";
    private static final Set<String> HIGH_EFFICIENCY = Set.of("HE-AAC", "HE-AACv2");
    /**
     * Those of the channel configurations 1 to 6 (ISO/IEC 14496-3 table 1.19). Players refuse what describes its channels in
     * an element of its own, as some encoders do for surround speakers at the sides.
     */
    private static final Set<String> LAYOUTS = Set.of("mono", "stereo", "3.0", "4.0", "5.0", "5.1");
    /** What tells of the upper half of the spectrum takes more than the two bytes of plain AAC (ISO/IEC 14496-3 §1.6). */
    private static final int TOLD_BYTES = 4;

    /** A track whose packets are in order; in AAC, browsers play it. */
    public AudioStream(
            int index, String codec, String profile, int channels, int sampleRateHz, @Nullable String language) {
        this(index, codec, profile, channels, sampleRateHz, language, true, codec.equals("aac"));
    }

    /** Whether it is plain AAC of one or two channels, which is what is made of all others. */
    public boolean isUsual() {
        return codec.equals("aac") && copyable && channels <= 2 && profile.equals(LOW_COMPLEXITY);
    }

    /**
     * Whether browsers play AAC as it is, by what a probe tells of it. High efficiency must be told ahead of the packets:
     * players that learn of it from them have set up everything for half of the rate.
     *
     * @param layout of its channels, in FFmpeg's words
     * @param headerBytes size of what decoders are told ahead of the packets
     */
    static boolean isPlayed(String profile, String layout, int headerBytes) {
        return LAYOUTS.contains(layout)
                && (profile.equals(LOW_COMPLEXITY) || (HIGH_EFFICIENCY.contains(profile) && headerBytes >= TOLD_BYTES));
    }
}
