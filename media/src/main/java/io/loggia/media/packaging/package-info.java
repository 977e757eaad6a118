/** Carries out a plan and turns what FFmpeg leaves into a checked HLS presentation. */
@NullMarked
package io.loggia.media.packaging;

import org.jspecify.annotations.NullMarked;
