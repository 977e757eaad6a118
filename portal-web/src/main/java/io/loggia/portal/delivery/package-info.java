/** Delivery by a CDN: what it signs, what playlists become for it, its settings, and what is taken back from it. */
@NullMarked
package io.loggia.portal.delivery;

import org.jspecify.annotations.NullMarked;
