/** Tests of the process runner and its walls. */
@NullMarked
package io.loggia.media.run;

import org.jspecify.annotations.NullMarked;
