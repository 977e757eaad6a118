package io.loggia.search.query;

import io.loggia.domain.Viewer;
import io.loggia.search.index.Facet;
import io.loggia.search.index.Found;
import io.loggia.search.index.Hit;
import io.loggia.search.index.MediaIndex;
import io.loggia.search.index.Narrowing;
import io.loggia.search.index.VisibleIndex;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.Query;

/** Finds items and the moments in them, inside the viewer's rights. */
public final class MediaSearch {

    /** Hits whose order the nearness of the words decides; it is too dear to ask of all. */
    private static final int ORDERED_BY_NEARNESS = 60;

    private final MediaIndex index;
    private final Clock clock;

    public MediaSearch(MediaIndex index, Clock clock) {
        this.index = index;
        this.clock = clock;
    }

    public SearchPage search(Viewer viewer, SearchRequest request) {
        return index.read(viewer, clock.instant(), visible -> search(visible, request));
    }

    private static SearchPage search(VisibleIndex index, SearchRequest request) throws IOException {
        QueryPlan plan = QueryPlan.of(request.text());
        Map<QueryWord, List<String>> meant = Map.of();
        String suggestion = null;
        Found found = find(index, plan, plan.strict(), request);
        if (found.beforeFacets() == 0) {
            meant = Spelling.guess(plan, index);
            suggestion = Spelling.correct(request.text(), meant, index);
            if (!meant.isEmpty()) {
                found = find(index, plan, plan.query(meant, Occur.MUST), request);
            }
            if (found.beforeFacets() == 0 && plan.asked().size() > 1) {
                found = find(index, plan, plan.query(meant, Occur.SHOULD), request);
            }
        }
        return new SearchPage(
                read(index, page(found, request), plan.marks(meant), request.narrowing()),
                counts(found.kinds()),
                counts(found.channels()),
                counts(found.languages()),
                found.total(),
                suggestion,
                request.end() < Math.min(found.total(), SearchRequest.DEEPEST) ? request.end() : null,
                found.partial());
    }

    private static Found find(VisibleIndex index, QueryPlan plan, Query query, SearchRequest request)
            throws IOException {
        if (plan.isBrowsing()) {
            return index.browse(query, request.narrowing(), request.end());
        }
        Found found = index.find(query, request.narrowing(), Math.max(request.end(), ORDERED_BY_NEARNESS));
        Query nearness = plan.nearness();
        return nearness == null ? found : found.with(byNearness(index, found.hits(), nearness));
    }

    private static List<Hit> byNearness(VisibleIndex index, List<Hit> hits, Query nearness) throws IOException {
        int head = Math.min(ORDERED_BY_NEARNESS, hits.size());
        List<Hit> ordered = new ArrayList<>(index.rescore(hits.subList(0, head), nearness));
        ordered.addAll(hits.subList(head, hits.size()));
        return ordered;
    }

    private static List<Hit> page(Found found, SearchRequest request) {
        int size = found.hits().size();
        return found.hits().subList(Math.min(request.offset(), size), Math.min(request.end(), size));
    }

    private static List<SearchHit> read(VisibleIndex index, List<Hit> hits, List<Query> marks, Narrowing narrowing)
            throws IOException {
        if (hits.isEmpty()) {
            return List.of();
        }
        HitReader reader = new HitReader(index, index.marker(marks), narrowing);
        List<SearchHit> read = new ArrayList<>(hits.size());
        for (Hit hit : hits) {
            read.add(reader.read(hit));
        }
        return read;
    }

    private static List<FacetCount> counts(Map<Facet, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry ->
                        new FacetCount(entry.getKey().value(), entry.getKey().label(), entry.getValue()))
                .sorted(Comparator.comparingInt(FacetCount::count).reversed().thenComparing(FacetCount::value))
                .toList();
    }
}
