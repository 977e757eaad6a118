package io.loggia.portal.catalog.boundary;

import io.loggia.domain.ChannelId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.MediaState;
import io.loggia.domain.Permission;
import io.loggia.domain.Viewer;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.Catalog.Listing;
import io.loggia.portal.catalog.control.Catalog.Sort;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.MediaSummaries;
import io.loggia.portal.catalog.control.MediaSummary;
import io.loggia.portal.catalog.control.Trash;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.AskedIds;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The catalog: lists inside the caller's rights, single items, changes to them. */
@Path("media")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MediaResource {

    @Inject
    private Catalog catalog;

    @Inject
    private Trash trash;

    @Inject
    private MediaGate gate;

    @Inject
    private MediaSummaries summaries;

    @Inject
    private MediaView view;

    @Inject
    private CurrentViewer current;

    /** What a list shows. */
    public static class Filter {
        @QueryParam("id")
        @Nullable
        List<String> ids;

        @QueryParam("channel")
        @Nullable
        String channel;

        @QueryParam("kind")
        @Nullable
        MediaKind kind;

        @QueryParam("state")
        @Nullable
        MediaState state;

        @QueryParam("mine")
        boolean mine;

        @QueryParam("q")
        @Nullable
        String text;

        @QueryParam("sort")
        @DefaultValue("newest")
        String sort = "";

        @QueryParam("cursor")
        @Nullable
        String cursor;

        @QueryParam("limit")
        @Nullable
        Integer limit;

        private boolean narrows() {
            return mine || channel != null || kind != null || state != null || text != null;
        }
    }

    /**
     * Published items the caller may see; with {@code mine} their own in every state. With {@code id} those of them that the
     * caller may see in whatever state, all at once and in the order of the ids; nothing else may be asked for then.
     */
    @GET
    @Requires(Permission.SIGNED_IN)
    public Page<MediaSummary> list(@BeanParam Filter filter) {
        Viewer viewer = current.viewer();
        Set<MediaId> ids = AskedIds.parse(filter.ids, MediaId::parse);
        if (ids != null) {
            return named(viewer, ids, filter);
        }
        MediaState state = filter.state == null && !filter.mine ? MediaState.PUBLISHED : filter.state;
        Listing listing = new Listing(
                filter.channel == null ? null : ChannelId.parse(filter.channel),
                filter.kind,
                state,
                filter.mine ? viewer.id() : null,
                filter.text,
                filter.sort.toLowerCase(Locale.ROOT).equals("title") ? Sort.TITLE : Sort.NEWEST);
        Page<MediaRef> page = catalog.list(viewer, listing, filter.cursor, Page.limit(filter.limit));
        return new Page<>(summaries.of(viewer, page.items()), page.next());
    }

    private Page<MediaSummary> named(Viewer viewer, Set<MediaId> ids, Filter filter) {
        if (filter.narrows()) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "'id' goes with no other filter.");
        }
        Map<MediaId, MediaSummary> visible = summaries.visible(viewer, ids);
        return new Page<>(
                ids.stream().map(visible::get).filter(Objects::nonNull).toList(), null);
    }

    @GET
    @Path("{id}")
    @Requires(Permission.VIEW_MEDIA)
    public Media get(@PathParam("id") String id) {
        return view.full(gate.view(MediaId.parse(id)));
    }

    /** A JSON merge patch of the item's details. */
    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Requires(Permission.EDIT_MEDIA)
    @Transactional
    public Media change(@PathParam("id") String id, @NotNull JsonObject patch) {
        return view.full(catalog.change(MediaId.parse(id), MediaPatch.read(patch)));
    }

    /** Puts the item into the trash; see {@link TrashResource}. */
    @DELETE
    @Path("{id}")
    @Requires(Permission.EDIT_MEDIA)
    @Transactional
    public Response delete(@PathParam("id") String id) {
        trash.put(MediaId.parse(id));
        return Response.noContent().build();
    }
}
