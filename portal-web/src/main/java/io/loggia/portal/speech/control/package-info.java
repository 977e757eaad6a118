/** The engine that admins set, and what is said to it. */
@NullMarked
package io.loggia.portal.speech.control;

import org.jspecify.annotations.NullMarked;
