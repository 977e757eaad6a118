/** Providers, identities and grants as stored. */
@NullMarked
package io.loggia.portal.sso.entity;

import org.jspecify.annotations.NullMarked;
