package io.loggia.portal.admin.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.processing.control.EncoderCapabilities;
import io.loggia.portal.processing.control.ProvenPaths;
import io.loggia.portal.processing.control.ServerReports;
import io.loggia.portal.processing.control.ServerReports.Server;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** What servers can encode with, what they would choose, and how they hold the programs that do. */
@Path("admin/transcoding")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class TranscodingResource {

    @Inject
    private EncoderCapabilities capabilities;

    @Inject
    private ProvenPaths paths;

    @Inject
    private ServerReports reports;

    /**
     * A server that works on media.
     *
     * @param self whether it is the one that answers
     * @param toldAt when what it says changed last; null until it has tried something
     * @param probeAsked whether it is to try everything again, and has not begun
     */
    public record ServerView(
            UUID id, String name, boolean self, @Nullable String toldAt, boolean probeAsked) {
        static ServerView of(Server server) {
            Instant told = server.toldAt();
            return new ServerView(
                    server.id(),
                    server.name(),
                    server.self(),
                    told == null ? null : told.toString(),
                    server.probeAsked());
        }
    }

    public record ServerList(List<ServerView> items) {}

    /** Those that live, by name. */
    @GET
    @Path("servers")
    public ServerList servers() {
        return new ServerList(reports.servers().stream().map(ServerView::of).toList());
    }

    /** What that server has told of itself. */
    @GET
    @Path("servers/{id}/capabilities")
    @APIResponseSchema(TranscodingReport.class)
    public String told(@PathParam("id") UUID id) {
        return reports.report(id)
                .orElseThrow(() -> new LoggiaException(ErrorCode.NOT_FOUND, "That server has told nothing yet."));
    }

    /** Has that server try everything again within two heart-beats, and answers at once. */
    @POST
    @Path("servers/{id}/probe")
    @Transactional
    @APIResponseSchema(value = ServerView.class, responseCode = "202")
    public Response ask(@PathParam("id") UUID id) {
        return Response.accepted(ServerView.of(reports.askProbe(id))).build();
    }

    /** Of this server: as last tried, and how far a trial has come that goes on now. */
    @GET
    @Path("capabilities")
    public TranscodingReport known() {
        try {
            return TranscodingReport.of(capabilities, paths);
        } catch (InterruptedException e) {
            throw stopping(e);
        }
    }

    /** Tries every encoder and decoder of this server now; answers when that is done. */
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
