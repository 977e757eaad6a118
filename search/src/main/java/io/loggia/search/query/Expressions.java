package io.loggia.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Expressions of several words in what was typed: words that follow each other without a sign that they must be just so. A
 * writing without spaces is taken apart into words, so that what is one word to a house may be several here.
 */
final class Expressions {

    private final String typed;
    private final List<List<QueryWord>> rows = new ArrayList<>();

    /** @param typed of which {@code query} was made */
    Expressions(String typed, TypedQuery query) {
        this.typed = typed;
        List<QueryWord> row = new ArrayList<>();
        for (List<QueryWord> any : query.wanted()) {
            QueryWord word = any.getFirst();
            boolean usable = any.size() == 1 && word.isCasual();
            if (!usable || (!row.isEmpty() && !follows(row.getLast(), word))) {
                rows.add(List.copyOf(row));
                row.clear();
            }
            if (usable) {
                row.add(word);
            }
        }
        rows.add(row);
    }

    private boolean follows(QueryWord word, QueryWord next) {
        int end = word.start() + word.text().length();
        return end <= next.start() && typed.substring(end, next.start()).isBlank();
    }

    /**
     * Finds those that are known, the longest first, none within another.
     *
     * @param longest of how many words one can consist
     * @param found takes the words of each, and it as it was typed
     */
    void find(int longest, Predicate<String> known, BiConsumer<List<QueryWord>, String> found) {
        for (List<QueryWord> row : rows) {
            int at = 0;
            while (at < row.size()) {
                int length = Math.min(longest, row.size() - at);
                while (length > 1 && !known.test(text(row.subList(at, at + length)))) {
                    length--;
                }
                if (length > 1) {
                    List<QueryWord> words = row.subList(at, at + length);
                    found.accept(words, text(words));
                }
                at += Math.max(1, length);
            }
        }
    }

    private String text(List<QueryWord> words) {
        int end = words.getLast().start() + words.getLast().text().length();
        return typed.substring(words.getFirst().start(), end);
    }
}
