/** The HTTP surface of search, and the schedule by which the index follows the catalog. */
@NullMarked
package io.loggia.portal.search.boundary;

import org.jspecify.annotations.NullMarked;
