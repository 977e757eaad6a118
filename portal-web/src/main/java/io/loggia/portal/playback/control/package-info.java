/** What may be played by whom, and the pure parts of serving it: paths, ranges, preconditions, types. */
@NullMarked
package io.loggia.portal.playback.control;

import org.jspecify.annotations.NullMarked;
