package io.loggia.portal.upload.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * "The Tus-Resumable header MUST be included in every request and response except for OPTIONS requests. … If the version
 * specified by the Client is not supported by the Server, it MUST respond with the 412 Precondition Failed status and
 * MUST include the Tus-Version header into the response. In addition, the Server MUST NOT process the request." (tus
 * 1.0.0, Headers)
 */
@Provider
@Tus
@Priority(Priorities.HEADER_DECORATOR)
public class TusFilter implements ContainerRequestFilter, ContainerResponseFilter {

    /** GET, our own list of unfinished uploads, is no part of tus. */
    private static final Set<String> FREE_OF_VERSION = Set.of("OPTIONS", "GET");

    @Override
    public void filter(ContainerRequestContext request) {
        boolean spoken = Tus.VERSION.equals(request.getHeaderString(Tus.RESUMABLE));
        if (!spoken && !FREE_OF_VERSION.contains(request.getMethod())) {
            throw new LoggiaException(
                    ErrorCode.TUS_VERSION, "Send the header " + Tus.RESUMABLE + ": " + Tus.VERSION + ".");
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(Tus.RESUMABLE, Tus.VERSION);
        if (response.getStatus() == Status.PRECONDITION_FAILED.getStatusCode()) {
            response.getHeaders().putSingle(Tus.SUPPORTED, Tus.VERSION);
        }
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
