package io.loggia.search.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SlowImpactsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseMatcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PhraseQuery.PostingsAndFreq;
import org.apache.lucene.search.PhraseWeight;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SloppyPhraseMatcher;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.IOSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A phrase with words between, as Lucene's own, of words that were looked up already. Lucene's takes no such states and
 * looks each word up again in every part of the index.
 */
final class KnownPhrase extends Query {

    /** What it costs to compare positions decides an order of work alone. */
    private static final float MATCH_COST = 100;

    private final PhraseQuery phrase;
    private final List<TermStates> states;

    /**
     * @param phrase of two words and more, with words between
     * @param states of its words, in its order
     */
    KnownPhrase(PhraseQuery phrase, List<TermStates> states) {
        this.phrase = phrase;
        this.states = List.copyOf(states);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        return new PhraseWeight(this, phrase.getField(), searcher, mode) {
            @Override
            protected @Nullable SimScorer getStats(IndexSearcher all) throws IOException {
                return mode.needsScores() ? scoring(all, boost) : null;
            }

            @Override
            protected @Nullable PhraseMatcher getPhraseMatcher(
                    LeafReaderContext leaf, SimScorer scorer, boolean exposeOffsets) throws IOException {
                PostingsAndFreq @Nullable [] places = places(leaf, exposeOffsets);
                return places == null
                        ? null
                        : new SloppyPhraseMatcher(places, phrase.getSlop(), mode, scorer, MATCH_COST, exposeOffsets);
            }
        };
    }

    private @Nullable SimScorer scoring(IndexSearcher searcher, float boost) throws IOException {
        List<TermStatistics> known = new ArrayList<>();
        Term[] terms = phrase.getTerms();
        for (int i = 0; i < terms.length; i++) {
            TermStates its = states.get(i);
            if (its.docFreq() > 0) {
                known.add(searcher.termStatistics(terms[i], its.docFreq(), its.totalTermFreq()));
            }
        }
        return known.isEmpty()
                ? null
                : searcher.getSimilarity()
                        .scorer(
                                boost,
                                searcher.collectionStatistics(phrase.getField()),
                                known.toArray(TermStatistics[]::new));
    }

    /** Null where a word is not in this part of the index. */
    private PostingsAndFreq @Nullable [] places(LeafReaderContext leaf, boolean exposeOffsets) throws IOException {
        Terms field = leaf.reader().terms(phrase.getField());
        if (field == null) {
            return null;
        }
        TermsEnum words = field.iterator();
        Term[] terms = phrase.getTerms();
        PostingsAndFreq[] places = new PostingsAndFreq[terms.length];
        for (int i = 0; i < terms.length; i++) {
            IOSupplier<TermState> supplier = states.get(i).get(leaf);
            TermState state = supplier == null ? null : supplier.get();
            if (state == null) {
                return null;
            }
            words.seekExact(terms[i].bytes(), state);
            PostingsEnum postings = words.postings(null, exposeOffsets ? PostingsEnum.ALL : PostingsEnum.POSITIONS);
            places[i] =
                    new PostingsAndFreq(postings, new SlowImpactsEnum(postings), phrase.getPositions()[i], terms[i]);
        }
        return places;
    }

    @Override
    public void visit(QueryVisitor visitor) {
        phrase.visit(visitor);
    }

    @Override
    public String toString(String field) {
        return phrase.toString(field);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KnownPhrase that && phrase.equals(that.phrase);
    }

    @Override
    public int hashCode() {
        return 31 * KnownPhrase.class.hashCode() + phrase.hashCode();
    }
}
