package io.loggia.portal.identity.boundary;

import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.Sessions;
import io.loggia.portal.identity.control.Sessions.SignedIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells the container who is calling, from the session cookie. Jakarta Security takes one mechanism for each
 * application, so further ways to sign in join here.
 */
@ApplicationScoped
public class SessionAuthentication implements HttpAuthenticationMechanism {

    @Inject
    private Sessions sessions;

    @Inject
    private SessionUse sessionUse;

    @Inject
    private CurrentViewer current;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Optional<SignedIn> caller = SessionCookie.read(request).flatMap(sessions::find);
        if (caller.isEmpty()) {
            return context.doNothing();
        }
        SignedIn signedIn = caller.get();
        if (signedIn.isSeenLongAgo(Instant.now())) {
            sessionUse.seen(signedIn.sessionId());
        }
        current.set(signedIn);
        return context.notifyContainerAboutLogin(
                signedIn.viewer().id().toString(),
                signedIn.viewer().roles().stream().map(Enum::name).collect(Collectors.toSet()));
    }
}
