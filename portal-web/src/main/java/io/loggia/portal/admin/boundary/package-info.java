/** Oversight over HTTP: people, jobs, encoders and the health of the whole. */
@NullMarked
package io.loggia.portal.admin.boundary;

import org.jspecify.annotations.NullMarked;
