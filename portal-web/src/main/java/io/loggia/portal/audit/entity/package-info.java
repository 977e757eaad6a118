/** Audit entries as stored. */
@NullMarked
package io.loggia.portal.audit.entity;

import org.jspecify.annotations.NullMarked;
