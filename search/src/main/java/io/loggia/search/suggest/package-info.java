/** What a person may be about to type, from what they may see. */
@NullMarked
package io.loggia.search.suggest;

import org.jspecify.annotations.NullMarked;
