package io.loggia.portal.learning.boundary;

import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
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
    private HistoryView view;

    @Inject
    private CurrentViewer current;

    /** Where the caller stands with an item. */
    public record HistoryEntry(
            HistoryMedia media, double positionSeconds, double coveredShare, boolean completed, String lastWatchedAt) {}

    /** A page may hold fewer than the limit: items withdrawn from the caller are left out of it. */
    @GET
    @Requires(Permission.SIGNED_IN)
    public Page<HistoryEntry> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page<WatchedItem> page = learned.history(current.viewer().id(), cursor, Page.limit(limit));
        Map<MediaId, HistoryMedia> visible = view.visible(page.items());
        List<HistoryEntry> entries = new ArrayList<>();
        for (WatchedItem item : page.items()) {
            HistoryMedia media = visible.get(item.media());
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
