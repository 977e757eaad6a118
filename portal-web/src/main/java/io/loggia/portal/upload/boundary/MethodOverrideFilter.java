package io.loggia.portal.upload.boundary;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * "The X-HTTP-Method-Override request header MUST be a string which MUST be interpreted as the request's method by the
 * Server, if the header is presented." (tus 1.0.0, Headers). For uploads alone, and from POST alone: a request that
 * changes something stays one, so nothing is gained against the CSRF check.
 */
@Provider
@PreMatching
public class MethodOverrideFilter implements ContainerRequestFilter {

    private static final String HEADER = "X-HTTP-Method-Override";
    private static final Set<String> METHODS = Set.of("PATCH", "DELETE", "HEAD");

    @Override
    public void filter(ContainerRequestContext request) {
        String method = request.getHeaderString(HEADER);
        if (method != null
                && METHODS.contains(method)
                && request.getMethod().equals("POST")
                && request.getUriInfo().getPath().matches("/?uploads/.*")) {
            request.setMethod(method);
        }
    }
}
