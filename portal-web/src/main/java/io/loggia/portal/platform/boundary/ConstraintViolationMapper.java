package io.loggia.portal.platform.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.portal.platform.control.Problem;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/** Bodies that are well-formed yet break a stated constraint: each field is named. */
@Provider
public class ConstraintViolationMapper implements ExceptionMapper<ConstraintViolationException> {

    @Override
    public Response toResponse(ConstraintViolationException exception) {
        JsonArrayBuilder errors = Json.createArrayBuilder();
        for (ConstraintViolation<?> violation : exception.getConstraintViolations()) {
            errors.add(Json.createObjectBuilder()
                    .add("field", field(violation.getPropertyPath()))
                    .add("message", violation.getMessage()));
        }
        return Problem.response(
                ErrorCode.INVALID_REQUEST,
                Problem.body(ErrorCode.INVALID_REQUEST, "Some fields are not as they must be.")
                        .add("errors", errors));
    }

    private static String field(Path path) {
        @Nullable String last = null;
        for (Path.Node node : path) {
            last = node.getName();
        }
        return last == null ? "" : last;
    }
}
