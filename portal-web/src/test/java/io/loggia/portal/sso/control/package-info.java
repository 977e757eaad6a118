/** Tests of what is decided about a sign-in without any server. */
@NullMarked
package io.loggia.portal.sso.control;

import org.jspecify.annotations.NullMarked;
