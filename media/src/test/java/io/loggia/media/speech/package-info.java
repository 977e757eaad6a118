/** Tests of making captions of what is spoken. */
@NullMarked
package io.loggia.media.speech;

import org.jspecify.annotations.NullMarked;
