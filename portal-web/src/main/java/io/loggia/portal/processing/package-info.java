/** Durable jobs that turn a stored source into something playable. */
@NullMarked
package io.loggia.portal.processing;

import org.jspecify.annotations.NullMarked;
