package io.loggia.portal.admin.boundary;

import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.processing.control.ScrubBook;
import io.loggia.portal.processing.control.ScrubBook.Finding;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Whether what is stored is still what was stored, and what was done where it was not. */
@Path("admin/storage/scrub")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class ScrubResource {

    @Inject
    private ScrubBook book;

    @Inject
    private Catalog catalog;

    @Inject
    private AuditLog audit;

    /** @param endedAt null while it goes on */
    public record ScrubPassView(String startedAt, @Nullable String endedAt, long revisions, long bytes) {}

    /**
     * Something that is, or was, not in order.
     *
     * @param problem {@code CHANGED}, {@code MISSING}, {@code FROZEN} or {@code UNKNOWN}
     * @param mend {@code NONE}, {@code MADE_ANEW}, {@code BROUGHT_BACK}, {@code REPLACED} or {@code REMOVED}
     * @param mediaId null where it belongs to no item
     * @param mendedAt null while it is not in order
     */
    public record ScrubFindingView(
            String id,
            String place,
            String problem,
            String mend,
            @Nullable String mediaId,
            @Nullable String title,
            boolean trashed,
            String foundAt,
            @Nullable String mendedAt) {}

    /** @param pass null before the first one */
    public record ScrubState(@Nullable ScrubPassView pass, List<ScrubFindingView> findings) {}

    @GET
    @Transactional
    public ScrubState now() {
        List<Finding> findings = book.findings();
        Map<MediaId, MediaRef> items = catalog.findAll(findings.stream()
                .map(Finding::revision)
                .filter(Objects::nonNull)
                .map(RevisionRef::media)
                .collect(Collectors.toSet()));
        return new ScrubState(
                book.latest()
                        .map(pass -> new ScrubPassView(
                                pass.startedAt().toString(), text(pass.endedAt()), pass.revisions(), pass.bytes()))
                        .orElse(null),
                findings.stream().map(finding -> toWire(finding, items)).toList());
    }

    /** Begins to look at all of it, now. */
    @POST
    @APIResponse(responseCode = "202", description = "It begins within seconds")
    @Transactional
    public Response start() {
        book.start();
        audit.byCaller("storage.scrubbed", new Subject("storage", null, null), null, null);
        return Response.accepted().build();
    }

    private static ScrubFindingView toWire(Finding finding, Map<MediaId, MediaRef> items) {
        RevisionRef revision = finding.revision();
        MediaRef item = revision == null ? null : items.get(revision.media());
        return new ScrubFindingView(
                finding.id().toString(),
                finding.place(),
                finding.problem(),
                finding.mend(),
                item == null ? null : item.id().toString(),
                item == null ? null : item.title(),
                item != null && item.access().trashed(),
                finding.foundAt().toString(),
                text(finding.mendedAt()));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
