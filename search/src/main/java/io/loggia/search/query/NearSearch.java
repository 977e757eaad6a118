package io.loggia.search.query;

import io.loggia.domain.MediaId;
import io.loggia.domain.Viewer;
import io.loggia.search.index.Hit;
import io.loggia.search.index.HitOrder;
import io.loggia.search.index.MediaIndex;
import io.loggia.search.index.Narrowing;
import io.loggia.search.index.NearPassage;
import io.loggia.search.index.Passage.Source;
import io.loggia.search.index.PassageIndex;
import io.loggia.search.index.StoredItem;
import io.loggia.search.index.VisibleIndex;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** Finds items that mean what was asked without holding its words, as a group beside the hits, inside the viewer's rights. */
public final class NearSearch {

    /** Many of the nearest passages may be of one item. */
    private static final int NEIGHBOURS = 100;

    private static final int SNIPPET_CHARACTERS = 220;

    private final MediaIndex index;
    private final PassageIndex passages;
    private final Vocabulary vocabulary;
    private final Clock clock;

    public NearSearch(MediaIndex index, PassageIndex passages, Vocabulary vocabulary, Clock clock) {
        this.index = index;
        this.passages = passages;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    /**
     * What a model is to be asked. Nothing on further pages, in another order than the best first, and where a sign says
     * that words must be just so: whoever quotes or excludes knows what they look for.
     */
    public static Optional<String> question(SearchRequest request) {
        TypedQuery typed = QueryText.parse(request.text());
        boolean isPlain = typed.excluded().isEmpty()
                && typed.wanted().stream()
                        .allMatch(any -> any.size() == 1 && any.getFirst().isCasual());
        return isPlain
                        && !typed.wanted().isEmpty()
                        && request.shown().isEmpty()
                        && request.order() == HitOrder.RELEVANCE
                ? Optional.of(typed.text())
                : Optional.empty();
    }

    /**
     * The items nearest in meaning that the words do not find, each with its nearest passage as the moment to begin at.
     *
     * @param page what the words found
     * @param vector of the question
     * @param least how alike a passage must be, from -1 to 1
     */
    public List<SearchHit> beside(
            Viewer viewer, SearchRequest request, SearchPage page, float[] vector, double least, int most) {
        Instant now = clock.instant();
        TypedQuery typed = QueryText.parse(request.text());
        Narrowing narrowing = request.narrowing().between(typed.from(), typed.until());
        Set<MediaId> found =
                page.hits().stream().map(hit -> hit.item().id()).collect(Collectors.toCollection(HashSet::new));
        List<NearPassage> near = passages.nearest(viewer, now, vector, narrowing, found, NEIGHBOURS);
        return index.read(viewer, now, visible -> {
            QueryPlan plan = new QueryPlan(request.text(), visible, vocabulary);
            Query words = page.relaxed() ? plan.lenient(Map.of()) : plan.usual(Map.of());
            List<SearchHit> hits = new ArrayList<>();
            for (NearPassage passage : near) {
                if (hits.size() < most && passage.likeness() >= least && found.add(passage.media())) {
                    SearchHit hit = hit(visible, passage, words);
                    if (hit != null) {
                        hits.add(hit);
                    }
                }
            }
            return List.copyOf(hits);
        });
    }

    /** Null for what the words find, on whichever page, and for what the index of items does not show to the viewer. */
    private static @Nullable SearchHit hit(VisibleIndex visible, NearPassage passage, Query words) throws IOException {
        Hit hit = visible.hit(passage.media());
        if (hit == null || visible.matches(passage.media(), words)) {
            return null;
        }
        StoredItem item = visible.item(hit);
        List<Moment> moments = passage.source() == Source.DETAILS ? List.of() : List.of(moment(passage));
        return new SearchHit(
                item,
                SnippetHtml.whole(item.title(), List.of()),
                item.description().isBlank()
                        ? null
                        : SnippetHtml.part(item.description(), List.of(), SNIPPET_CHARACTERS),
                moments,
                moments.size());
    }

    private static Moment moment(NearPassage passage) {
        return new Moment(
                passage.start(),
                SnippetHtml.part(passage.text(), List.of(), SNIPPET_CHARACTERS),
                null,
                passage.language(),
                shownAs(passage.source()));
    }

    private static Moment.Source shownAs(Source source) {
        return switch (source) {
            case CHAPTER -> Moment.Source.CHAPTER;
            case SLIDE -> Moment.Source.SLIDE;
            case DETAILS, SPEECH -> Moment.Source.SPEECH;
        };
    }
}
