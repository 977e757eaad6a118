package io.loggia.portal.platform.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Refuses the one character that PostgreSQL holds in no text, where an address brings it. */
@Provider
public class NulFilter implements ContainerRequestFilter {

    private static final String NUL = "%00";

    /** As it was received: JAX-RS would first want the address to be well formed, and not every one is. */
    @Context
    private HttpServletRequest received;

    /** For JAX-RS, which sets the field. */
    @SuppressWarnings("NullAway.Init")
    public NulFilter() {}

    @Override
    public void filter(ContainerRequestContext request) {
        String query = received.getQueryString();
        if (received.getRequestURI().contains(NUL) || (query != null && query.contains(NUL))) {
            throw refused();
        }
    }

    static LoggiaException refused() {
        return new LoggiaException(ErrorCode.INVALID_REQUEST, "No text may hold the character U+0000.");
    }
}
