package io.loggia.portal.learning.boundary;

import io.loggia.domain.Permission;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.learning.boundary.ItemCompletionsResource.VoidView;
import io.loggia.portal.learning.control.CompletionVoids.Voided;
import io.loggia.portal.learning.control.LearningRecord;
import io.loggia.portal.learning.control.LearningRecord.CompletedItem;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the caller completed, latest first; kept even where the item is gone. */
@Path("me/completions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CompletionsResource {

    @Inject
    private LearningRecord learned;

    @Inject
    private CurrentViewer current;

    /**
     * A completion of the caller's own.
     *
     * @param rule whose rule asked for the required share: DEFAULT, by the length, ITEM, or ASSIGNMENT, which it completes
     *     alone
     * @param voided who had it prove nothing, when and why; absent where it proves something
     * @param outdatedSince since when the content is another than what was completed, where it is
     */
    public record CompletionEntry(
            String mediaId,
            String title,
            String completedAt,
            double coveredShare,
            double requiredShare,
            String rule,
            @Nullable VoidView voided,
            @Nullable String outdatedSince) {}

    @GET
    @Requires(Permission.SIGNED_IN)
    public Page<CompletionEntry> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        return learned.completions(current.viewer().id(), cursor, Page.limit(limit))
                .map(CompletionsResource::entry);
    }

    private static CompletionEntry entry(CompletedItem item) {
        Voided voided = item.voided();
        Instant outdatedSince = item.outdatedSince();
        return new CompletionEntry(
                item.media().toString(),
                item.title(),
                item.completedAt().toString(),
                item.coveredShare(),
                item.requiredShare(),
                item.rule().name(),
                voided == null ? null : new VoidView(voided.at().toString(), voided.by(), voided.reason()),
                outdatedSince == null ? null : outdatedSince.toString());
    }
}
