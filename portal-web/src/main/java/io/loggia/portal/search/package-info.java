/** Search and suggestions over the catalog. */
@NullMarked
package io.loggia.portal.search;

import org.jspecify.annotations.NullMarked;
