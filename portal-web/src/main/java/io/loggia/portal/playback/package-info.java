/** Signed media URLs and the edge that serves them. */
@NullMarked
package io.loggia.portal.playback;

import org.jspecify.annotations.NullMarked;
