/** Tests of the package of the same name. */
@NullMarked
package io.loggia.search.index;

import org.jspecify.annotations.NullMarked;
