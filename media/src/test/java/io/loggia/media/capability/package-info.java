/** Tests of capability. */
@NullMarked
package io.loggia.media.capability;

import org.jspecify.annotations.NullMarked;
