/** Tests of the caption formats. */
@NullMarked
package io.loggia.media.caption;

import org.jspecify.annotations.NullMarked;
