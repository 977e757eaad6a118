/** Tests of sample. */
@NullMarked
package io.loggia.media.sample;

import org.jspecify.annotations.NullMarked;
