package io.loggia.portal.platform.boundary;

import io.loggia.domain.ErrorCode.Category;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.platform.control.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;

/** Our own errors, whose detail is written for the caller. */
@Provider
public class LoggiaExceptionMapper implements ExceptionMapper<LoggiaException> {

    private static final System.Logger LOGGER = System.getLogger(LoggiaExceptionMapper.class.getName());

    @Override
    public Response toResponse(LoggiaException exception) {
        if (exception.code().category() == Category.FAULT) {
            LOGGER.log(Level.ERROR, "Request failed with " + exception.code().code(), exception);
        }
        return Problem.response(exception.code(), exception.detail());
    }
}
