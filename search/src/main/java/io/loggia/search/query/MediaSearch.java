package io.loggia.search.query;

import io.loggia.domain.MediaId;
import io.loggia.domain.Viewer;
import io.loggia.search.index.Facet;
import io.loggia.search.index.FacetSide;
import io.loggia.search.index.Hit;
import io.loggia.search.index.MediaIndex;
import io.loggia.search.index.Narrowing;
import io.loggia.search.index.VisibleIndex;
import io.loggia.search.query.MomentFinder.Moments;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Finds items and the moments in them, inside the viewer's rights. */
public final class MediaSearch {

    private static final int MOST_MOMENTS = 200;

    private static final Comparator<FacetCount> GREATEST_FIRST =
            Comparator.comparingInt(FacetCount::count).reversed().thenComparing(FacetCount::value);

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
     * The moments of one item, in order of time: those of which a search with the same words and narrowing shows the best.
     * None where such a search does not find the item.
     *
     * @param weaker whether also those that hold much less of what was asked than the best does
     */
    public ItemMoments moments(Viewer viewer, MediaId media, String text, Narrowing narrowing, boolean weaker) {
        boolean building = index.needsRebuild();
        return index.read(viewer, clock.instant(), visible -> {
            QueryPlan plan = new QueryPlan(text, visible, vocabulary);
            Narrowing timed =
                    narrowing.between(plan.typed().from(), plan.typed().until());
            Map<QueryWord, List<String>> meant = meant(plan, visible, timed);
            Hit hit = plan.asked().isEmpty() ? null : visible.hit(media, plan.mostLenient(meant));
            if (hit == null) {
                return new ItemMoments(List.of(), 0, building || visible.isPartial());
            }
            HitReader reader = new HitReader(visible, plan, visible.marker(plan.marks(meant), List.of(hit)), timed);
            Moments found = reader.moments(hit, MOST_MOMENTS, weaker);
            boolean partial = building
                    || visible.isPartial()
                    || plan.isAbridged()
                    || found.count() > found.shown().size();
            return new ItemMoments(found.shown(), found.weaker(), partial);
        });
    }

    /** What a search with these words takes for meant. */
    private static Map<QueryWord, List<String>> meant(QueryPlan plan, VisibleIndex visible, Narrowing narrowing)
            throws IOException {
        boolean found = visible.finds(plan.usual(Map.of()), narrowing);
        if (visible.isOutOfTime() || (found && !plan.mayMiss())) {
            return Map.of();
        }
        return plan.affordable(
                found ? Spelling.guessBeside(plan.unmet(new BitSet()), plan, visible) : Spelling.guess(plan, visible));
    }

    /** Items in which the same things are talked about; none where the viewer may not see it. */
    public SimilarItems similar(Viewer viewer, MediaId media, int limit) {
        boolean building = index.needsRebuild();
        return index.read(viewer, clock.instant(), visible -> {
            List<SearchHit> similar = new Likeness(visible, vocabulary).to(media, limit);
            return new SimilarItems(similar, building || visible.isPartial());
        });
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
        SearchRun run = new SearchRun(visible, plan, narrowing, request, vocabulary);
        List<SearchHit> read = run.read();
        Map<FacetSide, List<FacetCount>> facets = new EnumMap<>(FacetSide.class);
        Map<FacetSide, Integer> others = new EnumMap<>(FacetSide.class);
        run.found().facets().forEach((side, counts) -> {
            Collection<FacetCount> all = merged(counts);
            List<FacetCount> worth = worthShowing(side, all, narrowing.chosen(side));
            facets.put(side, worth);
            others.put(side, all.size() - worth.size());
        });
        return new SearchPage(
                read,
                facets,
                run.found().total(),
                run.suggestion(),
                run.shown(),
                run.isRelaxed(),
                visible.isPartial() || plan.isAbridged(),
                plan.isCut(),
                building,
                run.isCapped(),
                others);
    }

    /** Spellings of one name that differ in letter case are one, under the label of the most. */
    private static Collection<FacetCount> merged(Map<Facet, Integer> counts) {
        Map<String, FacetCount> byValue = HashMap.newHashMap(counts.size());
        counts.forEach(
                (facet, count) -> byValue.put(facet.value(), new FacetCount(facet.value(), facet.label(), count)));
        if (byValue.size() == counts.size()) {
            return byValue.values();
        }
        byValue.clear();
        counts.entrySet().stream()
                .map(entry ->
                        new FacetCount(entry.getKey().value(), entry.getKey().label(), entry.getValue()))
                .sorted(Comparator.comparingInt(FacetCount::count).reversed().thenComparing(FacetCount::label))
                .forEach(count -> byValue.merge(count.value(), count, FacetCount::and));
        return byValue.values();
    }

    /** The greatest counts, then those of what was chosen. */
    private static List<FacetCount> worthShowing(FacetSide side, Collection<FacetCount> all, Set<String> chosen) {
        // Hundreds of tags may stand in the hits of one search, and a few are shown.
        PriorityQueue<FacetCount> greatest = new PriorityQueue<>(GREATEST_FIRST.reversed());
        for (FacetCount count : all) {
            if (greatest.size() < side.most()) {
                greatest.add(count);
            } else if (GREATEST_FIRST.compare(count, greatest.element()) < 0) {
                greatest.poll();
                greatest.add(count);
            }
        }
        List<FacetCount> worth = new ArrayList<>(greatest);
        worth.sort(GREATEST_FIRST);
        Set<FacetCount> shown = Set.copyOf(worth);
        all.stream()
                .filter(count -> chosen.contains(count.value()) && !shown.contains(count))
                .sorted(GREATEST_FIRST)
                .forEach(worth::add);
        return List.copyOf(worth);
    }
}
