/** Tests of the edge's pure parts. */
@NullMarked
package io.loggia.portal.playback.control;

import org.jspecify.annotations.NullMarked;
