package io.loggia.search.analysis;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Set;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The distinct words of an item as people spell them, neither folded nor stemmed: fit to be shown as a completion or as
 * a correction.
 */
public final class SurfaceWords {

    private static final int SHORTEST = 3;
    /** Of writings in which two signs are a word like others. */
    private static final int SHORTEST_OF_SIGNS = 2;

    private static final int LONGEST = 40;
    private static final int EXPECTED = 2048;

    private static final Set<UnicodeScript> SIGNS =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);
    /** They set no spaces, so that words are found by dictionaries alone. */
    static final Set<UnicodeScript> UNSPACED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private static final int FIRST_UNSPACED = 0x0E00;

    private final CharArraySet words = new CharArraySet(EXPECTED, false);

    public void add(String text) {
        try (Tokenizer tokenizer = tokenizer(text);
                TokenStream lower = new LowerCaseFilter(tokenizer)) {
            tokenizer.setReader(new StringReader(text));
            CharTermAttribute term = lower.addAttribute(CharTermAttribute.class);
            lower.reset();
            while (lower.incrementToken()) {
                addWord(term);
            }
            lower.end();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from a string cannot fail", e);
        }
    }

    private void addWord(CharTermAttribute term) {
        if (isWord(term) && !words.contains(term.buffer(), 0, term.length())) {
            words.add(term.toString());
        }
    }

    static boolean isWord(CharTermAttribute term) {
        int length = term.length();
        return length >= SHORTEST_OF_SIGNS
                && length <= LONGEST
                && Character.isLetter(term.charAt(0))
                && (length >= SHORTEST || SIGNS.contains(UnicodeScript.of(term.charAt(0))));
    }

    /** The dictionaries cost time, which most texts do not need. */
    static Tokenizer tokenizer(String text) {
        return isUnspaced(text) ? new ICUTokenizer() : new StandardTokenizer();
    }

    /** Whether some of it is in a writing that sets no spaces. */
    static boolean isUnspaced(String text) {
        return text.chars().anyMatch(letter -> letter >= FIRST_UNSPACED && UNSPACED.contains(UnicodeScript.of(letter)));
    }

    /** Each word once, as the token stream of a field without positions. */
    public TokenStream asTokens() {
        return new Distinct(words.iterator());
    }

    private static final class Distinct extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final Iterator<Object> words;

        Distinct(Iterator<Object> words) {
            this.words = words;
        }

        @Override
        public boolean incrementToken() {
            if (!words.hasNext()) {
                return false;
            }
            clearAttributes();
            char[] word = (char[]) words.next();
            term.copyBuffer(word, 0, word.length);
            return true;
        }
    }
}
