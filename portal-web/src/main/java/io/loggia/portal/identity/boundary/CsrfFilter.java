package io.loggia.portal.identity.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.SignInMethod;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.Sessions.SignedIn;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses state changes that another site made the browser send. Signed in by cookie, a change must repeat the session's
 * token in {@value #HEADER}; not signed in, it must not come from a foreign page.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class CsrfFilter implements ContainerRequestFilter {

    static final String HEADER = "X-CSRF-Token";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    private CurrentViewer current;

    @Override
    public void filter(ContainerRequestContext request) {
        if (SAFE.contains(request.getMethod())) {
            return;
        }
        // Fetch Metadata: browsers send it, scripts need not.
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw refused("This change was asked for by another site.");
        }
        // A bearer token is never sent by a browser of its own accord, so its presence is the intent.
        Optional<SignedIn> signedIn = current.signedIn().filter(caller -> caller.method() != SignInMethod.BEARER);
        if (signedIn.isPresent() && !matches(signedIn.get(), request.getHeaderString(HEADER))) {
            throw refused("Send the csrfToken of GET /api/v1/me in the header " + HEADER + ".");
        }
    }

    private static boolean matches(SignedIn signedIn, @org.jspecify.annotations.Nullable String sent) {
        return sent != null
                && MessageDigest.isEqual(
                        signedIn.csrfToken().getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }

    private static LoggiaException refused(String detail) {
        return new LoggiaException(ErrorCode.CSRF, detail);
    }
}
