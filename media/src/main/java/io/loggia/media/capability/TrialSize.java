package io.loggia.media.capability;

/** A quality of the ladder, as far as a trial needs to know it. */
public record TrialSize(int width, int height, int quality, int maxBitsPerSecond) {}
