package io.loggia.search.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The words of most items, for beginnings that very many words share. A dictionary is in the order of letters: the common
 * words among the thousands that begin with "st" could else be found by walking through all of them alone. Each part of
 * the index is read once, when it is first seen.
 */
final class CommonWords {

    /** Words that are soon walked through need no list. */
    static final int CROWDED = 1_000;

    private static final int KEPT = 500;

    private static final Comparator<Word> COMMONEST =
            Comparator.comparingInt(Word::documents).reversed().thenComparing(Word::text);

    private final Map<IndexReader.CacheKey, Map<BytesRef, List<Word>>> byPart = new ConcurrentHashMap<>();

    /** @param documents in how many items of its part it stands, whoever may see them */
    record Word(BytesRef text, int documents) {}

    /** Reads what is new of an index, so that nobody who types has to wait for it. */
    void read(IndexReader reader) throws IOException {
        for (LeafReaderContext part : reader.leaves()) {
            read(part.reader());
        }
    }

    void read(LeafReader part) throws IOException {
        of(part);
    }

    /** Whether the part has been read. */
    boolean knows(LeafReader part) {
        IndexReader.CacheHelper helper = part.getCoreCacheHelper();
        return helper != null && byPart.containsKey(helper.getKey());
    }

    /** Of the words that begin so, those in the most items of this part, or null where there are so few that they can be walked through. */
    @Nullable
    List<Word> beginningWith(BytesRef beginning, LeafReader part) throws IOException {
        return of(part).get(beginning);
    }

    private Map<BytesRef, List<Word>> of(LeafReader part) throws IOException {
        IndexReader.CacheHelper helper = part.getCoreCacheHelper();
        if (helper == null) {
            return crowded(part);
        }
        Map<BytesRef, List<Word>> known = byPart.get(helper.getKey());
        if (known == null) {
            known = crowded(part);
            if (byPart.put(helper.getKey(), known) == null) {
                helper.addClosedListener(byPart::remove);
            }
        }
        return known;
    }

    private static Map<BytesRef, List<Word>> crowded(LeafReader part) throws IOException {
        Terms terms = part.terms(Fields.WORDS);
        Map<BytesRef, List<Word>> crowded = new HashMap<>();
        if (terms == null || (terms.size() >= 0 && terms.size() <= CROWDED)) {
            return crowded;
        }
        TermsEnum words = terms.iterator();
        List<Word> alike = new ArrayList<>();
        for (BytesRef word = words.next(); word != null; word = words.next()) {
            if (!alike.isEmpty() && at(alike.getFirst().text(), 0) != at(word, 0)) {
                keep(alike, 1, crowded);
                alike.clear();
            }
            alike.add(new Word(BytesRef.deepCopyOf(word), words.docFreq()));
        }
        keep(alike, 1, crowded);
        return crowded;
    }

    /** @param words in order, which have this many bytes at their beginning in common */
    private static void keep(List<Word> words, int length, Map<BytesRef, List<Word>> crowded) {
        if (words.size() <= CROWDED) {
            return;
        }
        BytesRef first = words.getFirst().text();
        crowded.put(
                new BytesRef(ArrayUtil.copyOfSubArray(first.bytes, first.offset, first.offset + length)),
                words.stream().sorted(COMMONEST).limit(KEPT).toList());
        int begin = at(first, length) < 0 ? 1 : 0;
        for (int i = begin + 1; i <= words.size(); i++) {
            if (i == words.size()
                    || at(words.get(i).text(), length) != at(words.get(begin).text(), length)) {
                keep(words.subList(begin, i), length + 1, crowded);
                begin = i;
            }
        }
    }

    /** A byte of a word, or -1 behind its end. */
    private static int at(BytesRef word, int place) {
        return place < word.length ? Byte.toUnsignedInt(word.bytes[word.offset + place]) : -1;
    }
}
