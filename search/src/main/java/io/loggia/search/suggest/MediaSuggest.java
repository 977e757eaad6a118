package io.loggia.search.suggest;

import io.loggia.domain.Viewer;
import io.loggia.search.analysis.StopWords;
import io.loggia.search.index.Hit;
import io.loggia.search.index.MediaIndex;
import io.loggia.search.index.Narrowing;
import io.loggia.search.index.StoredItem;
import io.loggia.search.index.TextKind;
import io.loggia.search.index.VisibleIndex;
import io.loggia.search.query.QueryText;
import io.loggia.search.query.QueryWord;
import io.loggia.search.query.WordQueries;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;

/** Completes what is being typed: titles of items first, then words that are written or said in them. */
public final class MediaSuggest {

    private static final int MOST_TITLES = 5;
    private static final int MOST_WORDS = 5;
    private static final int SHORTEST_WORD = 2;

    private static final WordQueries IN_TITLES = new WordQueries(EnumSet.of(TextKind.TITLE, TextKind.TAGS));
    private static final WordQueries EVERYWHERE = new WordQueries(EnumSet.allOf(TextKind.class));

    private final MediaIndex index;
    private final Clock clock;

    public MediaSuggest(MediaIndex index, Clock clock) {
        this.index = index;
        this.clock = clock;
    }

    public List<Suggestion> suggest(Viewer viewer, String typed) {
        List<QueryWord> words = QueryText.parse(typed);
        if (words.isEmpty()) {
            return List.of();
        }
        return index.read(viewer, clock.instant(), visible -> {
            List<Suggestion> suggestions = new ArrayList<>(titles(visible, words));
            suggestions.addAll(completions(visible, words, typed));
            return List.copyOf(suggestions);
        });
    }

    private static List<Suggestion> titles(VisibleIndex index, List<QueryWord> words) throws IOException {
        List<Suggestion> titles = new ArrayList<>();
        for (Hit hit :
                index.find(all(IN_TITLES, words), Narrowing.none(), MOST_TITLES).hits()) {
            StoredItem item = index.item(hit);
            titles.add(new Suggestion(item.title(), item.id()));
        }
        return titles;
    }

    private static List<Suggestion> completions(VisibleIndex index, List<QueryWord> words, String typed)
            throws IOException {
        QueryWord last = words.getLast();
        if (!last.unfinished() || !last.isPlain() || last.text().length() < SHORTEST_WORD) {
            return List.of();
        }
        Query before = all(EVERYWHERE, words.subList(0, words.size() - 1));
        String kept = typed.substring(0, last.start());
        return index.wordsBeginningWith(last.lowerCase(), before, MOST_WORDS + 1).stream()
                .filter(word -> !word.equals(last.lowerCase()) && !StopWords.contains(word))
                .limit(MOST_WORDS)
                .map(word -> new Suggestion(kept + word, null))
                .toList();
    }

    private static Query all(WordQueries queries, List<QueryWord> words) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        for (QueryWord word : words) {
            all.add(queries.of(word), word.excluded() ? Occur.MUST_NOT : Occur.MUST);
        }
        return all.build();
    }
}
