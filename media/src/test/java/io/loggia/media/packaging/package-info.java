/** Tests of packaging. */
@NullMarked
package io.loggia.media.packaging;

import org.jspecify.annotations.NullMarked;
