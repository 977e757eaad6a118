/** Media items, their revisions, channels and captions. */
@NullMarked
package io.loggia.portal.catalog;

import org.jspecify.annotations.NullMarked;
