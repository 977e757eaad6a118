package io.loggia.search.analysis;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Takes apart what people type in writings that set no spaces: who types "パスワード変更" asks for two words, as who types
 * "change password" does. Where kana stand the words are those of the Japanese dictionary, as in the index; elsewhere those
 * of ICU's, where one letter alone is taken as the ending of the word before ("服务器"), and several as one word ("重置").
 */
public final class Segments {

    private Segments() {}

    /**
     * A word of a text.
     *
     * @param start where it begins in the text
     */
    public record Segment(String text, int start) {

        private int end() {
            return start + text.length();
        }

        private Segment and(Segment next) {
            return new Segment(text + next.text, start);
        }

        private boolean isOneHanLetter() {
            return text.codePointCount(0, text.length()) == 1
                    && UnicodeScript.of(text.codePointAt(0)) == UnicodeScript.HAN;
        }

        private boolean endsInHan() {
            return UnicodeScript.of(text.codePointBefore(text.length())) == UnicodeScript.HAN;
        }
    }

    /** The words of a text without spaces, in order; the text itself where its writing parts words by spaces. */
    public static List<Segment> of(String text) {
        if (!SurfaceWords.isUnspaced(text)) {
            return List.of(new Segment(text, 0));
        }
        List<Segment> segments = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            boolean unspaced = isUnspaced(text.codePointAt(at));
            int end = endOfRun(text, at, unspaced);
            if (unspaced) {
                addWords(text, at, end, segments);
            } else {
                segments.add(new Segment(text.substring(at, end), at));
            }
            at = end;
        }
        return segments.stream()
                .filter(segment -> segment.text().codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
    }

    /** What all writings share, such as the sign for a long vowel, belongs to the run in which it stands. */
    private static int endOfRun(String text, int begin, boolean unspaced) {
        int end = begin;
        while (end < text.length()) {
            int letter = text.codePointAt(end);
            boolean shared = unspaced && isShared(letter);
            if (!shared && isUnspaced(letter) != unspaced) {
                return end;
            }
            end += Character.charCount(letter);
        }
        return end;
    }

    private static boolean isUnspaced(int letter) {
        return SurfaceWords.UNSPACED.contains(UnicodeScript.of(letter));
    }

    private static boolean isShared(int letter) {
        UnicodeScript script = UnicodeScript.of(letter);
        return (script == UnicodeScript.COMMON || script == UnicodeScript.INHERITED)
                && (Character.isLetter(letter) || Character.getType(letter) == Character.NON_SPACING_MARK);
    }

    private static void addWords(String text, int begin, int end, List<Segment> segments) {
        String run = text.substring(begin, end);
        boolean kana = run.codePoints().mapToObj(UnicodeScript::of).anyMatch(Segments::isKana);
        List<Segment> words = new ArrayList<>();
        try (Tokenizer tokenizer = kana ? japanese() : new ICUTokenizer()) {
            tokenizer.setReader(new StringReader(run));
            OffsetAttribute offsets = tokenizer.addAttribute(OffsetAttribute.class);
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                words.add(new Segment(
                        run.substring(offsets.startOffset(), offsets.endOffset()), begin + offsets.startOffset()));
            }
            tokenizer.end();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from a string cannot fail", e);
        }
        segments.addAll(kana ? words : joined(words));
    }

    private static boolean isKana(UnicodeScript script) {
        return script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
    }

    private static Tokenizer japanese() {
        return new JapaneseTokenizer(
                null, /* discardPunctuation= */ true, /* discardCompoundToken= */ true, JapaneseTokenizer.Mode.SEARCH);
    }

    private static List<Segment> joined(List<Segment> words) {
        List<Segment> joined = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            Segment word = words.get(at++);
            boolean isOne = word.isOneHanLetter() && !StopWords.ofUnspaced(word.text());
            int behind = at;
            while (isOne && at < words.size() && goesOn(word, words.get(at))) {
                word = word.and(words.get(at++));
            }
            boolean ending = isOne && at == behind && !joined.isEmpty() && isBegun(joined.getLast(), word);
            joined.add(ending ? joined.removeLast().and(word) : word);
        }
        return joined;
    }

    /** What the dictionary does not know it takes apart into letters. */
    private static boolean goesOn(Segment letters, Segment next) {
        return letters.end() == next.start() && next.isOneHanLetter() && !StopWords.ofUnspaced(next.text());
    }

    private static boolean isBegun(Segment before, Segment ending) {
        return before.end() == ending.start() && before.endsInHan() && !StopWords.ofUnspaced(before.text());
    }
}
