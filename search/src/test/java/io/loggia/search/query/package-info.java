/** Tests of the package of the same name. */
@NullMarked
package io.loggia.search.query;

import org.jspecify.annotations.NullMarked;
