/** Tests of the stored facts' own behaviour. */
@NullMarked
package io.loggia.portal.learning.entity;

import org.jspecify.annotations.NullMarked;
