package io.loggia.search.query;

import io.loggia.search.analysis.Tongue;
import io.loggia.search.index.MediaIndex;
import io.loggia.search.index.TextKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Words of one search as queries for them as they stand, in any kind of text. How they are analysed depends on the tongue
 * alone, so that is done once for all kinds.
 */
final class Phrases {

    private static final Analyzer ANALYZER = MediaIndex.queryAnalyzer();

    private final QueryBuilder builder = new QueryBuilder(ANALYZER);
    private final Map<Asked, Optional<Query>> known = new HashMap<>();

    private record Asked(Tongue tongue, String text, int between) {}

    /**
     * @param between how many other words may stand between
     * @return null where the text holds nothing that is indexed
     */
    @Nullable
    Query of(TextKind kind, Tongue tongue, String text, int between) {
        String field = kind.field(tongue);
        Asked asked = new Asked(tongue, text, between);
        return known.computeIfAbsent(
                        asked, unused -> Optional.ofNullable(builder.createPhraseQuery(field, text, between)))
                .map(query -> in(field, query, asked))
                .orElse(null);
    }

    /** The same in another field. */
    private @Nullable Query in(String field, Query query, Asked asked) {
        return switch (query) {
            case TermQuery one -> new TermQuery(new Term(field, one.getTerm().bytes()));
            case PhraseQuery phrase -> {
                PhraseQuery.Builder moved = new PhraseQuery.Builder().setSlop(phrase.getSlop());
                Term[] terms = phrase.getTerms();
                int[] positions = phrase.getPositions();
                for (int i = 0; i < terms.length; i++) {
                    moved.add(new Term(field, terms[i].bytes()), positions[i]);
                }
                yield moved.build();
            }
            // Several words in one place.
            default -> builder.createPhraseQuery(field, asked.text(), asked.between());
        };
    }
}
