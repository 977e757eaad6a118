/** Tests of what models answer. */
@NullMarked
package io.loggia.search.embedding;

import org.jspecify.annotations.NullMarked;
