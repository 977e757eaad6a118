/** Sign-in through a provider, its set-up page, and the upkeep of sessions. */
@NullMarked
package io.loggia.portal.sso.boundary;

import org.jspecify.annotations.NullMarked;
