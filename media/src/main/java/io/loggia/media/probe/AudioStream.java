package io.loggia.media.probe;

import org.jspecify.annotations.Nullable;

/**
 * A sound track.
 *
 * @param index of the stream in the file
 * @param language BCP 47, null where the container says nothing of use
 * @param copyable whether its packets can be taken over as they are: they begin with the file, and all are to be heard
 */
public record AudioStream(
        int index,
        String codec,
        String profile,
        int channels,
        int sampleRateHz,
        @Nullable String language,
        boolean copyable) {

    /** A track whose packets are in order. */
    public AudioStream(
            int index, String codec, String profile, int channels, int sampleRateHz, @Nullable String language) {
        this(index, codec, profile, channels, sampleRateHz, language, true);
    }
}
