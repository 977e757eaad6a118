package io.loggia.media.probe;

import org.jspecify.annotations.Nullable;

/**
 * A sound track.
 *
 * @param index of the stream in the file
 * @param language three letters as the container has it, null where it says nothing of use
 */
public record AudioStream(
        int index,
        String codec,
        String profile,
        int channels,
        int sampleRateHz,
        @Nullable String language) {}
