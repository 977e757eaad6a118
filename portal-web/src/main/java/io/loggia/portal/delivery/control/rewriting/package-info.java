/** Playlists, manifests and storyboards for CDNs whose signature travels behind the question mark; pure functions of text. */
@NullMarked
package io.loggia.portal.delivery.control.rewriting;

import org.jspecify.annotations.NullMarked;
