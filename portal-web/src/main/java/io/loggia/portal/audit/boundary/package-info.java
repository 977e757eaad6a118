/** The audit log, to be read and taken away. */
@NullMarked
package io.loggia.portal.audit.boundary;

import org.jspecify.annotations.NullMarked;
