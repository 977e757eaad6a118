/** Calls by which a CDN is told to forget an item, each in its vendor's form; pure functions of what is set. */
@NullMarked
package io.loggia.portal.delivery.control.purging;

import org.jspecify.annotations.NullMarked;
