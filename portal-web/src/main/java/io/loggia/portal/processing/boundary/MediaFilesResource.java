package io.loggia.portal.processing.boundary;

import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.RevisionId;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionHistory;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.processing.boundary.MediaFilesView.FileJob;
import io.loggia.portal.processing.boundary.MediaFilesView.FileRendition;
import io.loggia.portal.processing.boundary.MediaFilesView.FileReplacement;
import io.loggia.portal.processing.boundary.MediaFilesView.FileRevision;
import io.loggia.portal.processing.control.JobRef;
import io.loggia.portal.processing.control.MediaFileList;
import io.loggia.portal.processing.control.MediaFileList.Files;
import io.loggia.portal.processing.control.MediaFileList.Step;
import io.loggia.portal.processing.control.Reencoding;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The files of one item: its revisions, what was made of them and how, for those who may change it. */
@Path("media/{id}/files")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.EDIT_MEDIA)
public class MediaFilesResource {

    @Inject
    private MediaGate gate;

    @Inject
    private MediaFileList files;

    @Inject
    private RevisionHistory history;

    @Inject
    private Reencoding reencoding;

    @Inject
    private AuditLog audit;

    @GET
    public MediaFilesView list(@PathParam("id") String id) {
        return view(gate.edit(MediaId.parse(id)).id());
    }

    /** Has the item play another of its revisions. Players that are open go on with what they have. */
    @POST
    @Path("{revision}/current")
    @Transactional
    public MediaFilesView makeCurrent(@PathParam("id") String id, @PathParam("revision") String revision) {
        MediaRef item = gate.edit(MediaId.parse(id));
        RevisionRef chosen = history.makeCurrent(item.id(), RevisionId.parse(revision));
        audit.byCaller("media.revision-chosen", subject(item), null, "Revision " + chosen.number());
        return view(item.id());
    }

    /** Makes the item's renditions anew, behind all other work; it plays on meanwhile. */
    @POST
    @Path("reencode")
    @APIResponse(responseCode = "202", description = "It stands in the queue")
    @Transactional
    public Response reencode(@PathParam("id") String id) {
        MediaRef item = gate.edit(MediaId.parse(id));
        reencoding.one(item);
        audit.byCaller("media.reencoded", subject(item), null, null);
        return Response.accepted().build();
    }

    private static Subject subject(MediaRef item) {
        return new Subject("media", item.id().toString(), item.title());
    }

    private MediaFilesView view(MediaId media) {
        List<Files> all = files.of(media);
        boolean mayReencode = all.stream()
                .filter(each -> each.past().current() && each.past().revision().isPlayable())
                .flatMap(each -> each.steps().stream())
                .anyMatch(step -> step.job().isHeavy()
                        && List.of("DONE", "FAILED").contains(step.job().state()));
        return new MediaFilesView(
                all.stream().mapToLong(Files::bytes).sum(),
                mayReencode,
                all.stream().map(MediaFilesResource::toWire).toList());
    }

    private static FileRevision toWire(Files files) {
        RevisionHistory.Past past = files.past();
        RevisionRef revision = past.revision();
        return new FileRevision(
                revision.id().toString(),
                revision.number(),
                revision.fileName(),
                past.current(),
                revision.processing(),
                revision.failure(),
                revision.width(),
                revision.height(),
                revision.durationSeconds(),
                past.createdAt().toString(),
                text(past.replacedAt()),
                text(past.removedAt()),
                past.hasFiles(),
                revision.isPlayable() && past.hasFiles(),
                files.sourceBytes(),
                files.stillsBytes(),
                files.renditions().stream()
                        .map(each -> new FileRendition(each.name(), each.bytes()))
                        .toList(),
                files.steps().stream().map(MediaFilesResource::toWire).toList(),
                toWire(past.replacement()));
    }

    private static @Nullable FileReplacement toWire(RevisionHistory.@Nullable BroughtIn how) {
        return how == null ? null : new FileReplacement(how.by(), how.retrain(), how.reason(), text(how.from()));
    }

    private static FileJob toWire(Step step) {
        JobRef job = step.job();
        return new FileJob(
                job.id().toString(),
                job.kind(),
                job.state(),
                job.progress(),
                job.reason(),
                job.attempt(),
                seconds(job.queuedAt(), job.startedAt()),
                seconds(job.startedAt(), job.finishedAt()),
                text(job.startedAt()),
                job.node(),
                job.outputBytes(),
                step.logTail());
    }

    private static @Nullable Double seconds(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null || to.isBefore(from)
                ? null
                : Duration.between(from, to).toMillis() / 1000.0;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
