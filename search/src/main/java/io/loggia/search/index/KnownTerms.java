package io.loggia.search.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Where the words of one search stand in the dictionaries of the index's parts. A search asks for the same words to find
 * hits, to order and to mark them; looking them up, in every kind of text and every part, would cost as much as all the
 * rest, and is done once.
 */
final class KnownTerms {

    private final IndexSearcher searcher;
    private final Map<Term, TermStates> states = new HashMap<>();

    KnownTerms(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    /** The same query, which looks none of its words up that another had looked up. */
    Query in(Query query) throws IOException {
        return switch (query) {
            case TermQuery one -> new TermQuery(one.getTerm(), states(one.getTerm()));
            case BoostQuery boosted -> new BoostQuery(in(boosted.getQuery()), boosted.getBoost());
            case ConstantScoreQuery constant -> new ConstantScoreQuery(in(constant.getQuery()));
            case DisjunctionMaxQuery any -> {
                List<Query> all = new ArrayList<>(any.getDisjuncts().size());
                for (Query one : any.getDisjuncts()) {
                    all.add(in(one));
                }
                yield new DisjunctionMaxQuery(all, any.getTieBreakerMultiplier());
            }
            case BooleanQuery several -> {
                BooleanQuery.Builder all = new BooleanQuery.Builder();
                all.setMinimumNumberShouldMatch(several.getMinimumNumberShouldMatch());
                for (BooleanClause clause : several) {
                    all.add(in(clause.query()), clause.occur());
                }
                yield all.build();
            }
            case PhraseQuery phrase
            when phrase.getSlop() > 0 && phrase.getTerms().length > 1 -> {
                List<TermStates> all = new ArrayList<>();
                for (Term term : phrase.getTerms()) {
                    all.add(states(term));
                }
                yield new KnownPhrase(phrase, all);
            }
            default -> query;
        };
    }

    private TermStates states(Term term) throws IOException {
        TermStates known = states.get(term);
        if (known == null) {
            known = TermStates.build(searcher, term, /* needsStats= */ true);
            states.put(term, known);
        }
        return known;
    }
}
