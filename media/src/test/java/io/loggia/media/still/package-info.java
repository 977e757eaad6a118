/** Tests of still. */
@NullMarked
package io.loggia.media.still;

import org.jspecify.annotations.NullMarked;
