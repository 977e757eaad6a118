package io.loggia.search.suggest;

import io.loggia.domain.Viewer;
import io.loggia.search.analysis.Segments;
import io.loggia.search.analysis.StopWords;
import io.loggia.search.analysis.Tongue;
import io.loggia.search.index.Facet;
import io.loggia.search.index.FacetSide;
import io.loggia.search.index.Hit;
import io.loggia.search.index.HitOrder;
import io.loggia.search.index.MediaIndex;
import io.loggia.search.index.Narrowing;
import io.loggia.search.index.StoredItem;
import io.loggia.search.index.TextKind;
import io.loggia.search.index.VisibleIndex;
import io.loggia.search.query.ClauseBudget;
import io.loggia.search.query.QueryText;
import io.loggia.search.query.QueryWord;
import io.loggia.search.query.TypedQuery;
import io.loggia.search.query.Vocabulary;
import io.loggia.search.query.WordQueries;
import io.loggia.search.suggest.Suggestion.Kind;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;

/** Completes what is being typed: titles of items first, then speakers and tags, then words that are written or said. */
public final class MediaSuggest {

    private static final int MOST_TITLES = 5;
    private static final int MOST_NAMES = 2;
    private static final int MOST_WORDS = 5;
    private static final int SHORTEST_WORD = 2;

    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private static final Set<TextKind> TITLES = EnumSet.of(TextKind.TITLE, TextKind.TAGS);

    private final MediaIndex index;
    private final Clock clock;

    public MediaSuggest(MediaIndex index, Clock clock) {
        this.index = index;
        this.clock = clock;
    }

    public Suggestions suggest(Viewer viewer, String typed) {
        TypedQuery query = QueryText.parse(typed);
        if (query.wanted().isEmpty()) {
            return new Suggestions(List.of(), false);
        }
        boolean building = index.needsRebuild();
        return index.read(viewer, clock.instant(), visible -> {
            List<Suggestion> suggestions = new ArrayList<>(titles(visible, query));
            suggestions.addAll(names(visible, query, TextKind.SPEAKERS, FacetSide.SPEAKER, Kind.SPEAKER));
            suggestions.addAll(names(visible, query, TextKind.TAGS, FacetSide.TAG, Kind.TAG));
            suggestions.addAll(completions(visible, query, typed));
            return new Suggestions(suggestions, building || visible.isPartial());
        });
    }

    private static List<Suggestion> titles(VisibleIndex index, TypedQuery query) throws IOException {
        List<Suggestion> titles = new ArrayList<>();
        for (Hit hit : index.find(
                        all(new WordQueries(index, Vocabulary.plain(), TITLES), query.words(), query.excluded()),
                        Narrowing.none(),
                        HitOrder.RELEVANCE,
                        MOST_TITLES)
                .hits()) {
            StoredItem item = index.item(hit);
            titles.add(new Suggestion(Kind.TITLE, item.title(), item.id()));
        }
        return titles;
    }

    /** Names that hold every word typed as the beginning of one of theirs, those with the most items first. */
    private static List<Suggestion> names(
            VisibleIndex index, TypedQuery query, TextKind kind, FacetSide side, Kind called) throws IOException {
        List<QueryWord> words = query.words();
        List<String> beginnings = words.stream()
                .flatMap(word -> APART.splitAsStream(word.text()))
                .filter(part -> !part.isEmpty())
                .map(Tongue.STANDARD::fold)
                .toList();
        Query named = all(new WordQueries(index, Vocabulary.plain(), EnumSet.of(kind)), words, List.of());
        return index
                .find(named, Narrowing.none(), HitOrder.NEWEST, 0)
                .facets()
                .getOrDefault(side, Map.of())
                .entrySet()
                .stream()
                .filter(name -> isMeant(name.getKey(), beginnings))
                .sorted(Map.Entry.<Facet, Integer>comparingByValue().reversed())
                .limit(MOST_NAMES)
                .map(name -> new Suggestion(called, name.getKey().label(), null))
                .toList();
    }

    private static boolean isMeant(Facet name, List<String> words) {
        List<String> parts = APART.splitAsStream(name.label())
                .filter(part -> !part.isEmpty())
                .toList();
        return words.stream()
                .allMatch(word -> parts.stream().anyMatch(part -> begins(part, word))
                        || parts.stream()
                                .flatMap(part -> Segments.of(part).stream())
                                .anyMatch(segment -> begins(segment.text(), word)));
    }

    private static boolean begins(String part, String word) {
        return Tongue.STANDARD.fold(part).startsWith(word);
    }

    private static List<Suggestion> completions(VisibleIndex index, TypedQuery query, String typed) throws IOException {
        List<QueryWord> words = query.words();
        QueryWord last = words.getLast();
        if (!last.unfinished() || !last.isPlain() || tellsLittle(last.text())) {
            return List.of();
        }
        Query before = all(
                new WordQueries(index, Vocabulary.plain(), null), words.subList(0, words.size() - 1), query.excluded());
        List<String> typedWords = words.stream().map(QueryWord::text).toList();
        String kept = typed.substring(0, last.start());
        return index.wordsBeginningWith(last.lowerCase(), before, MOST_WORDS + 1).stream()
                .filter(word -> !word.equals(last.lowerCase()) && !StopWords.contains(word, typedWords))
                .limit(MOST_WORDS)
                .map(word -> new Suggestion(Kind.WORD, kept + word, null))
                .toList();
    }

    /** One sign of Chinese or Japanese tells as much as several letters. */
    private static boolean tellsLittle(String beginning) {
        return beginning.length() < SHORTEST_WORD && !Character.isIdeographic(beginning.codePointAt(0));
    }

    /** All the words, as far as one search can ask for them. */
    private static Query all(WordQueries queries, List<QueryWord> words, List<QueryWord> excluded) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        ClauseBudget budget = new ClauseBudget();
        words.forEach(word -> add(queries.of(word), Occur.MUST, budget, all));
        excluded.forEach(word -> add(queries.of(word), Occur.MUST_NOT, budget, all));
        return all.build();
    }

    private static void add(Query query, Occur occur, ClauseBudget budget, BooleanQuery.Builder all) {
        if (budget.takes(query)) {
            all.add(query, occur);
        }
    }
}
