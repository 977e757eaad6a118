/** Tests of the package of the same name. */
@NullMarked
package io.loggia.search;

import org.jspecify.annotations.NullMarked;
