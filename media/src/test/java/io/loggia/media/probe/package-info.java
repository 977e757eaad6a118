/** Tests of probing, with hostile files among them. */
@NullMarked
package io.loggia.media.probe;

import org.jspecify.annotations.NullMarked;
