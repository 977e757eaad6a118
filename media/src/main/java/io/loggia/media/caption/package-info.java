/** Caption files in, plain cues out, and back to WebVTT and SubRip; nothing of the markup survives. */
@NullMarked
package io.loggia.media.caption;

import org.jspecify.annotations.NullMarked;
