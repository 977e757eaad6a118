package io.loggia.portal.search.boundary;

import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.search.boundary.SearchResult.Moment;
import io.loggia.portal.search.control.SearchIndex;
import io.loggia.search.index.Narrowing;
import io.loggia.search.query.ItemMoments;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Finds all moments inside one item. */
@Path("media/{id}/moments")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.VIEW_MEDIA)
public class MomentsResource {

    @Inject
    private MediaGate gate;

    @Inject
    private SearchIndex index;

    @Inject
    private CurrentViewer current;

    /**
     * Moments in order of time.
     *
     * @param weaker how many were left out since they hold much less of what was asked than the best does
     * @param partial whether there may be more
     */
    public record MomentList(List<Moment> items, int weaker, boolean partial) {}

    /**
     * @param speakers who must say it, as in the search; anyone where none is given
     * @param languages in which it must be said
     * @param weaker whether also moments are listed that hold much less of what was asked than the best does
     */
    @GET
    public MomentList moments(
            @PathParam("id") String id,
            @QueryParam("q") @DefaultValue("") String text,
            @QueryParam("speaker") List<String> speakers,
            @QueryParam("language") List<String> languages,
            @QueryParam("weaker") @DefaultValue("false") boolean weaker) {
        MediaId media = gate.view(MediaId.parse(id)).id();
        Narrowing narrowing = SearchFilter.spoken(speakers, languages);
        ItemMoments found = index.moments(current.viewer(), media, text, narrowing, weaker);
        return new MomentList(
                found.moments().stream().map(SearchView::moment).toList(), found.weaker(), found.partial());
    }
}
