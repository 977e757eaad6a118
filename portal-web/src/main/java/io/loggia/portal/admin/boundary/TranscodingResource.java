package io.loggia.portal.admin.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.processing.control.EncoderCapabilities;
import io.loggia.portal.processing.control.ProvenPaths;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What this server can encode with, what it would choose, and how it holds the programs that do. */
@Path("admin/transcoding")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class TranscodingResource {

    @Inject
    private EncoderCapabilities capabilities;

    @Inject
    private ProvenPaths paths;

    /** As last tried, and how far a trial has come that goes on now. */
    @GET
    @Path("capabilities")
    public TranscodingReport known() {
        try {
            return TranscodingReport.of(capabilities, paths);
        } catch (InterruptedException e) {
            throw stopping(e);
        }
    }

    /** Tries every encoder and decoder now; answers when that is done. */
    @POST
    @Path("probe")
    public TranscodingReport probe() {
        try {
            paths.probeAgain();
            return TranscodingReport.of(capabilities, paths);
        } catch (InterruptedException e) {
            throw stopping(e);
        }
    }

    static LoggiaException stopping(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new LoggiaException(ErrorCode.UNAVAILABLE, "The server is stopping.", cause);
    }
}
