package io.loggia.portal.identity.control;

import io.loggia.portal.identity.control.Sessions.Caller;
import io.loggia.portal.identity.control.Sessions.SignedIn;
import java.util.Optional;

/** Accepts the access tokens of identity providers (RFC 6750), for scripts. */
public interface BearerTokens {

    /** The caller behind a token that is seen for the first time; empty when it is not accepted. */
    Optional<SignedIn> accept(String token, Caller caller);
}
