package io.loggia.portal.identity.boundary;

import io.loggia.portal.identity.control.LockedOutException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Adds when to try again. */
@Provider
public class LockedOutMapper implements ExceptionMapper<LockedOutException> {

    @Override
    public Response toResponse(LockedOutException exception) {
        return Response.fromResponse(
                        io.loggia.portal.platform.control.Problem.response(exception.code(), exception.detail()))
                .header(HttpHeaders.RETRY_AFTER, exception.retryAfterSeconds())
                .build();
    }
}
