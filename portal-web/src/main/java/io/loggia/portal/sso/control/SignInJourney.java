package io.loggia.portal.sso.control;

import io.loggia.portal.sso.control.RelyingParty.Attempt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The browser's ways to the provider: to sign in, and to sign out. */
@ApplicationScoped
public class SignInJourney {

    @Inject
    private RelyingParty relyingParty;

    /** A secret for a browser that has none yet. */
    public static String newBrowser() {
        return Secrets.random();
    }

    /** @throws SsoException when the provider cannot be asked where that is */
    public URI leave(ProviderSettings settings, Attempt attempt, URI redirectUrl, @Nullable String loginHint) {
        return relyingParty.authenticationRequest(settings, attempt, redirectUrl, loginHint);
    }

    /** Where to sign out at the provider; empty when it has no such place or cannot be asked. */
    public Optional<URI> signOut(ProviderSettings settings, @Nullable String idToken, URI afterwards) {
        try {
            return relyingParty.signOutRequest(settings, idToken, afterwards);
        } catch (SsoException e) {
            System.getLogger(SignInJourney.class.getName())
                    .log(System.Logger.Level.INFO, "Signed out here only: {0}", e.detail());
            return Optional.empty();
        }
    }
}
