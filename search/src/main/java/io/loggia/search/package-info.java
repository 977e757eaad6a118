/** Full-text search inside the viewer's rights; Lucene lives here alone. */
@NullMarked
package io.loggia.search;

import org.jspecify.annotations.NullMarked;
