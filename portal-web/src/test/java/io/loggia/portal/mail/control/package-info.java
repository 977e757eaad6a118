/** Tests of what is handed to mail servers. */
@NullMarked
package io.loggia.portal.mail.control;

import org.jspecify.annotations.NullMarked;
