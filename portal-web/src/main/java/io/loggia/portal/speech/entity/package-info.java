/** The engine as it is kept. */
@NullMarked
package io.loggia.portal.speech.entity;

import org.jspecify.annotations.NullMarked;
