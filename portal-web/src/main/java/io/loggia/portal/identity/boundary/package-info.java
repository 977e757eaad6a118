/** Signing in and out, the caller's own record, and the filters that guard every route. */
@NullMarked
package io.loggia.portal.identity.boundary;

import org.jspecify.annotations.NullMarked;
