package io.loggia.search.index;

import io.loggia.search.analysis.Tongue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.MatchesUtils;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;

/** Finds where in a hit's text the words of a query stand, from the offsets in the index. */
public final class Marker {

    /** A common word may stand thousands of times in a transcript; a page needs no more than this of each. */
    private static final int MOST_MARKS_OF_WORD = 2_000;

    /** For each hit and each word, the alternatives of the word that stand in the hit. */
    private final Map<Hit, List<List<HitQuery>>> found = new HashMap<>();

    private final int words;
    private boolean isCutShort;

    Marker(IndexSearcher searcher, List<Query> words, List<Hit> hits, TimeLeft left) throws IOException {
        this.words = words.size();
        List<List<HitQuery>> all = new ArrayList<>();
        for (Query word : words) {
            List<HitQuery> alternatives = new ArrayList<>();
            addAlternatives(searcher, searcher.rewrite(word), alternatives);
            all.add(alternatives);
        }
        for (Hit hit : HitQuery.inOrderOfIndex(hits)) {
            if (left.shouldExit()) {
                isCutShort = true;
                return;
            }
            found.put(hit, matching(all, hit));
        }
    }

    /** Most words stand in few of the fields in which they are looked for; asked one by one, the others cost little. */
    private static void addAlternatives(IndexSearcher searcher, Query query, List<HitQuery> alternatives)
            throws IOException {
        switch (query) {
            case BoostQuery boosted -> addAlternatives(searcher, boosted.getQuery(), alternatives);
            case DisjunctionMaxQuery any -> {
                for (Query one : any.getDisjuncts()) {
                    addAlternatives(searcher, one, alternatives);
                }
            }
            default -> alternatives.add(new HitQuery(searcher, query, ScoreMode.COMPLETE_NO_SCORES));
        }
    }

    private static List<List<HitQuery>> matching(List<List<HitQuery>> words, Hit hit) throws IOException {
        List<List<HitQuery>> matching = new ArrayList<>(words.size());
        for (List<HitQuery> word : words) {
            List<HitQuery> those = new ArrayList<>();
            for (HitQuery alternative : word) {
                if (alternative.matches(hit)) {
                    those.add(alternative);
                }
            }
            matching.add(those);
        }
        return matching;
    }

    /** Which of the words stand in at least one of the hits; all, where there was no time to look. */
    public BitSet met() {
        BitSet met = new BitSet();
        if (isCutShort) {
            met.set(0, words);
        }
        for (List<List<HitQuery>> ofHit : found.values()) {
            for (int word = 0; word < ofHit.size(); word++) {
                met.set(word, met.get(word) || !ofHit.get(word).isEmpty());
            }
        }
        return met;
    }

    /** Where the words stand in one of the hits; nowhere, where the time was over before it was looked at. */
    public Marks of(Hit hit) throws IOException {
        List<@Nullable Matches> places = new ArrayList<>();
        for (List<HitQuery> word : found.getOrDefault(hit, List.of())) {
            List<Matches> alternatives = new ArrayList<>(word.size());
            for (HitQuery alternative : word) {
                Matches matches = alternative.places(hit);
                if (matches != null) {
                    alternatives.add(matches);
                }
            }
            places.add(MatchesUtils.fromSubMatches(alternatives));
        }
        return new Marks(places);
    }

    /** Where the words stand in one hit. */
    public static final class Marks {

        private final List<@Nullable Matches> words;
        private final Set<String> fields = new HashSet<>();

        Marks(List<@Nullable Matches> words) {
            this.words = words;
            for (Matches word : words) {
                if (word != null) {
                    word.forEach(fields::add);
                }
            }
        }

        /** The places in one text, in no order. The number of a span's word is its place in the marker's list. */
        public List<Span> in(TextKind kind, Tongue tongue) throws IOException {
            List<Span> spans = new ArrayList<>();
            String field = kind.field(tongue);
            for (int word = 0; word < words.size() && fields.contains(field); word++) {
                Matches matches = words.get(word);
                MatchesIterator places = matches == null ? null : matches.getMatches(field);
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
