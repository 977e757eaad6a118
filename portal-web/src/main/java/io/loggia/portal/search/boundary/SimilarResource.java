package io.loggia.portal.search.boundary;

import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.Viewer;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.search.boundary.SearchResult.Hit;
import io.loggia.portal.search.control.SearchIndex;
import io.loggia.portal.search.control.ShownItems;
import io.loggia.search.query.SimilarItems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds items that are about the same. */
@Path("media/{id}/similar")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.VIEW_MEDIA)
public class SimilarResource {

    private static final int MOST = 12;

    @Inject
    private MediaGate gate;

    @Inject
    private SearchIndex index;

    @Inject
    private ShownItems shown;

    @Inject
    private CurrentViewer current;

    /**
     * Items, the most alike first.
     *
     * @param partial whether there may be others, since time ran out or the index is being built
     * @param building whether the index is still being built, so that some may be missing
     */
    public record SimilarList(List<Hit> items, boolean partial, boolean building) {}

    @GET
    public SimilarList similar(@PathParam("id") String id) {
        MediaId media = gate.view(MediaId.parse(id)).id();
        Viewer viewer = current.viewer();
        boolean building = index.isIncomplete();
        SimilarItems similar = index.similar(viewer, media, MOST);
        Map<MediaId, Optional<String>> posters = shown.posters(
                viewer, similar.hits().stream().map(hit -> hit.item().id()).toList());
        return new SimilarList(SearchView.hits(similar.hits(), posters), similar.partial(), building);
    }
}
