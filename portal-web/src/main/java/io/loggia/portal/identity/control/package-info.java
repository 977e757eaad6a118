/** Accounts, sessions, departments and the viewer behind a request. */
@NullMarked
package io.loggia.portal.identity.control;

import org.jspecify.annotations.NullMarked;
