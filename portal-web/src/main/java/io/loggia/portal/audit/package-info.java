/** Who changed what, before and after: written by the features that change things, read by admins. */
@NullMarked
package io.loggia.portal.audit;

import org.jspecify.annotations.NullMarked;
