package io.loggia.search.analysis;

import java.util.List;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;

/**
 * Words that carry little meaning. They are indexed, since phrases need them, and merely not demanded of a hit when
 * other words were typed beside them.
 */
public final class StopWords {

    private static final CharArraySet QUESTION_WORDS = CharArraySet.unmodifiableSet(new CharArraySet(
            List.of("do", "does", "how", "i", "me", "my", "we", "what", "when", "where", "who", "why", "you"), true));

    private StopWords() {}

    public static boolean contains(String word) {
        return EnglishAnalyzer.getDefaultStopSet().contains(word)
                || QUESTION_WORDS.contains(word)
                || GermanAnalyzer.getDefaultStopSet().contains(word);
    }
}
