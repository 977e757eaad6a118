package io.loggia.search.query;

import io.loggia.domain.MediaId;
import io.loggia.domain.Viewer;
import io.loggia.search.index.Facet;
import io.loggia.search.index.FacetSide;
import io.loggia.search.index.Found;
import io.loggia.search.index.Hit;
import io.loggia.search.index.HitOrder;
import io.loggia.search.index.MediaIndex;
import io.loggia.search.index.Narrowing;
import io.loggia.search.index.VisibleIndex;
import io.loggia.search.query.MomentFinder.Moments;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** Finds items and the moments in them, inside the viewer's rights. */
public final class MediaSearch {

    /** Hits whose order the nearness of the words decides; it is too dear to ask of all. */
    private static final int ORDERED_BY_NEARNESS = 60;

    private static final int MOST_MOMENTS = 200;

    /** With no more hits, a search is asked whether another word was meant. */
    private static final int FEW = 3;

    private final MediaIndex index;
    private final Vocabulary vocabulary;
    private final Clock clock;

    public MediaSearch(MediaIndex index, Vocabulary vocabulary, Clock clock) {
        this.index = index;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    public SearchPage search(Viewer viewer, SearchRequest request) {
        // Asked before: what is complete by the time of the answer may not have been when it was looked for.
        boolean building = index.needsRebuild();
        return index.read(viewer, clock.instant(), visible -> search(visible, request, building));
    }

    /**
     * All moments of one item, in order of time: those of which a search with the same words and narrowing shows the
     * best. None where such a search does not find the item.
     */
    public ItemMoments moments(Viewer viewer, MediaId media, String text, Narrowing narrowing) {
        boolean building = index.needsRebuild();
        return index.read(viewer, clock.instant(), visible -> {
            QueryPlan plan = new QueryPlan(text, visible, vocabulary);
            Narrowing timed =
                    narrowing.between(plan.typed().from(), plan.typed().until());
            Map<QueryWord, List<String>> meant = visible.finds(plan.usual(Map.of()), timed) || visible.isOutOfTime()
                    ? Map.of()
                    : plan.affordable(Spelling.guess(plan, visible));
            Hit hit = plan.asked().isEmpty() ? null : visible.hit(media, plan.mostLenient(meant));
            if (hit == null) {
                return new ItemMoments(List.of(), building || visible.isPartial());
            }
            HitReader reader = new HitReader(visible, plan, visible.marker(plan.marks(meant), List.of(hit)), timed);
            Moments found = reader.moments(hit, MOST_MOMENTS);
            boolean partial = building
                    || visible.isPartial()
                    || plan.isAbridged()
                    || found.count() > found.shown().size();
            return new ItemMoments(found.shown(), partial);
        });
    }

    /** Items in which the same things are talked about, the most alike first; none where the viewer may not see it. */
    public List<SearchHit> similar(Viewer viewer, MediaId media, int limit) {
        return index.read(viewer, clock.instant(), visible -> new Likeness(visible, vocabulary).to(media, limit));
    }

    /** Whether the words would find something that the viewer may see. */
    public boolean finds(Viewer viewer, String text) {
        return index.read(
                viewer, clock.instant(), visible -> visible.finds(new QueryPlan(text, visible, vocabulary).strict()));
    }

    private SearchPage search(VisibleIndex visible, SearchRequest request, boolean building) throws IOException {
        QueryPlan plan = new QueryPlan(request.text(), visible, vocabulary);
        Narrowing narrowing =
                request.narrowing().between(plan.typed().from(), plan.typed().until());
        Map<QueryWord, List<String>> meant = Map.of();
        String suggestion = null;
        boolean relaxed = false;
        Found found = find(visible, plan, plan.usual(meant), narrowing, request);
        if (found.beforeFacets() == 0 && !visible.isOutOfTime()) {
            Map<QueryWord, List<String>> guesses = Spelling.guess(plan, visible);
            suggestion = Spelling.correct(request.text(), guesses, visible, vocabulary, Narrowing.none(), 1);
            meant = plan.affordable(guesses);
            if (!meant.isEmpty()) {
                found = find(visible, plan, plan.usual(meant), narrowing, request);
            }
            relaxed = found.beforeFacets() == 0 && plan.isLong() && !visible.isOutOfTime();
            if (relaxed) {
                found = find(visible, plan, plan.lenient(meant), narrowing, request);
            }
        } else if (found.beforeFacets() <= FEW && request.shown().isEmpty() && !visible.isOutOfTime()) {
            Map<QueryWord, List<String>> commoner = Spelling.commoner(plan, visible);
            int more = found.beforeFacets() + 1;
            suggestion = Spelling.correct(request.text(), commoner, visible, vocabulary, narrowing, more);
        }
        List<Hit> page = page(visible, found, request);
        List<SearchHit> read = read(visible, plan, page, plan.marks(meant), narrowing);
        return new SearchPage(
                read,
                facets(found, narrowing),
                found.total(),
                suggestion,
                shown(visible, page, found, request),
                relaxed && found.beforeFacets() > 0,
                visible.isPartial() || plan.isAbridged(),
                plan.isCut(),
                building);
    }

    private static Found find(
            VisibleIndex visible, QueryPlan plan, Query query, Narrowing narrowing, SearchRequest request)
            throws IOException {
        if (plan.isBrowsing() || request.order() != HitOrder.RELEVANCE) {
            HitOrder order = request.order() == HitOrder.RELEVANCE ? HitOrder.NEWEST : request.order();
            return visible.find(query, narrowing, order, request.end());
        }
        Found found = visible.find(query, narrowing, HitOrder.RELEVANCE, Math.max(request.end(), ORDERED_BY_NEARNESS));
        Query nearness = plan.nearness();
        return nearness == null || visible.isOutOfTime()
                ? found
                : found.with(byNearness(visible, found.hits(), nearness));
    }

    private static List<Hit> byNearness(VisibleIndex visible, List<Hit> hits, Query nearness) throws IOException {
        int head = Math.min(ORDERED_BY_NEARNESS, hits.size());
        List<Hit> ordered = new ArrayList<>(visible.rescore(hits.subList(0, head), nearness));
        ordered.addAll(hits.subList(head, hits.size()));
        return ordered;
    }

    /**
     * The first of the hits that no page before has shown. So nothing comes twice and nothing is left out while the
     * index moves, whatever the hits score by then.
     */
    private static List<Hit> page(VisibleIndex visible, Found found, SearchRequest request) throws IOException {
        Set<Integer> shown = new HashSet<>(request.shown());
        List<Hit> page = new ArrayList<>();
        for (Hit hit : found.hits()) {
            if (page.size() < request.limit() && (shown.isEmpty() || !shown.contains(visible.key(hit)))) {
                page.add(hit);
            }
        }
        return page;
    }

    private static @Nullable List<Integer> shown(
            VisibleIndex visible, List<Hit> page, Found found, SearchRequest request) throws IOException {
        int seen = request.shown().size() + page.size();
        if (page.isEmpty() || seen >= found.total() || seen >= SearchRequest.DEEPEST) {
            return null;
        }
        List<Integer> shown = new ArrayList<>(request.shown());
        for (Hit hit : page) {
            shown.add(visible.key(hit));
        }
        return List.copyOf(shown);
    }

    private static List<SearchHit> read(
            VisibleIndex visible, QueryPlan plan, List<Hit> hits, List<Query> marks, Narrowing narrowing)
            throws IOException {
        if (hits.isEmpty()) {
            return List.of();
        }
        HitReader reader = new HitReader(visible, plan, visible.marker(marks, hits), narrowing);
        List<SearchHit> read = new ArrayList<>(hits.size());
        for (Hit hit : hits) {
            read.add(reader.read(hit));
        }
        return read;
    }

    private static Map<FacetSide, List<FacetCount>> facets(Found found, Narrowing narrowing) {
        Map<FacetSide, List<FacetCount>> facets = new EnumMap<>(FacetSide.class);
        found.facets().forEach((side, counts) -> facets.put(side, counts(side, counts, narrowing.chosen(side))));
        return facets;
    }

    /** The greatest counts, and those of what was chosen. Spellings of one name that differ in letter case are one. */
    private static List<FacetCount> counts(FacetSide side, Map<Facet, Integer> counts, Set<String> chosen) {
        Map<String, FacetCount> byValue = new HashMap<>();
        counts.entrySet().stream()
                .map(entry ->
                        new FacetCount(entry.getKey().value(), entry.getKey().label(), entry.getValue()))
                .sorted(Comparator.comparingInt(FacetCount::count).reversed().thenComparing(FacetCount::label))
                .forEach(count -> byValue.merge(count.value(), count, FacetCount::and));
        List<FacetCount> all = byValue.values().stream()
                .sorted(Comparator.comparingInt(FacetCount::count).reversed().thenComparing(FacetCount::value))
                .toList();
        List<FacetCount> most = new ArrayList<>(all.subList(0, Math.min(side.most(), all.size())));
        all.subList(most.size(), all.size()).stream()
                .filter(count -> chosen.contains(count.value()))
                .forEach(most::add);
        return List.copyOf(most);
    }
}
