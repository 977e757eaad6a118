package io.loggia.search.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * The dictionary as a viewer may know it. The terms of an index belong to all items, so a word counts here only through
 * the documents that the viewer may see, and one that no such document holds does not exist (attack E01).
 */
final class VisibleWords {

    /** Bounds the work for a short prefix or a word with very many neighbours (attack E02). */
    private static final int MOST_CANDIDATES = 4_000;

    private final IndexReader reader;
    private final FixedBitSet visible;
    private final TimeLeft left;

    VisibleWords(IndexReader reader, FixedBitSet visible, TimeLeft left) {
        this.left = left;
        this.reader = reader;
        this.visible = visible;
    }

    private record Candidate(BytesRef word, double likeness, int documents) {}

    private static final Comparator<Candidate> LIKELIEST = Comparator.comparingDouble(Candidate::likeness)
            .thenComparingInt(Candidate::documents)
            .reversed()
            .thenComparing(Candidate::word);

    /** The words that begin so, those in the most visible items first. */
    List<String> beginningWith(String prefix, int limit) throws IOException {
        Terms terms = MultiTerms.getTerms(reader, Fields.WORDS);
        if (terms == null) {
            return List.of();
        }
        TermsEnum words = terms.iterator();
        List<Candidate> candidates = new ArrayList<>();
        BytesRef start = new BytesRef(prefix);
        TermsEnum.SeekStatus found = words.seekCeil(start);
        while (found != TermsEnum.SeekStatus.END
                && StringHelper.startsWith(words.term(), start)
                && candidates.size() < MOST_CANDIDATES
                && !left.shouldExit()) {
            candidates.add(new Candidate(BytesRef.deepCopyOf(words.term()), 1, words.docFreq()));
            if (words.next() == null) {
                break;
            }
        }
        return mostVisible(terms, candidates, limit);
    }

    /** The words at most so many edits away from one that was typed, the nearest first. */
    List<String> similarTo(String typed, int edits, int limit) throws IOException {
        Terms terms = MultiTerms.getTerms(reader, Fields.WORDS);
        if (terms == null) {
            return List.of();
        }
        FuzzyTermsEnum near = new FuzzyTermsEnum(
                terms, new Term(Fields.WORDS, typed), edits, /* prefixLength= */ 1, /* transpositions= */ true);
        List<Candidate> candidates = new ArrayList<>();
        BytesRef word = near.next();
        while (word != null && candidates.size() < MOST_CANDIDATES && !left.shouldExit()) {
            candidates.add(new Candidate(BytesRef.deepCopyOf(word), near.getBoost(), near.docFreq()));
            word = near.next();
        }
        return mostVisible(terms, candidates, limit);
    }

    /** For those of the words that stand in visible items, in how many. */
    Map<String, Integer> countsOf(Collection<String> asked) throws IOException {
        Terms terms = MultiTerms.getTerms(reader, Fields.WORDS);
        Map<String, Integer> counts = new HashMap<>();
        if (terms == null) {
            return counts;
        }
        TermsEnum words = terms.iterator();
        @Nullable PostingsEnum postings = null;
        for (String word : asked) {
            if (!left.shouldExit() && words.seekExact(new BytesRef(word))) {
                postings = words.postings(postings, PostingsEnum.NONE);
                int seen = countVisible(postings);
                if (seen > 0) {
                    counts.put(word, seen);
                }
            }
        }
        return counts;
    }

    private List<String> mostVisible(Terms terms, List<Candidate> candidates, int limit) throws IOException {
        candidates.sort(LIKELIEST);
        TermsEnum words = terms.iterator();
        @Nullable PostingsEnum postings = null;
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : candidates) {
            // What can be seen of a word is at most what there is of it: the rest cannot displace what is kept.
            boolean enough = kept.size() >= limit && LIKELIEST.compare(kept.get(limit - 1), candidate) < 0;
            if (enough || left.shouldExit()) {
                break;
            }
            if (words.seekExact(candidate.word())) {
                postings = words.postings(postings, PostingsEnum.NONE);
                int seen = countVisible(postings);
                if (seen > 0) {
                    kept.add(new Candidate(candidate.word(), candidate.likeness(), seen));
                    kept.sort(LIKELIEST);
                }
            }
        }
        return kept.stream()
                .limit(limit)
                .map(candidate -> candidate.word().utf8ToString())
                .toList();
    }

    private int countVisible(PostingsEnum postings) throws IOException {
        int seen = 0;
        for (int document = postings.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = postings.nextDoc()) {
            if (visible.get(document)) {
                seen++;
            }
        }
        return seen;
    }
}
