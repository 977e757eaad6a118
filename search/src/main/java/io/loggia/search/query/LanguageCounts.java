package io.loggia.search.query;

import io.loggia.domain.Viewer;
import io.loggia.search.index.Facet;
import io.loggia.search.index.FacetSide;
import io.loggia.search.index.HitOrder;
import io.loggia.search.index.MediaIndex;
import io.loggia.search.index.Narrowing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.MatchAllDocsQuery;

/** How many items have something in each language: in all of them, where a search tells the most frequent alone. */
public final class LanguageCounts {

    private LanguageCounts() {}

    /** Inside the viewer's rights at {@code now}, the greatest count first. */
    public static List<FacetCount> of(MediaIndex index, Viewer viewer, Instant now) {
        Map<Facet, Integer> counts = index.read(
                viewer,
                now,
                visible -> visible.find(MatchAllDocsQuery.INSTANCE, Narrowing.none(), HitOrder.NEWEST, 1)
                        .facets()
                        .getOrDefault(FacetSide.LANGUAGE, Map.of()));
        return counts.entrySet().stream()
                .map(entry ->
                        new FacetCount(entry.getKey().value(), entry.getKey().label(), entry.getValue()))
                .sorted(Comparator.comparingInt(FacetCount::count).reversed().thenComparing(FacetCount::value))
                .toList();
    }
}
