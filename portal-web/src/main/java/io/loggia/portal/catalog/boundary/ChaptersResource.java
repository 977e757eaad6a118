package io.loggia.portal.catalog.boundary;

import io.loggia.domain.Chapter;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.portal.catalog.control.Chapters;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chapters of an item. */
@Path("media/{id}/chapters")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChaptersResource {

    private static final double LONGEST_SECONDS = 1e7;

    @Inject
    private MediaGate gate;

    @Inject
    private CurrentViewer current;

    @Inject
    private Chapters chapters;

    @Inject
    private Revisions revisions;

    /**
     * The item's chapters.
     *
     * @param proposed where chapters may begin, for those who may change the item; without titles
     */
    public record ChapterList(List<ItemChapter> items, List<ItemChapter> proposed) {}

    /** The begin of a part. */
    public record ItemChapter(double startSeconds, @Nullable String title) {}

    /** All chapters that the item is to have. */
    public record ChapterChange(@Nullable List<ItemChapter> items) {}

    @GET
    @Requires(Permission.VIEW_MEDIA)
    public ChapterList list(@PathParam("id") String id) {
        return view(gate.view(MediaId.parse(id)));
    }

    /** Replaces the chapters; what was proposed is decided with that. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.EDIT_MEDIA)
    @Transactional
    public ChapterList put(@PathParam("id") String id, @Nullable ChapterChange change) {
        MediaRef media = gate.edit(MediaId.parse(id));
        List<ItemChapter> items = change == null ? null : change.items();
        if (items == null) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "The field 'items' with all chapters is missing.");
        }
        chapters.put(media.id(), items.stream().map(ChaptersResource::read).toList(), revisions.length(media));
        return view(media);
    }

    private static Chapter read(@Nullable ItemChapter item) {
        if (item == null || !(item.startSeconds() >= 0 && item.startSeconds() < LONGEST_SECONDS)) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "Each chapter needs the second at which it begins.");
        }
        String title = item.title();
        return new Chapter(
                Duration.ofMillis(Math.round(item.startSeconds() * 1000)), title == null ? "" : Chapter.cleaned(title));
    }

    private ChapterList view(MediaRef media) {
        boolean mayEdit = gate.mayEdit(current.viewer(), media);
        return new ChapterList(
                chapters.of(media.id()).stream().map(ChaptersResource::wire).toList(),
                mayEdit
                        ? chapters.proposed(media.id()).stream()
                                .map(ChaptersResource::wire)
                                .toList()
                        : List.of());
    }

    private static ItemChapter wire(Chapter chapter) {
        return new ItemChapter(chapter.start().toMillis() / 1000.0, chapter.title());
    }
}
