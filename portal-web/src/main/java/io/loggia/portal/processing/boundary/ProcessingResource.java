package io.loggia.portal.processing.boundary;

import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.processing.control.ProcessingState;
import io.loggia.portal.processing.control.Workflow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The work on one item, as it stands and as it goes on. */
@Path("media/{id}/processing")
@RequestScoped
public class ProcessingResource {

    @Inject
    private MediaGate gate;

    @Inject
    private CurrentViewer current;

    @Inject
    private ProcessingState state;

    @Inject
    private ProcessingStreams streams;

    @Inject
    private Workflow workflow;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Requires(Permission.VIEW_MEDIA)
    public ProcessingStatus status(@PathParam("id") String id) {
        return statusOf(gate.view(MediaId.parse(id)).id());
    }

    /** Sends the status whenever it changes, until the work is over. Callers who accept anything get JSON. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
    @Requires(Permission.VIEW_MEDIA)
    public void stream(@PathParam("id") String id, @Context SseEventSink sink, @Context Sse sse) {
        MediaId media = gate.view(MediaId.parse(id)).id();
        streams.open(current.viewer().id(), media, sink, sse);
    }

    /** Begins anew what failed. */
    @POST
    @Path("retry")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = ProcessingStatus.class, responseCode = "202")
    @Requires(Permission.EDIT_MEDIA)
    @Transactional
    public Response retry(@PathParam("id") String id) {
        MediaId media = gate.edit(MediaId.parse(id)).id();
        workflow.retryFailed(media);
        return Response.accepted(statusOf(media)).build();
    }

    private ProcessingStatus statusOf(MediaId media) {
        return ProcessingStatus.of(state.of(media));
    }
}
