/** OpenID Connect as a relying party, and the rules that turn claims into rights. */
@NullMarked
package io.loggia.portal.sso.control;

import org.jspecify.annotations.NullMarked;
