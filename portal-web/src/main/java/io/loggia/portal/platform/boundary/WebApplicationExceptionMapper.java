package io.loggia.portal.platform.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.platform.control.Problem;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** What the JAX-RS runtime itself refuses: unknown paths, methods, media types, unreadable bodies. */
@Provider
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {

    private static final System.Logger LOGGER = System.getLogger(WebApplicationExceptionMapper.class.getName());

    @Override
    public Response toResponse(WebApplicationException exception) {
        Response original = exception.getResponse();
        if (original.getStatusInfo().getFamily() == Response.Status.Family.REDIRECTION) {
            return original;
        }
        if (exception.getCause() instanceof LoggiaException ours) {
            // What we refuse while a body is read reaches us wrapped.
            return new LoggiaExceptionMapper().toResponse(ours);
        }
        ErrorCode code = isUnreadableParameter(exception) ? ErrorCode.INVALID_REQUEST : code(original.getStatus());
        if (code == ErrorCode.INTERNAL) {
            LOGGER.log(Level.ERROR, "Request failed", exception);
        }
        Response problem = Problem.response(code, detail(code));
        // RFC 9110, section 15.5.6: "The origin server MUST generate an Allow header field in a 405 response".
        @Nullable String allow = original.getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? problem
                : Response.fromResponse(problem)
                        .header(HttpHeaders.ALLOW, allow)
                        .build();
    }

    /** JAX-RS takes a parameter that is no number for an address that is not there; people would look for the address. */
    private static boolean isUnreadableParameter(WebApplicationException exception) {
        return exception instanceof NotFoundException && exception.getCause() instanceof IllegalArgumentException;
    }

    private static ErrorCode code(int status) {
        return switch (status) {
            case 401 -> ErrorCode.NOT_SIGNED_IN;
            case 403 -> ErrorCode.FORBIDDEN;
            case 404 -> ErrorCode.NOT_FOUND;
            case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
            case 406 -> ErrorCode.NOT_ACCEPTABLE;
            case 415 -> ErrorCode.UNSUPPORTED_TYPE;
            case 503 -> ErrorCode.UNAVAILABLE;
            default -> status < 500 ? ErrorCode.INVALID_REQUEST : ErrorCode.INTERNAL;
        };
    }

    private static String detail(ErrorCode code) {
        return switch (code) {
            case NOT_FOUND -> "There is nothing at this address, or you may not see it.";
            case METHOD_NOT_ALLOWED -> "The Allow header lists the methods this address takes.";
            case UNSUPPORTED_TYPE -> "Send the content type that the API description names.";
            case NOT_ACCEPTABLE -> "Ask for a media type that the API description names.";
            case INVALID_REQUEST -> "The request could not be read. Compare it with the API description at /openapi.";
            default -> code.title() + ".";
        };
    }
}
