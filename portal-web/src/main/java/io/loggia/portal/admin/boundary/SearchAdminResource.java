package io.loggia.portal.admin.boundary;

import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.portal.admin.control.SearchChanges;
import io.loggia.portal.catalog.control.ItemTraits;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.processing.control.ThisNode;
import io.loggia.portal.search.control.IndexState;
import io.loggia.portal.search.control.IndexTrouble;
import io.loggia.portal.search.control.MeaningSearch;
import io.loggia.portal.search.control.SearchIndex;
import io.loggia.portal.search.control.SearchWords;
import io.loggia.portal.search.control.SearchWords.Words;
import io.loggia.portal.search.control.SlowQuery;
import io.loggia.portal.search.control.TroubledItem;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The search index of the server that answers, and the words of the house, which hold on all. */
@Path("admin/search")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class SearchAdminResource {

    private static final System.Logger LOGGER = System.getLogger(SearchAdminResource.class.getName());

    /** In the path, what stands for the words of all languages together. */
    private static final String ALL_LANGUAGES = "all";

    private static final int MOST_LEFT_OUT = 100;

    @Inject
    private SearchIndex index;

    @Inject
    private MeaningSearch meaning;

    @Inject
    private ThisNode node;

    @Inject
    private SearchWords words;

    @Inject
    private ItemTraits items;

    @Inject
    private SearchChanges changes;

    @Inject
    private CurrentViewer current;

    /** Items that have something in a language. */
    public record LanguageCount(String language, int count) {}

    /**
     * What took long to find.
     *
     * @param text as it was typed; empty where nothing is
     * @param mediaId the item that was asked about, if it was one
     */
    public record SlowSearch(
            String at,
            SlowQuery.Kind kind,
            String text,
            @Nullable String mediaId,
            double tookSeconds,
            int found) {}

    /** What the server could not do with its index at the last try. */
    public record Trouble(IndexTrouble.Work work, IndexTrouble.Reason reason, String at, String message) {}

    /**
     * An item that is left out of the index.
     *
     * @param meaningOnly whether its words are found, and search by meaning alone lacks it
     * @param reason absent where passages are refused
     * @param since absent where passages are refused
     * @param nextTryAt when it is tried again by itself; absent where it is not
     * @param refused how many of its passages the model does not take; absent where that is not the reason
     */
    public record LeftOut(
            String mediaId,
            @Nullable String title,
            boolean meaningOnly,
            @Nullable String reason,
            @Nullable String since,
            @Nullable String nextTryAt,
            @Nullable Integer refused) {

        private LeftOut titled(@Nullable String known) {
            return new LeftOut(mediaId, known, meaningOnly, reason, since, nextTryAt, refused);
        }
    }

    /** @param language {@code all} for the words of all languages together */
    public record LanguageWords(
            String language,
            int version,
            List<String> stopWords,
            List<List<String>> synonyms,
            @Nullable String changedBy,
            @Nullable String changedAt) {}

    /**
     * @param server the name of the server that answers, whose index this is
     * @param building how many items the index that is being built beside this one has; null when none is
     * @param lag changes that were not applied yet
     */
    public record SearchState(
            String server,
            boolean open,
            boolean complete,
            int items,
            long bytes,
            @Nullable Integer building,
            @Nullable String rebuiltAt,
            long lag,
            List<Trouble> troubles,
            List<LeftOut> leftOut,
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
        IndexState state = index.state();
        return new SearchState(
                node.name(),
                state.open(),
                state.complete(),
                state.items(),
                state.bytes(),
                state.building(),
                text(state.rebuiltAt()),
                state.lag(),
                state.troubles().stream().map(SearchAdminResource::trouble).toList(),
                leftOut(state),
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

    /** Asks every server to try once more to put an item into its index. */
    @POST
    @Path("left-out/{id}/retry")
    @Transactional
    public Response retry(@PathParam("id") String id) {
        changes.tryAgain(MediaId.parse(id));
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
        return index.languages(current.viewer()).stream()
                .map(count -> new LanguageCount(count.value(), count.count()))
                .toList();
    }

    private static SlowSearch slow(SlowQuery query) {
        MediaId media = query.media();
        return new SlowSearch(
                query.at().toString(),
                query.kind(),
                query.text(),
                media == null ? null : media.toString(),
                query.took().toMillis() / 1000.0,
                query.found());
    }

    private static Trouble trouble(IndexTrouble trouble) {
        return new Trouble(trouble.work(), trouble.reason(), trouble.at().toString(), trouble.message());
    }

    private List<LeftOut> leftOut(IndexState state) {
        List<LeftOut> all = new ArrayList<>();
        state.troubled().forEach(item -> all.add(leftOut(item, /* meaningOnly= */ false)));
        all.addAll(leftOutOfMeaning());
        Map<String, LeftOut> byItem = new LinkedHashMap<>();
        all.forEach(item -> byItem.putIfAbsent(item.mediaId(), item));
        List<LeftOut> some = byItem.values().stream().limit(MOST_LEFT_OUT).toList();
        Map<MediaId, String> titles = items.titles(
                some.stream().map(item -> MediaId.parse(item.mediaId())).toList());
        return some.stream()
                .map(item -> item.titled(titles.get(MediaId.parse(item.mediaId()))))
                .toList();
    }

    /** Nothing while the index of passages cannot be read: all else is told, and what to do about it. */
    private List<LeftOut> leftOutOfMeaning() {
        List<LeftOut> all = new ArrayList<>();
        try {
            MeaningSearch.State state = meaning.state();
            state.troubled().forEach(item -> all.add(leftOut(item, /* meaningOnly= */ true)));
            state.refused()
                    .forEach((media, refused) -> all.add(
                            new LeftOut(media.toString(), null, /* meaningOnly= */ true, null, null, null, refused)));
        } catch (LoggiaException e) {
            LOGGER.log(System.Logger.Level.WARNING, "The index of passages cannot be read", e);
        }
        return all;
    }

    private static LeftOut leftOut(TroubledItem item, boolean meaningOnly) {
        return new LeftOut(
                item.media().toString(),
                null,
                meaningOnly,
                item.reason(),
                item.since().toString(),
                item.nextTry().toString(),
                null);
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
