package io.loggia.search.query;

import io.loggia.domain.MediaId;
import io.loggia.search.analysis.StopWords;
import io.loggia.search.analysis.Tongue;
import io.loggia.search.analysis.WordCounts;
import io.loggia.search.index.CueSheet;
import io.loggia.search.index.Hit;
import io.loggia.search.index.HitOrder;
import io.loggia.search.index.Narrowing;
import io.loggia.search.index.StoredItem;
import io.loggia.search.index.VisibleIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Finds items that are about the same: those that hold the words which tell an item from others. Which these are is
 * counted over what the viewer may see alone, so that no word can tell of something hidden (attack E01).
 */
final class Likeness {

    private static final int MOST_COUNTED = 400;
    private static final int MOST_WORDS = 16;
    private static final int TITLE_WEIGHT = 12;
    private static final int DESCRIPTION_WEIGHT = 3;
    private static final double LEAST_SHARED = 0.25;
    /** A word in more of the items than this share is about nothing in particular. */
    private static final double TOO_COMMON = 0.4;

    private static final int FEW_ITEMS = 10;

    private final VisibleIndex index;
    private final WordQueries queries;

    Likeness(VisibleIndex index, Vocabulary vocabulary) {
        this.index = index;
        queries = new WordQueries(index, vocabulary);
    }

    List<SearchHit> to(MediaId media, int limit) throws IOException {
        Hit hit = index.hit(media);
        List<String> words = hit == null ? List.of() : telling(hit);
        if (words.isEmpty()) {
            return List.of();
        }
        BooleanQuery.Builder alike = new BooleanQuery.Builder();
        List<Query> asked = affordable(words);
        for (int i = 0; i < asked.size(); i++) {
            alike.add(new BoostQuery(asked.get(i), 1f / (1 + i / 4f)), Occur.SHOULD);
        }
        alike.setMinimumNumberShouldMatch((int) Math.ceil(asked.size() * LEAST_SHARED));
        List<SearchHit> similar = new ArrayList<>();
        for (Hit other : index.find(alike.build(), Narrowing.none(), HitOrder.RELEVANCE, limit + 1)
                .hits()) {
            StoredItem item = index.item(other);
            if (!item.id().equals(media) && similar.size() < limit) {
                similar.add(new SearchHit(item, SnippetHtml.whole(item.title(), List.of()), null, List.of(), 0));
            }
        }
        return similar;
    }

    /** As many of the words as one search can ask; a word that is too much with its synonyms goes without them. */
    private List<Query> affordable(List<String> words) {
        ClauseBudget budget = new ClauseBudget();
        List<Query> asked = new ArrayList<>();
        for (String text : words) {
            QueryWord word = new QueryWord(text, 0, false, false, false, QueryField.ANYWHERE);
            Stream.<Supplier<Query>>of(() -> queries.of(word), () -> queries.of(word, WordQueries.Meaning.ITSELF))
                    .map(Supplier::get)
                    .filter(budget::takes)
                    .findFirst()
                    .ifPresent(asked::add);
        }
        return asked;
    }

    /** The words that stand often in the item and in few others, the most telling first. */
    private List<String> telling(Hit hit) throws IOException {
        Map<String, Integer> here = new HashMap<>();
        StoredItem item = index.item(hit);
        count(item.title(), TITLE_WEIGHT, here);
        count(item.description(), DESCRIPTION_WEIGHT, here);
        CueSheet cues = index.cues(hit);
        count(cues, here);
        count(index.slides(hit), here);
        Set<Tongue> tongues = cues == null ? Set.of() : cues.tongues();
        List<String> frequent = here.entrySet().stream()
                .filter(word -> !StopWords.contains(word.getKey()) && !StopWords.contains(word.getKey(), tongues))
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_COUNTED)
                .map(Map.Entry::getKey)
                .toList();
        int all = index.size();
        Map<String, Integer> holding = index.countsOf(frequent);
        return frequent.stream()
                .filter(word -> holding.getOrDefault(word, 0) > 1)
                .filter(word -> all < FEW_ITEMS || holding.getOrDefault(word, 0) <= all * TOO_COMMON)
                .sorted(Comparator.comparingDouble(
                        (String word) -> -weight(here.getOrDefault(word, 0), holding.getOrDefault(word, 1), all)))
                .limit(MOST_WORDS)
                .toList();
    }

    private static double weight(int here, int holding, int all) {
        return (1 + Math.log(here)) * Math.log(1 + (double) all / holding);
    }

    private static void count(@Nullable CueSheet sheet, Map<String, Integer> counts) {
        if (sheet != null && sheet.count() > 0) {
            count(sheet.text(0, sheet.count() - 1), 1, counts);
        }
    }

    private static void count(String text, int weight, Map<String, Integer> counts) {
        WordCounts.of(text).forEach((word, count) -> counts.merge(word, count * weight, Integer::sum));
    }
}
