/** Tests of what admins do. */
@NullMarked
package io.loggia.portal.admin.control;

import org.jspecify.annotations.NullMarked;
