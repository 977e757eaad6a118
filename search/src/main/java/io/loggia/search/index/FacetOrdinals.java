package io.loggia.search.index;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.SortedSetDocValues;
import org.jspecify.annotations.Nullable;

/** One facet in one segment: which values a document has, whether one of them was chosen, and the counts. */
final class FacetOrdinals {

    private final SortedSetDocValues values;
    private final int[] counts;
    private final boolean @Nullable [] chosen;
    private int[] ofDocument = new int[4];
    private int size;

    FacetOrdinals(SortedSetDocValues values, Set<String> choices) throws IOException {
        this.values = values;
        counts = new int[Math.toIntExact(values.getValueCount())];
        chosen = choices.isEmpty() ? null : new boolean[counts.length];
        if (chosen != null) {
            for (int ordinal = 0; ordinal < chosen.length; ordinal++) {
                chosen[ordinal] = choices.contains(facet(ordinal).value());
            }
        }
    }

    /** Turns to a document and tells whether the choice lets it through. */
    boolean turnTo(int document) throws IOException {
        size = 0;
        boolean passes = chosen == null;
        if (values.advanceExact(document)) {
            int most = values.docValueCount();
            if (most > ofDocument.length) {
                ofDocument = new int[most];
            }
            for (int i = 0; i < most; i++) {
                int ordinal = (int) values.nextOrd();
                ofDocument[size++] = ordinal;
                passes |= chosen != null && chosen[ordinal];
            }
        }
        return passes;
    }

    void count() {
        for (int i = 0; i < size; i++) {
            counts[ofDocument[i]]++;
        }
    }

    void addTo(Map<Facet, Integer> sums) throws IOException {
        for (int ordinal = 0; ordinal < counts.length; ordinal++) {
            if (counts[ordinal] > 0) {
                sums.merge(facet(ordinal), counts[ordinal], Integer::sum);
            }
        }
    }

    private Facet facet(int ordinal) throws IOException {
        return Facet.decode(values.lookupOrd(ordinal).utf8ToString());
    }
}
