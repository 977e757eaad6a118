package io.loggia.search.analysis;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The distinct words of an item as people spell them, neither folded nor stemmed: fit to be shown as a completion or as
 * a correction.
 */
public final class SurfaceWords {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 40;
    private static final int EXPECTED = 2048;

    private final CharArraySet words = new CharArraySet(EXPECTED, false);

    public void add(String text) {
        try (StandardTokenizer tokenizer = new StandardTokenizer();
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
        return length >= SHORTEST && length <= LONGEST && Character.isLetter(term.charAt(0));
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
