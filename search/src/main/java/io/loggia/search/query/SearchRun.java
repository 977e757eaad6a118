package io.loggia.search.query;

import io.loggia.search.index.Found;
import io.loggia.search.index.Hit;
import io.loggia.search.index.HitOrder;
import io.loggia.search.index.Marker;
import io.loggia.search.index.Narrowing;
import io.loggia.search.index.VisibleIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** One search: asked as it was typed, then with what may have been meant, then for less of it. */
final class SearchRun {

    /** Hits whose order the nearness of the words decides; it is too dear to ask of all. */
    private static final int ORDERED_BY_NEARNESS = 60;

    /** With no more hits, a search is asked whether another word was meant. */
    private static final int FEW = 3;

    private final VisibleIndex visible;
    private final QueryPlan plan;
    private final Narrowing narrowing;
    private final SearchRequest request;
    private final Vocabulary vocabulary;
    private Map<QueryWord, List<String>> meant = Map.of();
    private @Nullable String suggestion;
    private boolean relaxed;
    private Found found;
    /** Whether time ran out while hits were looked for. */
    private boolean cutShort;

    private List<Hit> page = List.of();
    private boolean more;
    private @Nullable Marker marker;

    SearchRun(VisibleIndex visible, QueryPlan plan, Narrowing narrowing, SearchRequest request, Vocabulary vocabulary)
            throws IOException {
        this.visible = visible;
        this.plan = plan;
        this.narrowing = narrowing;
        this.request = request;
        this.vocabulary = vocabulary;
        found = find(plan.usual(meant));
        if (found.beforeFacets() == 0) {
            askOtherwise();
            turn();
        } else {
            turn();
            forgiveUnknown();
            proposeCommoner();
        }
    }

    Found found() {
        return found;
    }

    @Nullable
    String suggestion() {
        return suggestion;
    }

    boolean isRelaxed() {
        return relaxed && found.beforeFacets() > 0;
    }

    /** The hits of the page as a person sees them. */
    List<SearchHit> read() throws IOException {
        if (page.isEmpty()) {
            return List.of();
        }
        Marker marks = marker == null ? visible.marker(plan.marks(meant), page) : marker;
        HitReader reader = new HitReader(visible, plan, marks, narrowing);
        List<SearchHit> read = new ArrayList<>(page.size());
        for (Hit hit : page) {
            read.add(reader.read(hit));
        }
        return read;
    }

    /**
     * What stands for the hits up to here where others follow, or may: who ran out of time did not see the end, and can ask
     * once more. Null at the end of the list and of what can be read of it.
     */
    @Nullable
    List<Integer> shown() throws IOException {
        int seen = request.shown().size() + page.size();
        if (seen == 0 || seen >= SearchRequest.DEEPEST || !(more || cutShort)) {
            return null;
        }
        List<Integer> shown = new ArrayList<>(request.shown());
        for (Hit hit : page) {
            shown.add(visible.key(hit));
        }
        return List.copyOf(shown);
    }

    /** Whether there are hits behind the deepest that can be read. */
    boolean isCapped() {
        return more && request.shown().size() + page.size() >= SearchRequest.DEEPEST;
    }

    private void askOtherwise() throws IOException {
        if (visible.isOutOfTime()) {
            return;
        }
        Map<QueryWord, List<String>> guesses = Spelling.guess(plan, visible);
        suggestion = Spelling.correct(request.text(), guesses, visible, vocabulary, Narrowing.none(), 1);
        meant = plan.affordable(guesses);
        if (!meant.isEmpty()) {
            found = find(plan.usual(meant));
        }
        relaxed = found.beforeFacets() == 0 && plan.isLong() && !visible.isOutOfTime();
        if (relaxed) {
            found = find(plan.lenient(meant));
        }
    }

    /**
     * Of many words one may be missing, and an error is: what stands in none of the hits that are shown is looked for among
     * all, and where it is nowhere, for what may have been meant. Nothing is asked twice where each word was met.
     */
    private void forgiveUnknown() throws IOException {
        if (!plan.mayMiss() || page.isEmpty() || visible.isOutOfTime()) {
            return;
        }
        Marker known = visible.marker(plan.marks(meant), page);
        marker = known;
        List<QueryWord> unmet = plan.unmet(known.met());
        if (unmet.isEmpty() || visible.isOutOfTime()) {
            return;
        }
        Map<QueryWord, List<String>> guesses = Spelling.guessBeside(unmet, plan, visible);
        suggestion = Spelling.correct(request.text(), guesses, visible, vocabulary, Narrowing.none(), 1);
        Map<QueryWord, List<String>> affordable = plan.affordable(guesses);
        if (!affordable.isEmpty() && !visible.isOutOfTime()) {
            Found forgiven = find(plan.usual(affordable));
            // What was found already is not given up for what time did not suffice for.
            if (!visible.isOutOfTime() || forgiven.beforeFacets() >= found.beforeFacets()) {
                meant = affordable;
                found = forgiven;
                marker = null;
                turn();
            }
        }
    }

    private void proposeCommoner() throws IOException {
        if (suggestion == null && found.beforeFacets() <= FEW && request.shown().isEmpty() && !visible.isOutOfTime()) {
            Map<QueryWord, List<String>> commoner = Spelling.commoner(plan, visible);
            int least = found.beforeFacets() + 1;
            suggestion = Spelling.correct(request.text(), commoner, visible, vocabulary, narrowing, least);
        }
    }

    /** One hit more than the page needs tells whether others follow. */
    private Found find(Query query) throws IOException {
        int window = request.end() + 1;
        if (plan.isBrowsing() || request.order() != HitOrder.RELEVANCE) {
            HitOrder order = request.order() == HitOrder.RELEVANCE ? HitOrder.NEWEST : request.order();
            Found inOrder = visible.find(query, narrowing, order, window);
            cutShort |= visible.isPartial();
            return inOrder;
        }
        Found best = visible.find(query, narrowing, HitOrder.RELEVANCE, Math.max(window, ORDERED_BY_NEARNESS));
        cutShort |= visible.isPartial();
        Query nearness = plan.nearness();
        return nearness == null || visible.isOutOfTime() ? best : best.with(byNearness(best.hits(), nearness));
    }

    private List<Hit> byNearness(List<Hit> hits, Query nearness) throws IOException {
        int head = Math.min(ORDERED_BY_NEARNESS, hits.size());
        List<Hit> ordered = new ArrayList<>(visible.rescore(hits.subList(0, head), nearness));
        ordered.addAll(hits.subList(head, hits.size()));
        return ordered;
    }

    /**
     * Turns to the first of the hits that no page before has shown. So nothing comes twice and nothing is left out while
     * the index moves, whatever the hits score by then.
     */
    private void turn() throws IOException {
        Set<Integer> shown = new HashSet<>(request.shown());
        int most = Math.min(
                request.limit(), SearchRequest.DEEPEST - request.shown().size());
        List<Hit> left = new ArrayList<>();
        for (Hit hit : found.hits()) {
            if (left.size() <= most && (shown.isEmpty() || !shown.contains(visible.key(hit)))) {
                left.add(hit);
            }
        }
        more = left.size() > most;
        page = more ? left.subList(0, most) : left;
    }
}
