package io.loggia.portal.search.control;

import io.loggia.domain.MediaId;
import io.loggia.domain.Viewer;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.search.control.SlowQuery.Kind;
import io.loggia.search.index.MediaIndex;
import io.loggia.search.index.Narrowing;
import io.loggia.search.index.PassageIndex;
import io.loggia.search.query.FacetCount;
import io.loggia.search.query.ItemMoments;
import io.loggia.search.query.LanguageCounts;
import io.loggia.search.query.MediaSearch;
import io.loggia.search.query.NearSearch;
import io.loggia.search.query.SearchHit;
import io.loggia.search.query.SearchPage;
import io.loggia.search.query.SearchRequest;
import io.loggia.search.query.SimilarItems;
import io.loggia.search.suggest.MediaSuggest;
import io.loggia.search.suggest.Suggestions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** This node's index: opened at start, kept equal to the catalog, asked by requests, and built anew beside itself. */
@ApplicationScoped
public class SearchIndex {

    private static final String FOLDER = "index";

    private final Clock clock = Clock.systemUTC();

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    @ConfigProperties
    private SearchConfig config;

    @Inject
    private FollowedCatalog catalog;

    @Inject
    private SearchWords words;

    private @Nullable NodeIndex node;
    private @Nullable SlowQueries slow;

    @PostConstruct
    void prepare() {
        node = new NodeIndex(new IndexShelf(platform.nodeFolder().resolve(FOLDER)), catalog, clock);
        slow = new SlowQueries(Duration.ofMillis(config.slowMillis));
    }

    public void open() {
        node().open();
    }

    /** Applies what happened to items since the last call. Calls wait for each other. */
    public void catchUp() {
        node().catchUp();
    }

    /**
     * Builds the index anew beside the one in use, which goes on answering and following, and then lets it take over.
     * Does nothing while another call does.
     */
    public void rebuild() {
        node().rebuild();
    }

    /** Brings the views of all items up to now, so that what is watched much ranks a little higher. */
    public void refreshViews() {
        node().refreshViews();
    }

    public void close() {
        node().close();
    }

    public SearchPage search(Viewer viewer, SearchRequest request) {
        return timed(
                Kind.SEARCH,
                request.text(),
                null,
                current -> searching(current).search(viewer, request),
                SearchPage::total);
    }

    /** Items that are about what was asked, beside those that its words found. */
    List<SearchHit> beside(
            PassageIndex passages,
            Viewer viewer,
            SearchRequest request,
            SearchPage page,
            float[] vector,
            double least,
            int most) {
        return timed(
                Kind.MEANING,
                request.text(),
                null,
                current -> new NearSearch(current, passages, words.vocabulary(), clock)
                        .beside(viewer, request, page, vector, least, most),
                List::size);
    }

    /**
     * The moments of one item.
     *
     * @param weaker whether also those that hold much less of what was asked than the best does
     */
    public ItemMoments moments(Viewer viewer, MediaId media, String text, Narrowing narrowing, boolean weaker) {
        return timed(
                Kind.MOMENTS,
                text,
                media,
                current -> searching(current).moments(viewer, media, text, narrowing, weaker),
                found -> found.moments().size());
    }

    /** Items that are about the same. */
    public SimilarItems similar(Viewer viewer, MediaId media, int limit) {
        return timed(
                Kind.SIMILAR,
                "",
                media,
                current -> searching(current).similar(viewer, media, limit),
                found -> found.hits().size());
    }

    public Suggestions suggest(Viewer viewer, String typed) {
        return timed(
                Kind.SUGGESTIONS,
                typed,
                null,
                current -> new MediaSuggest(current, clock).suggest(viewer, typed),
                found -> found.items().size());
    }

    /** Whether not all items are in it yet, so that something may not be found that is there. */
    public boolean isIncomplete() {
        return node().ask(MediaIndex::needsRebuild);
    }

    /** How many items are in each language, for the viewer. */
    public List<FacetCount> languages(Viewer viewer) {
        return node().ask(current -> LanguageCounts.of(current, viewer, clock.instant()));
    }

    /** Whether the words would find something that the viewer may see. */
    public boolean finds(Viewer viewer, String text) {
        return node().ask(current -> searching(current).finds(viewer, text));
    }

    /** What took long to find on this node, the latest first. */
    public List<SlowQuery> slowQueries() {
        return slow == null ? List.of() : slow.last();
    }

    public IndexState state() {
        return node().state();
    }

    private <T> T timed(
            Kind kind, String text, @Nullable MediaId media, Function<MediaIndex, T> asking, ToIntFunction<T> found) {
        long begin = System.nanoTime();
        T answer = node().ask(asking);
        if (slow != null) {
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            slow.note(new SlowQuery(clock.instant(), kind, text, media, took, found.applyAsInt(answer)));
        }
        return answer;
    }

    private MediaSearch searching(MediaIndex current) {
        return new MediaSearch(current, words.vocabulary(), clock);
    }

    private NodeIndex node() {
        NodeIndex known = node;
        if (known == null) {
            throw new IllegalStateException("The index has no place yet");
        }
        return known;
    }
}
