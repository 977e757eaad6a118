package io.loggia.portal.platform.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.platform.control.Problem;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything else is our fault: logged with a reference, told without its cause. */
@Provider
public class UnexpectedExceptionMapper implements ExceptionMapper<Throwable> {

    private static final System.Logger LOGGER = System.getLogger(UnexpectedExceptionMapper.class.getName());

    @Override
    public Response toResponse(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof LoggiaException ours) {
                return new LoggiaExceptionMapper().toResponse(ours);
            }
            if (cause instanceof OptimisticLockException) {
                return Problem.response(
                        ErrorCode.CONFLICT, "Someone else changed this meanwhile. Load it again, then repeat.");
            }
            if (cause instanceof JsonbException || cause instanceof JsonException) {
                return Problem.response(ErrorCode.INVALID_REQUEST, "The body is not the JSON this address takes.");
            }
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        String kind = thrown instanceof RollbackException ? "Transaction rolled back" : "Unexpected failure";
        LOGGER.log(Level.ERROR, kind + ", reference " + reference, thrown);
        return Problem.response(
                ErrorCode.INTERNAL, "Try again; if it stays, tell your administrator the reference " + reference + ".");
    }
}
