/** whisper.cpp, which writes down what is spoken in a process of its own on this machine. */
@NullMarked
package io.loggia.media.whisper;

import org.jspecify.annotations.NullMarked;
