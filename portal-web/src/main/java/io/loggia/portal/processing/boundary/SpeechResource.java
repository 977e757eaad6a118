package io.loggia.portal.processing.boundary;

import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.processing.control.JobRef;
import io.loggia.portal.processing.control.Jobs;
import io.loggia.portal.processing.control.Workflow;
import io.loggia.portal.speech.control.SpeechSetup;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Captions of what is spoken in an item, by the engine that admins have set. */
@Path("media/{id}/speech")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.EDIT_MEDIA)
public class SpeechResource {

    @Inject
    private MediaGate gate;

    @Inject
    private SpeechSetup setup;

    @Inject
    private Jobs jobs;

    @Inject
    private Workflow workflow;

    @Inject
    private AuditLog audit;

    /**
     * @param engine whether there is one that can be asked
     * @param state of the job that makes captions; absent where there is none
     * @param progress 0 to 1
     * @param reason what it came to, where that is not captions
     */
    public record Speech(
            boolean engine,
            @Nullable String state,
            double progress,
            @Nullable String reason) {}

    @GET
    @Transactional
    public Speech state(@PathParam("id") String id) {
        return stateOf(gate.edit(MediaId.parse(id)).id());
    }

    /** Has captions made, once more if they were made before. What people have uploaded or approved stays. */
    @POST
    @APIResponseSchema(value = Speech.class, responseCode = "202")
    @Transactional
    public Response begin(@PathParam("id") String id) {
        MediaRef media = gate.edit(MediaId.parse(id));
        workflow.hear(media);
        audit.byCaller("captions.requested", new Subject("media", media.id().toString(), media.title()), null, null);
        return Response.accepted(stateOf(media.id())).build();
    }

    private Speech stateOf(MediaId media) {
        JobRef job = jobs.of(media).stream()
                .filter(one -> one.kind().equals("SPEECH"))
                .findFirst()
                .orElse(null);
        boolean engine = setup.read().isOn();
        return job == null
                ? new Speech(engine, null, 0, null)
                : new Speech(engine, job.state(), job.progress(), job.reason());
    }
}
