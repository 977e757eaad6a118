/** Makes captions of what is spoken: takes the sound out, cuts it in pauses, and turns an engine's words into cues. */
@NullMarked
package io.loggia.media.speech;

import org.jspecify.annotations.NullMarked;
