package io.loggia.search.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
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

    private static final int MOST_WALKED = 20_000;

    private final IndexReader reader;
    private final FixedBitSet visible;
    private final CommonWords common;
    private final TimeLeft left;

    VisibleWords(IndexReader reader, FixedBitSet visible, CommonWords common, TimeLeft left) {
        this.left = left;
        this.common = common;
        this.reader = reader;
        this.visible = visible;
    }

    private record Candidate(BytesRef word, double likeness, int documents) {}

    private static final Comparator<Candidate> LIKELIEST = Comparator.comparingDouble(Candidate::likeness)
            .thenComparingInt(Candidate::documents)
            .reversed()
            .thenComparing(Candidate::word);

    /**
     * @param others whether there are words beside these
     * @param unknown in how many items each of them can stand at most, if there are
     */
    private record Commonest(List<Candidate> words, boolean others, int unknown) {}

    /** The words of all items, or null where there is none to find among them for this viewer. */
    private @Nullable Terms terms() throws IOException {
        return visible.nextSetBit(0) == DocIdSetIterator.NO_MORE_DOCS
                ? null
                : MultiTerms.getTerms(reader, Fields.WORDS);
    }

    /** The words that begin so, those in the most visible items first. */
    List<String> beginningWith(String prefix, int limit) throws IOException {
        @Nullable Terms terms = terms();
        if (terms == null) {
            return List.of();
        }
        BytesRef start = new BytesRef(prefix);
        Commonest commonest = commonest(start);
        List<Candidate> kept = mostVisible(terms, commonest.words(), limit);
        int least = kept.size() < limit ? 0 : kept.get(limit - 1).documents();
        if (commonest.others() && least < commonest.unknown()) {
            kept.addAll(mostVisible(terms, others(terms, start, commonest.words(), least), limit));
            kept.sort(LIKELIEST);
        }
        return texts(kept, limit);
    }

    /**
     * Words that begin so, with the most items that each can stand in. Where a part of the index has too many of them, only
     * those are known that most of its items hold, and any other word can be in as many as the last of these.
     */
    private Commonest commonest(BytesRef start) throws IOException {
        Map<BytesRef, Integer> most = new HashMap<>();
        int unknown = 0;
        for (LeafReaderContext part : reader.leaves()) {
            List<CommonWords.Word> known = common.beginningWith(start, part.reader());
            if (known == null) {
                walk(
                        part.reader().terms(Fields.WORDS),
                        start,
                        CommonWords.CROWDED,
                        (word, documents) -> most.merge(BytesRef.deepCopyOf(word), documents, Integer::sum));
            } else {
                int least = known.getLast().documents();
                unknown += least;
                known.forEach(word -> most.merge(word.text(), word.documents() - least, Integer::sum));
            }
        }
        int elsewhere = unknown;
        List<Candidate> words = most.entrySet().stream()
                .map(word -> new Candidate(word.getKey(), 1, word.getValue() + elsewhere))
                .sorted(LIKELIEST)
                .limit(MOST_CANDIDATES)
                .toList();
        boolean all = words.size() == most.size();
        return new Commonest(
                words, unknown > 0 || !all, all ? unknown : words.getLast().documents());
    }

    /** For who sees little of what most items hold: other words that begin so, in more items than those that were found. */
    private List<Candidate> others(Terms terms, BytesRef start, List<Candidate> known, int least) throws IOException {
        Set<BytesRef> weighed = known.stream().map(Candidate::word).collect(Collectors.toSet());
        List<Candidate> others = new ArrayList<>();
        walk(terms, start, MOST_WALKED, (word, documents) -> {
            if (documents > least && !weighed.contains(word)) {
                others.add(new Candidate(BytesRef.deepCopyOf(word), 1, documents));
            }
        });
        return others.stream().sorted(LIKELIEST).limit(MOST_CANDIDATES).toList();
    }

    private interface Walker {
        void meet(BytesRef word, int documents);
    }

    private void walk(@Nullable Terms terms, BytesRef start, int most, Walker walker) throws IOException {
        if (terms == null) {
            return;
        }
        TermsEnum words = terms.iterator();
        @Nullable BytesRef word = words.seekCeil(start) == TermsEnum.SeekStatus.END ? null : words.term();
        for (int i = 0; i < most && word != null && StringHelper.startsWith(word, start) && !left.shouldExit(); i++) {
            walker.meet(word, words.docFreq());
            word = words.next();
        }
    }

    /** The words at most so many edits away from one that was typed, the nearest first, and in how many visible items each stands. */
    Map<String, Integer> similarTo(String typed, int edits, int limit) throws IOException {
        @Nullable Terms terms = terms();
        if (terms == null) {
            return Map.of();
        }
        FuzzyTermsEnum near = new FuzzyTermsEnum(
                terms, new Term(Fields.WORDS, typed), edits, /* prefixLength= */ 1, /* transpositions= */ true);
        List<Candidate> candidates = new ArrayList<>();
        BytesRef word = near.next();
        while (word != null && candidates.size() < MOST_CANDIDATES && !left.shouldExit()) {
            candidates.add(new Candidate(BytesRef.deepCopyOf(word), near.getBoost(), near.docFreq()));
            word = near.next();
        }
        Map<String, Integer> similar = new LinkedHashMap<>();
        mostVisible(terms, candidates, limit).stream()
                .limit(limit)
                .forEach(candidate -> similar.put(candidate.word().utf8ToString(), candidate.documents()));
        return similar;
    }

    /** For those of the words that stand in visible items, in how many. */
    Map<String, Integer> countsOf(Collection<String> asked) throws IOException {
        @Nullable Terms terms = terms();
        Map<String, Integer> counts = new HashMap<>();
        if (terms == null) {
            return counts;
        }
        TermsEnum words = terms.iterator();
        @Nullable PostingsEnum postings = null;
        for (String word : asked) {
            if (!left.shouldExit() && words.seekExact(new BytesRef(word))) {
                postings = words.postings(postings, PostingsEnum.NONE);
                int seen = countVisible(postings, visible);
                if (seen > 0) {
                    counts.put(word, seen);
                }
            }
        }
        return counts;
    }

    private List<Candidate> mostVisible(Terms terms, List<Candidate> candidates, int limit) throws IOException {
        TermsEnum words = terms.iterator();
        @Nullable PostingsEnum postings = null;
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : candidates.stream().sorted(LIKELIEST).toList()) {
            // What can be seen of a word is at most what there is of it: the rest cannot displace what is kept.
            boolean enough = kept.size() >= limit && LIKELIEST.compare(kept.get(limit - 1), candidate) < 0;
            if (enough || left.shouldExit()) {
                break;
            }
            if (words.seekExact(candidate.word())) {
                postings = words.postings(postings, PostingsEnum.NONE);
                int seen = countVisible(postings, visible);
                if (seen > 0) {
                    kept.add(new Candidate(candidate.word(), candidate.likeness(), seen));
                    kept.sort(LIKELIEST);
                }
            }
        }
        return kept;
    }

    private static List<String> texts(List<Candidate> words, int limit) {
        return words.stream()
                .limit(limit)
                .map(candidate -> candidate.word().utf8ToString())
                .toList();
    }

    /** Leaps from one visible document to the next, so that a word costs what can be seen of it and not what there is. */
    static int countVisible(PostingsEnum postings, FixedBitSet visible) throws IOException {
        int seen = 0;
        int next = visible.nextSetBit(0);
        int document = -1;
        while (next != DocIdSetIterator.NO_MORE_DOCS) {
            document = next == document + 1 ? postings.nextDoc() : postings.advance(next);
            if (document == DocIdSetIterator.NO_MORE_DOCS) {
                return seen;
            }
            if (visible.get(document)) {
                seen++;
                next = nextSetBit(document + 1, visible);
            } else {
                next = nextSetBit(document, visible);
            }
        }
        return seen;
    }

    private static int nextSetBit(int from, FixedBitSet bits) {
        return from < bits.length() ? bits.nextSetBit(from) : DocIdSetIterator.NO_MORE_DOCS;
    }
}
