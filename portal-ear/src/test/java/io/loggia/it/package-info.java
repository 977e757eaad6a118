/** Black-box tests: they know the packaged server by its HTTP surface and its data folder, and nothing inside it. */
@NullMarked
package io.loggia.it;

import org.jspecify.annotations.NullMarked;
