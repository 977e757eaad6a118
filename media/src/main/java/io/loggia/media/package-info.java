/** Media made playable: probe, plan, run, package; FFmpeg lives here alone. */
@NullMarked
package io.loggia.media;

import org.jspecify.annotations.NullMarked;
