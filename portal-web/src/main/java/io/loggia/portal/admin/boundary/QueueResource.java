package io.loggia.portal.admin.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.portal.admin.boundary.JobBoardView.ReencodeView;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.processing.control.JobBoard;
import io.loggia.portal.processing.control.QueueControl;
import io.loggia.portal.processing.control.Reencoding;
import io.loggia.portal.processing.control.WorkerNodes.Node;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The queue of jobs as a whole: how it stands, and its switches. Servers obey within a heart-beat. */
@Path("admin/queue")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class QueueResource {

    private static final Subject QUEUE = new Subject("queue", null, null);

    @Inject
    private JobBoard board;

    @Inject
    private JobBoardStreams streams;

    @Inject
    private QueueControl control;

    @Inject
    private Reencoding reencoding;

    @Inject
    private CurrentViewer current;

    @Inject
    private AuditLog audit;

    @GET
    public JobBoardView now() {
        return JobBoardView.of(board.now());
    }

    /** Sends the queue whenever it changes. Callers who accept anything get JSON. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
    public void stream(@Context SseEventSink sink, @Context Sse sse) {
        streams.open(current.viewer().id(), sink, sse);
    }

    /** Nothing new begins, on any server, until the queue is resumed; what runs goes on. */
    @POST
    @Path("pause")
    @Transactional
    public JobBoardView pause() {
        if (control.pause(true, name())) {
            audit.byCaller("queue.paused", QUEUE, null, null);
        }
        return now();
    }

    @POST
    @Path("resume")
    @Transactional
    public JobBoardView resume() {
        if (control.pause(false, name())) {
            audit.byCaller("queue.resumed", QUEUE, null, null);
        }
        return now();
    }

    /** Every server that works now finishes what runs and takes nothing new; servers that start later work. */
    @POST
    @Path("drain")
    @Transactional
    public JobBoardView drainAll() {
        control.drainAll(true).forEach(node -> drained("node.drained", node));
        return now();
    }

    @POST
    @Path("undrain")
    @Transactional
    public JobBoardView undrainAll() {
        control.drainAll(false).forEach(node -> drained("node.undrained", node));
        return now();
    }

    @POST
    @Path("nodes/{id}/drain")
    @Transactional
    public JobBoardView drain(@PathParam("id") String id) {
        drained("node.drained", control.drain(nodeId(id), true));
        return now();
    }

    @POST
    @Path("nodes/{id}/undrain")
    @Transactional
    public JobBoardView undrain(@PathParam("id") String id) {
        drained("node.undrained", control.drain(nodeId(id), false));
        return now();
    }

    /** Encodes everything anew, behind all other work. */
    @POST
    @Path("reencoding")
    @APIResponseSchema(value = ReencodeView.class, responseCode = "202")
    @Transactional
    public Response reencode() {
        Reencoding.Run run = reencoding.start(name());
        audit.byCaller("queue.reencoding-started", QUEUE, null, null);
        return Response.accepted(ReencodeView.of(run)).build();
    }

    /** Stops encoding everything anew; what is done stays. */
    @DELETE
    @Path("reencoding")
    @Transactional
    public Response stopReencoding() {
        Reencoding.Run run = reencoding.cancel(name()).orElse(null);
        if (run != null) {
            audit.byCaller("queue.reencoding-stopped", QUEUE, null, null);
        }
        return Response.noContent().build();
    }

    private void drained(String action, Node node) {
        audit.byCaller(action, new Subject("node", node.id().toString(), node.name()), null, null);
    }

    private String name() {
        return current.viewer().name();
    }

    private static UUID nodeId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new LoggiaException(ErrorCode.INVALID_ID, "The id of the server is malformed.", e);
        }
    }
}
