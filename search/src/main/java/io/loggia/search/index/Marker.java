package io.loggia.search.index;

import io.loggia.search.analysis.Tongue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Finds where in a hit's text the words of a query stand, from the offsets in the index. */
public final class Marker {

    /** A common word may stand thousands of times in a transcript; a page needs no more than this of each. */
    private static final int MOST_MARKS_OF_WORD = 2_000;

    private final List<LeafReaderContext> leaves;
    private final List<Weight> words = new ArrayList<>();

    Marker(IndexSearcher searcher, List<Query> queries) throws IOException {
        leaves = searcher.getIndexReader().leaves();
        for (Query query : queries) {
            words.add(searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1));
        }
    }

    public Marks of(Hit hit) throws IOException {
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.document(), leaves));
        List<@Nullable Matches> matches = new ArrayList<>();
        for (Weight word : words) {
            matches.add(word.matches(leaf, hit.document() - leaf.docBase));
        }
        return new Marks(matches);
    }

    /** Where the words stand in one hit. */
    public static final class Marks {

        private final List<@Nullable Matches> words;

        Marks(List<@Nullable Matches> words) {
            this.words = words;
        }

        /** The places in one text, in no order. The number of a span's word is its place in the marker's list. */
        public List<Span> in(TextKind kind, Tongue tongue) throws IOException {
            List<Span> spans = new ArrayList<>();
            for (int word = 0; word < words.size(); word++) {
                Matches matches = words.get(word);
                MatchesIterator places = matches == null ? null : matches.getMatches(kind.field(tongue));
                if (places != null) {
                    addSpans(places, word, spans);
                }
            }
            return spans;
        }

        private static void addSpans(MatchesIterator places, int word, List<Span> spans) throws IOException {
            int most = spans.size() + MOST_MARKS_OF_WORD;
            while (spans.size() < most && places.next()) {
                if (places.startOffset() >= 0) {
                    spans.add(new Span(places.startOffset(), places.endOffset(), word));
                }
            }
        }
    }
}
