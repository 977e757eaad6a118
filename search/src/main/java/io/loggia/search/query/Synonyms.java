package io.loggia.search.query;

import io.loggia.search.query.Vocabulary.Synonym;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What says the same as the words of one search. Each word of an expression that was typed without quotes is met by what
 * says the same as the whole, so that an item need hold but one of the two.
 */
final class Synonyms {

    private final String typed;
    private final Vocabulary vocabulary;
    private final Map<QueryWord, List<Synonym>> ofExpressions = new HashMap<>();

    /** @param typed of which {@code query} was made */
    Synonyms(String typed, TypedQuery query, Vocabulary vocabulary) {
        this.typed = typed;
        this.vocabulary = vocabulary;
        List<QueryWord> row = new ArrayList<>();
        for (List<QueryWord> any : query.wanted()) {
            QueryWord word = any.getFirst();
            boolean usable = any.size() == 1 && word.isCasual();
            if (!usable || (!row.isEmpty() && !follows(row.getLast(), word))) {
                read(row);
                row.clear();
            }
            if (usable) {
                row.add(word);
            }
        }
        read(row);
    }

    /** Those of the expression that the word is part of, then its own. */
    List<Synonym> of(QueryWord word) {
        Set<Synonym> all = new LinkedHashSet<>(ofExpressions.getOrDefault(word, List.of()));
        all.addAll(vocabulary.synonyms(word));
        return all.stream().limit(Vocabulary.MOST_SYNONYMS).toList();
    }

    private boolean follows(QueryWord word, QueryWord next) {
        int end = word.start() + word.text().length();
        return end <= next.start() && typed.substring(end, next.start()).isBlank();
    }

    /** Finds expressions in words that follow each other, the longest first, none within another. */
    private void read(List<QueryWord> row) {
        int at = 0;
        while (at < row.size()) {
            int length = Math.min(vocabulary.longest(), row.size() - at);
            while (length > 1 && known(row.subList(at, at + length)).isEmpty()) {
                length--;
            }
            if (length > 1) {
                List<QueryWord> expression = row.subList(at, at + length);
                List<Synonym> synonyms = known(expression);
                expression.forEach(word -> ofExpressions.put(word, synonyms));
            }
            at += Math.max(1, length);
        }
    }

    private List<Synonym> known(List<QueryWord> expression) {
        int end = expression.getLast().start() + expression.getLast().text().length();
        return vocabulary.synonyms(typed.substring(expression.getFirst().start(), end));
    }
}
