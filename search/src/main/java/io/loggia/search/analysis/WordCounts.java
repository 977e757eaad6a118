package io.loggia.search.analysis;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** How often the words of a text stand in it, spelled as {@link SurfaceWords} spells them. */
public final class WordCounts {

    private WordCounts() {}

    public static Map<String, Integer> of(String text) {
        Map<String, Integer> counts = new HashMap<>();
        try (Tokenizer tokenizer = SurfaceWords.tokenizer(text);
                TokenStream lower = new LowerCaseFilter(tokenizer)) {
            tokenizer.setReader(new StringReader(text));
            CharTermAttribute term = lower.addAttribute(CharTermAttribute.class);
            lower.reset();
            while (lower.incrementToken()) {
                if (SurfaceWords.isWord(term)) {
                    counts.merge(term.toString(), 1, Integer::sum);
                }
            }
            lower.end();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from a string cannot fail", e);
        }
        return counts;
    }
}
