package io.loggia.portal.playback.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.RevisionId;
import io.loggia.domain.Viewer;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.MediaUrls;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.processing.control.Downloads;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Files to take along, where the item's author allows that; its author and admins always may. */
@Path("media/{id}/downloads")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.VIEW_MEDIA)
public class DownloadsResource {

    @Inject
    private MediaGate gate;

    @Inject
    private Revisions revisions;

    @Inject
    private Downloads downloads;

    @Inject
    private MediaUrls urls;

    @Inject
    private CurrentViewer current;

    @Inject
    private AuditLog audit;

    /**
     * A file that can be taken along.
     *
     * @param name {@code original} for the uploaded file
     * @param lines height of the pictures
     */
    public record DownloadChoice(String name, @Nullable Integer lines, long bytes) {}

    /** None where it is not allowed. */
    public record DownloadChoices(List<DownloadChoice> items) {}

    /** @param url where it lies, for as long as media addresses live */
    public record Download(String url) {}

    @GET
    @Transactional
    public DownloadChoices choices(@PathParam("id") String id) {
        MediaRef item = gate.view(MediaId.parse(id));
        RevisionRef revision = revision(item);
        if (revision == null || !gate.mayDownload(current.viewer(), item)) {
            return new DownloadChoices(List.of());
        }
        return new DownloadChoices(downloads.choices(revision).stream()
                .map(choice -> new DownloadChoice(choice.name(), choice.lines(), choice.bytes()))
                .toList());
    }

    /** A signed address of a file, or 202 while it is being put together: ask again in a moment. */
    @POST
    @APIResponse(
            responseCode = "200",
            description = "It can be fetched",
            content = @Content(schema = @Schema(implementation = Download.class)))
    @APIResponse(responseCode = "202", description = "It is being put together")
    @Transactional
    public Response prepare(@PathParam("id") String id, @Nullable JsonObject wish) {
        MediaRef item = gate.view(MediaId.parse(id));
        Viewer viewer = current.viewer();
        if (!gate.mayDownload(viewer, item)) {
            throw new LoggiaException(ErrorCode.FORBIDDEN, "This item may be watched here, but not downloaded.");
        }
        if (wish == null || !(wish.get("name") instanceof JsonString name)) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "The field 'name' must say which file.");
        }
        RevisionRef revision = revision(item);
        if (revision == null) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such file to download.");
        }
        String grant = downloads.prepare(revision, name.getString()).orElse(null);
        if (grant == null) {
            return Response.accepted().header("Retry-After", 1).build();
        }
        audit.byCaller(
                "media.downloaded",
                new Subject("media", item.id().toString(), item.title()),
                null,
                name.getString().equals(Downloads.ORIGINAL) ? "The uploaded file" : "One quality as MP4");
        // The address of media with another beginning: only where it is served as a file to keep does it lead anywhere.
        String url = urls.url(viewer, item.id(), grant, "file");
        return Response.ok(new Download(url.replaceFirst("^/media/", "/download/")))
                .build();
    }

    private @Nullable RevisionRef revision(MediaRef item) {
        RevisionId id = item.currentRevision();
        return id == null ? null : revisions.find(id);
    }
}
