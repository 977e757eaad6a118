/** Finds out what a file from a stranger is, without believing it. */
@NullMarked
package io.loggia.media.probe;

import org.jspecify.annotations.NullMarked;
