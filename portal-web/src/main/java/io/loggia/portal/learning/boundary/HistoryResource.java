package io.loggia.portal.learning.boundary;

import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.Viewer;
import io.loggia.portal.catalog.control.MediaSummaries;
import io.loggia.portal.catalog.control.MediaSummary;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.learning.control.LearningRecord;
import io.loggia.portal.learning.control.LearningRecord.WatchedItem;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the caller began to watch, latest first. */
@Path("me/history")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {

    @Inject
    private LearningRecord learned;

    @Inject
    private MediaSummaries summaries;

    @Inject
    private CurrentViewer current;

    /** Where the caller stands with an item. */
    public record HistoryEntry(
            MediaSummary media, double positionSeconds, double coveredShare, boolean completed, String lastWatchedAt) {}

    /** A page may hold fewer than the limit: items withdrawn from the caller are left out of it. */
    @GET
    @Requires(Permission.SIGNED_IN)
    public Page<HistoryEntry> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Viewer viewer = current.viewer();
        Page<WatchedItem> page = learned.history(viewer.id(), cursor, Page.limit(limit));
        Map<MediaId, MediaSummary> visible = summaries.visible(
                viewer, page.items().stream().map(WatchedItem::media).toList());
        List<HistoryEntry> entries = new ArrayList<>();
        for (WatchedItem item : page.items()) {
            MediaSummary media = visible.get(item.media());
            if (media != null) {
                entries.add(new HistoryEntry(
                        media,
                        item.resumeSeconds(),
                        item.coveredShare(),
                        item.completed(),
                        item.lastAt().toString()));
            }
        }
        return new Page<>(entries, page.next());
    }
}
