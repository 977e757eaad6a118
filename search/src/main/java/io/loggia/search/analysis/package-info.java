/** How text becomes terms, by language, the same when it is indexed and when it is asked for. */
@NullMarked
package io.loggia.search.analysis;

import org.jspecify.annotations.NullMarked;
