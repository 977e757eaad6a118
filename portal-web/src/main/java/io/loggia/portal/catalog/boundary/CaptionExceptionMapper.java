package io.loggia.portal.catalog.boundary;

import io.loggia.media.caption.CaptionException;
import io.loggia.portal.platform.control.Problem;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A caption file that cannot be read, with the line at which its author should look. */
@Provider
public class CaptionExceptionMapper implements ExceptionMapper<CaptionException> {

    @Override
    public Response toResponse(CaptionException exception) {
        JsonObjectBuilder problem =
                Problem.body(exception.code(), exception.detail()).add("line", exception.line());
        // Where a page may offer to estimate the times.
        return Problem.response(exception.code(), exception.untimed() ? problem.add("untimed", true) : problem);
    }
}
