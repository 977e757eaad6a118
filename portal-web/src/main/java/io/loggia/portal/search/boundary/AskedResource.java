package io.loggia.portal.search.boundary;

import io.loggia.domain.Permission;
import io.loggia.domain.Viewer;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.search.control.AskedQueries;
import io.loggia.portal.search.control.PopularQueries;
import io.loggia.search.suggest.Suggestion;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What was searched for before: by oneself, by many, and in vain. */
@Path("search/asked")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AskedResource {

    private static final int MOST_POPULAR = 6;
    private static final int MOST_IN_VAIN = 50;

    @Inject
    private AskedQueries asked;

    @Inject
    private PopularQueries popular;

    @Inject
    private CurrentViewer current;

    /**
     * @param recent one's own last searches, which nobody else is told
     * @param popular what many search for and the caller would find something by
     */
    public record Asked(List<String> recent, List<String> popular) {}

    /** What several people sought in vain. */
    public record VainSearch(String text, long people, long times, String lastAt) {}

    /** The most sought first. */
    public record VainSearches(List<VainSearch> items) {}

    @GET
    @Requires(Permission.SIGNED_IN)
    public Asked list() {
        Viewer viewer = current.viewer();
        return new Asked(
                asked.recent(viewer.id()),
                popular.like(viewer, "", MOST_POPULAR).stream()
                        .map(Suggestion::text)
                        .toList());
    }

    /** Forgets what the caller searched for. */
    @DELETE
    @Requires(Permission.SIGNED_IN)
    @Transactional
    public void forget() {
        asked.forget(current.viewer().id());
    }

    /** For those who bring in new media, or look after what people learn: what is missing. */
    @GET
    @Path("in-vain")
    @Requires(Permission.ASSIGN_MEDIA)
    public VainSearches inVain() {
        return new VainSearches(asked.inVain(current.viewer(), MOST_IN_VAIN).stream()
                .map(sought -> new VainSearch(
                        sought.text(),
                        sought.people(),
                        sought.times(),
                        sought.lastAt().toString()))
                .toList());
    }
}
