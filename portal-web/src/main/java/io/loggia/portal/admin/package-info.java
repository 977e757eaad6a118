/** Settings and oversight for admins. */
@NullMarked
package io.loggia.portal.admin;

import org.jspecify.annotations.NullMarked;
