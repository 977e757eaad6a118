package io.loggia.portal.platform.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Refuses the one character that PostgreSQL holds in no text, where an address brings it. */
@Provider
public class NulFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getUriInfo().getRequestUri().toString().contains("%00")) {
            throw refused();
        }
    }

    static LoggiaException refused() {
        return new LoggiaException(ErrorCode.INVALID_REQUEST, "No text may hold the character U+0000.");
    }
}
