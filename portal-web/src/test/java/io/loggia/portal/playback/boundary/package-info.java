/** Tests of what is handed out to players. */
@NullMarked
package io.loggia.portal.playback.boundary;

import org.jspecify.annotations.NullMarked;
