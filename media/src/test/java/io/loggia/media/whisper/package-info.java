/** Tests of whisper.cpp in its own process. */
@NullMarked
package io.loggia.media.whisper;

import org.jspecify.annotations.NullMarked;
