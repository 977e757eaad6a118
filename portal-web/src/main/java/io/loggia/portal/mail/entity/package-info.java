/** The mail server as it is kept. */
@NullMarked
package io.loggia.portal.mail.entity;

import org.jspecify.annotations.NullMarked;
