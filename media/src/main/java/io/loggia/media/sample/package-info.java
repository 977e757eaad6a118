/** Demonstration clips that FFmpeg makes from nothing, so that a newcomer has something to find and to play. */
@NullMarked
package io.loggia.media.sample;

import org.jspecify.annotations.NullMarked;
