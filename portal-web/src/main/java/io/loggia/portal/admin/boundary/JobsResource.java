package io.loggia.portal.admin.boundary;

import io.loggia.domain.JobId;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.UploadedBytes;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.processing.control.JobRef;
import io.loggia.portal.processing.control.Jobs;
import io.loggia.portal.processing.control.QueueControl;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The jobs of everybody. */
@Path("admin/jobs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class JobsResource {

    private static final int LARGEST = 20;

    @Inject
    private Jobs jobs;

    @Inject
    private Workflow workflow;

    @Inject
    private Catalog catalog;

    @Inject
    private QueueControl control;

    @Inject
    private CurrentViewer current;

    @Inject
    private UploadedBytes uploaded;

    @Inject
    private AuditLog audit;

    /**
     * A job with the item it belongs to.
     *
     * @param progress 0 to 1
     * @param node name of the server that works, or worked last, on it
     * @param ending {@code CANCELLED} or {@code QUARANTINED}; null for any other failure
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
            @Nullable String queuedAt,
            @Nullable String startedAt,
            @Nullable String finishedAt,
            @Nullable String node,
            @Nullable String ending,
            boolean background) {}

    /** @param logTail the end of what the media program said, without paths; null where it said nothing */
    public record JobDetail(AdminJob job, @Nullable String logTail) {}

    /**
     * What an item takes of the storage.
     *
     * @param bytes of its uploaded files, and of what its jobs have made of them
     */
    public record StorageOfItem(String mediaId, String title, long bytes) {}

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

    @GET
    @Path("{id}")
    public JobDetail get(@PathParam("id") String id) {
        JobRef job = jobs.find(JobId.parse(id));
        return new JobDetail(wire(job), jobs.logTail(job.id()).orElse(null));
    }

    /** The items that take most of the storage. */
    @GET
    @Path("storage")
    public List<StorageOfItem> storage() {
        Map<MediaId, Long> made = jobs.outputBytes();
        return uploaded.byItem().stream()
                .map(item -> new StorageOfItem(
                        item.media().toString(), item.title(), item.bytes() + made.getOrDefault(item.media(), 0L)))
                .sorted(Comparator.comparingLong(StorageOfItem::bytes).reversed())
                .limit(LARGEST)
                .toList();
    }

    /** Begins a failed job anew. */
    @POST
    @Path("{id}/retry")
    @Transactional
    public Response retry(@PathParam("id") String id) {
        JobRef job = jobs.find(JobId.parse(id));
        workflow.retry(job);
        audit.byCaller("job.retried", subject(job), null, null);
        return Response.accepted().build();
    }

    /** Stops a job for good; what it has done so far is thrown away. */
    @POST
    @Path("{id}/cancel")
    @APIResponseSchema(value = AdminJob.class, responseCode = "200")
    @Transactional
    public AdminJob cancel(@PathParam("id") String id) {
        JobRef before = jobs.find(JobId.parse(id));
        JobRef after = control.cancel(before.id(), current.viewer().name());
        if (!before.state().equals(after.state())) {
            audit.byCaller("job.cancelled", subject(after), before.state(), after.state());
        }
        return wire(after);
    }

    private Subject subject(JobRef job) {
        AdminJob wire = wire(job);
        return new Subject("job", wire.id(), wire.kind() + ": " + wire.title());
    }

    private AdminJob wire(JobRef job) {
        return toWire(job, catalog.findAll(Set.of(job.media())).get(job.media()));
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
                text(job.queuedAt()),
                text(job.startedAt()),
                text(job.finishedAt()),
                job.node(),
                job.ending(),
                job.background());
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
