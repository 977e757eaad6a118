package io.loggia.portal.catalog.boundary;

import io.loggia.media.caption.CaptionException;
import io.loggia.portal.platform.control.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A caption file that cannot be read, with the line at which its author should look. */
@Provider
public class CaptionExceptionMapper implements ExceptionMapper<CaptionException> {

    @Override
    public Response toResponse(CaptionException exception) {
        return Problem.response(
                exception.code(),
                Problem.body(exception.code(), exception.detail()).add("line", exception.line()));
    }
}
