package io.loggia.portal.sso.control;

import io.loggia.portal.sso.control.RelyingParty.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * Someone whom a provider has vouched for.
 *
 * @param providerSession the provider's name for its session ({@code sid}); null when it gives none
 */
public record Arrival(
        String issuer, String subject, @Nullable String providerSession, Tokens tokens, Claims claims) {}
