package io.loggia.media.plan;

import org.jspecify.annotations.Nullable;

/** One stream of the result, in a folder of its own. */
public sealed interface Rendition {

    /** Below the attempt's folder; holds {@code index.m3u8}, {@code init.mp4} and the segments. */
    String folder();

    /** A picture without sound. */
    record Video(String folder, int width, int height, double framesPerSecond) implements Rendition {}

    /** @param language BCP 47, null when unknown */
    record Audio(String folder, int channels, @Nullable String language) implements Rendition {}
}
