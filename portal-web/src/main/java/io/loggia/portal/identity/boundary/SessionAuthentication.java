package io.loggia.portal.identity.boundary;

import io.loggia.portal.identity.control.BearerTokens;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.RequestCaller;
import io.loggia.portal.identity.control.SessionCookie;
import io.loggia.portal.identity.control.Sessions;
import io.loggia.portal.identity.control.Sessions.SignedIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
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

    private static final String SCHEME = "Bearer ";

    @Inject
    private Sessions sessions;

    @Inject
    @Any
    private Instance<BearerTokens> bearerTokens;

    @Inject
    private SessionUse sessionUse;

    @Inject
    private CurrentViewer current;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        current.from(request.getRemoteAddr());
        Optional<SignedIn> caller = bearer(request)
                .map(token -> byBearer(token, request))
                .orElseGet(() -> SessionCookie.read(request).flatMap(sessions::find));
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

    /** A token in the header settles who calls, also when it is refused: a cookie beside it is not looked at. */
    private Optional<SignedIn> byBearer(String token, HttpServletRequest request) {
        return sessions.findBearer(token)
                .or(() -> bearerTokens.stream()
                        .flatMap(each -> each.accept(token, RequestCaller.of(request)).stream())
                        .findFirst());
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        boolean isBearer = header != null
                && header.regionMatches(/* ignoreCase= */ true, 0, SCHEME, 0, SCHEME.length())
                && request.getServletPath().startsWith("/api/");
        return isBearer ? Optional.of(header.substring(SCHEME.length()).strip()) : Optional.empty();
    }
}
