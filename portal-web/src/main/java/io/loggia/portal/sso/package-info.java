/** Single sign-on: identity providers, what their claims mean here, and what becomes of a session when they change their mind. */
@NullMarked
package io.loggia.portal.sso;

import org.jspecify.annotations.NullMarked;
