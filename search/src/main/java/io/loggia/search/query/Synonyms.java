package io.loggia.search.query;

import io.loggia.search.query.Vocabulary.Synonym;
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

    private final Vocabulary vocabulary;
    private final Map<QueryWord, List<Synonym>> ofExpressions = new HashMap<>();

    Synonyms(Expressions expressions, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        expressions.find(vocabulary.longest(), this::isKnown, (words, text) -> {
            List<Synonym> synonyms = vocabulary.synonyms(text);
            words.forEach(word -> ofExpressions.put(word, synonyms));
        });
    }

    private boolean isKnown(String expression) {
        return !vocabulary.synonyms(expression).isEmpty();
    }

    /** Those of the expression that the word is part of, then its own. */
    List<Synonym> of(QueryWord word) {
        Set<Synonym> all = new LinkedHashSet<>(ofExpressions.getOrDefault(word, List.of()));
        all.addAll(vocabulary.synonyms(word));
        return all.stream().limit(Vocabulary.MOST_SYNONYMS).toList();
    }
}
