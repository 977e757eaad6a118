/** Mail that the portal sends. */
@NullMarked
package io.loggia.portal.mail;

import org.jspecify.annotations.NullMarked;
