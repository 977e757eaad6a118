/** Tests of what is said to speech engines. */
@NullMarked
package io.loggia.portal.speech.control;

import org.jspecify.annotations.NullMarked;
