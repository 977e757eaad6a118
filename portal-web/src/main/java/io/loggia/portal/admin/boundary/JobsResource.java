package io.loggia.portal.admin.boundary;

import io.loggia.domain.JobId;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.processing.control.JobRef;
import io.loggia.portal.processing.control.Jobs;
import io.loggia.portal.processing.control.Workflow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The jobs of everybody. */
@Path("admin/jobs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class JobsResource {

    @Inject
    private Jobs jobs;

    @Inject
    private Workflow workflow;

    @Inject
    private Catalog catalog;

    /**
     * A job with the item it belongs to.
     *
     * @param progress 0 to 1
     */
    public record AdminJob(
            String id,
            String mediaId,
            String title,
            String kind,
            String state,
            double progress,
            @Nullable String reason,
            int attempt,
            @Nullable String startedAt,
            @Nullable String finishedAt) {}

    @GET
    public Page<AdminJob> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page<JobRef> page = jobs.list(state, cursor, Page.limit(limit));
        Set<MediaId> ids = page.items().stream().map(JobRef::media).collect(Collectors.toSet());
        Map<MediaId, MediaRef> items = catalog.findAll(ids);
        return page.map(job -> toWire(job, items.get(job.media())));
    }

    /** Begins a failed job anew. */
    @POST
    @Path("{id}/retry")
    @Transactional
    public Response retry(@PathParam("id") String id) {
        workflow.retry(jobs.find(JobId.parse(id)));
        return Response.accepted().build();
    }

    private static AdminJob toWire(JobRef job, @Nullable MediaRef item) {
        return new AdminJob(
                job.id().toString(),
                job.media().toString(),
                item == null ? "" : item.title(),
                job.kind(),
                job.state(),
                job.progress(),
                job.reason(),
                job.attempt(),
                text(job.startedAt()),
                text(job.finishedAt()));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
