/** The playback decision as an API, and the edge that serves media bytes under signed paths. */
@NullMarked
package io.loggia.portal.playback.boundary;

import org.jspecify.annotations.NullMarked;
