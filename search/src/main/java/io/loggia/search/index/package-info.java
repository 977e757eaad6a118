/** The Lucene index of media items: what is written, and the one way to read it, which is inside a viewer's rights. */
@NullMarked
package io.loggia.search.index;

import org.jspecify.annotations.NullMarked;
