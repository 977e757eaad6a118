/** Decides, without doing anything, how media is to be re-wrapped or encoded. */
@NullMarked
package io.loggia.media.plan;

import org.jspecify.annotations.NullMarked;
