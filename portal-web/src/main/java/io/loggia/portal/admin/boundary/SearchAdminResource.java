package io.loggia.portal.admin.boundary;

import io.loggia.domain.Permission;
import io.loggia.portal.admin.control.SearchChanges;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.search.control.SearchIndex;
import io.loggia.portal.search.control.SearchIndex.State;
import io.loggia.portal.search.control.SearchWords;
import io.loggia.portal.search.control.SearchWords.Words;
import io.loggia.portal.search.control.SlowQuery;
import io.loggia.search.index.FacetSide;
import io.loggia.search.index.Narrowing;
import io.loggia.search.query.SearchRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The search index of the server that answers, and the words of the house, which hold on all. */
@Path("admin/search")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class SearchAdminResource {

    /** In the path, what stands for the words of all languages together. */
    private static final String ALL_LANGUAGES = "all";

    @Inject
    private SearchIndex index;

    @Inject
    private SearchWords words;

    @Inject
    private SearchChanges changes;

    @Inject
    private CurrentViewer current;

    /** Items that have something in a language. */
    public record LanguageCount(String language, int count) {}

    /** A search that took long. */
    public record SlowSearch(String at, String text, double tookSeconds, int found) {}

    /** @param language {@code all} for the words of all languages together */
    public record LanguageWords(
            String language,
            int version,
            List<String> stopWords,
            List<List<String>> synonyms,
            @Nullable String changedBy,
            @Nullable String changedAt) {}

    /**
     * @param building how many items the index that is being built beside this one has; null when none is
     * @param lag changes that were not applied yet
     */
    public record SearchState(
            boolean open,
            boolean complete,
            int items,
            long bytes,
            @Nullable Integer building,
            @Nullable String rebuiltAt,
            long lag,
            List<LanguageCount> languages,
            List<SlowSearch> slow,
            List<LanguageWords> words) {}

    /** A change to all words of a language. */
    public record WordsChange(
            int version,
            @NotNull List<String> stopWords,
            @NotNull List<List<String>> synonyms) {}

    @GET
    public SearchState state() {
        State state = index.state();
        return new SearchState(
                state.open(),
                state.complete(),
                state.items(),
                state.bytes(),
                state.building(),
                text(state.rebuiltAt()),
                state.lag(),
                state.open() ? languages() : List.of(),
                index.slowQueries().stream().map(SearchAdminResource::slow).toList(),
                words.all().stream().map(SearchAdminResource::words).toList());
    }

    /** Asks every server to build its index anew, beside the one in use. */
    @POST
    @Path("rebuild")
    @Transactional
    public Response rebuild() {
        changes.rebuild();
        return Response.accepted().build();
    }

    @PUT
    @Path("words/{language}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public List<LanguageWords> putWords(@PathParam("language") String language, @NotNull @Valid WordsChange change) {
        changes.words(
                language.equals(ALL_LANGUAGES) ? "" : language,
                change.version(),
                change.stopWords(),
                change.synonyms());
        return words.all().stream().map(SearchAdminResource::words).toList();
    }

    private List<LanguageCount> languages() {
        return index
                .search(current.viewer(), new SearchRequest("", Narrowing.none(), 1))
                .facet(FacetSide.LANGUAGE)
                .stream()
                .map(count -> new LanguageCount(count.value(), count.count()))
                .toList();
    }

    private static SlowSearch slow(SlowQuery query) {
        return new SlowSearch(query.at().toString(), query.text(), query.took().toMillis() / 1000.0, query.found());
    }

    private static LanguageWords words(Words words) {
        return new LanguageWords(
                words.language().isEmpty() ? ALL_LANGUAGES : words.language(),
                words.version(),
                words.stopWords(),
                words.synonyms(),
                words.changedBy(),
                text(words.changedAt()));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
