/** The audit log as the features see it. */
@NullMarked
package io.loggia.portal.audit.control;

import org.jspecify.annotations.NullMarked;
