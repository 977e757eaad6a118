/** The order of work on a revision, its durable queue, and the work itself. */
@NullMarked
package io.loggia.portal.processing.control;

import org.jspecify.annotations.NullMarked;
