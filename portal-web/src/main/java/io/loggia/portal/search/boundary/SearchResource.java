package io.loggia.portal.search.boundary;

import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.Viewer;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.search.control.AskedQueries;
import io.loggia.portal.search.control.MeaningSearch;
import io.loggia.portal.search.control.MeaningSearch.Question;
import io.loggia.portal.search.control.PopularQueries;
import io.loggia.portal.search.control.SearchIndex;
import io.loggia.portal.search.control.ShownItems;
import io.loggia.search.query.SearchHit;
import io.loggia.search.query.SearchPage;
import io.loggia.search.query.SearchRequest;
import io.loggia.search.suggest.Suggestion;
import io.loggia.search.suggest.Suggestions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds items and the moments in them, inside the caller's rights. */
@Path("search")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {

    private static final int MOST_POPULAR = 2;

    @Inject
    private SearchIndex index;

    @Inject
    private MeaningSearch meaning;

    @Inject
    private ShownItems shown;

    @Inject
    private AskedQueries asked;

    @Inject
    private PopularQueries popular;

    @Inject
    private CurrentViewer current;

    /** What may be meant by a beginning; with an item where it is that item's title. */
    public record SuggestionView(
            Suggestion.Kind kind,
            String text,
            @Nullable String mediaId,
            @Nullable String posterUrl) {}

    /**
     * Suggestions, the likeliest first.
     *
     * @param partial whether there may be others, since time ran out or the index is being built
     * @param building whether the index is still being built, so that some may be missing
     */
    public record SuggestionList(List<SuggestionView> items, boolean partial, boolean building) {}

    @GET
    @Requires(Permission.SIGNED_IN)
    public SearchResult search(@BeanParam SearchFilter filter) {
        Viewer viewer = current.viewer();
        SearchRequest request = filter.request();
        Question question = meaning.ask(request);
        SearchPage page = index.search(viewer, request);
        if (!filter.isFurther()) {
            page.holding().ifPresent(found -> asked.note(viewer.id(), filter.text, found));
        }
        List<SearchHit> also = meaning.beside(viewer, request, page, question);
        Map<MediaId, Optional<String>> posters = shown.posters(
                viewer,
                Stream.concat(page.hits().stream(), also.stream())
                        .map(hit -> hit.item().id())
                        .toList());
        return SearchView.result(page, also, posters);
    }

    @GET
    @Path("suggest")
    @Requires(Permission.SIGNED_IN)
    public SuggestionList suggest(@QueryParam("q") @DefaultValue("") String typed) {
        Viewer viewer = current.viewer();
        boolean building = index.isIncomplete();
        Suggestions known = index.suggest(viewer, typed);
        List<Suggestion> suggestions = new ArrayList<>(known.items());
        suggestions.addAll(popular.like(viewer, typed, MOST_POPULAR));
        Map<MediaId, Optional<String>> posters = shown.posters(
                viewer,
                suggestions.stream()
                        .map(Suggestion::media)
                        .filter(Objects::nonNull)
                        .toList());
        return new SuggestionList(
                suggestions.stream()
                        .filter(suggestion -> suggestion.media() == null || posters.containsKey(suggestion.media()))
                        .map(suggestion -> view(suggestion, posters))
                        .toList(),
                known.partial(),
                building);
    }

    private static SuggestionView view(Suggestion suggestion, Map<MediaId, Optional<String>> posters) {
        MediaId media = suggestion.media();
        return media == null
                ? new SuggestionView(suggestion.kind(), suggestion.text(), null, null)
                : new SuggestionView(
                        suggestion.kind(),
                        suggestion.text(),
                        media.toString(),
                        posters.getOrDefault(media, Optional.empty()).orElse(null));
    }
}
