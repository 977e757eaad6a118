/** The mail server that admins set, and what is handed to it. */
@NullMarked
package io.loggia.portal.mail.control;

import org.jspecify.annotations.NullMarked;
