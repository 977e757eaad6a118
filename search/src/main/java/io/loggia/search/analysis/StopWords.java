package io.loggia.search.analysis;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Words that carry little meaning. They are indexed, since phrases need them, and merely not demanded of a hit when
 * other words were typed beside them.
 */
public final class StopWords {

    /** What questions begin with, beside the words that Lucene knows of each language. */
    private static final Map<Tongue, Set<String>> QUESTION_WORDS = Map.of(
            Tongue.ENGLISH,
            words("do does how i me my we what when where who why you can should"),
            Tongue.GERMAN,
            words("wie warum wann wo wer kann muss darf"),
            Tongue.FRENCH,
            words("pourquoi comment quand où quel quelle est-ce dois peux puis-je faut-il"),
            Tongue.SPANISH,
            words("cómo como qué cuándo dónde quién puedo debo"),
            Tongue.ITALIAN,
            words("come perché quando dove posso devo"),
            Tongue.PORTUGUESE,
            words("como porque quando onde posso devo"),
            Tongue.DUTCH,
            words("hoe waarom wanneer waar wie kan moet"),
            Tongue.SWEDISH,
            words("hur varför när var vem kan måste"),
            Tongue.RUSSIAN,
            words("как почему когда где кто можно нужно"));

    /** What is a filler in one language may be the matter in another; one such word is no proof of its language. */
    private static final int PROOF_OF_LANGUAGE = 2;

    private StopWords() {}

    /** Whether the word is a filler in English or German. */
    public static boolean contains(String word) {
        return fills(word, Tongue.ENGLISH) || fills(word, Tongue.GERMAN);
    }

    /** Whether the word is a filler in what was typed: in English, German, or the language that it seems to be in. */
    public static boolean contains(String word, Collection<String> typed) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (contains(lower)) {
            return true;
        }
        Tongue tongue = tongueOf(typed);
        return tongue != null && fills(lower, tongue);
    }

    /** The language that most of the words are fillers of. */
    private static @Nullable Tongue tongueOf(Collection<String> typed) {
        Tongue best = null;
        long most = PROOF_OF_LANGUAGE - 1;
        for (Tongue tongue : Tongue.all()) {
            long fillers = typed.stream()
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .distinct()
                    .filter(word -> fills(word, tongue))
                    .count();
            if (fillers > most) {
                best = tongue;
                most = fillers;
            }
        }
        return best;
    }

    private static boolean fills(String word, Tongue tongue) {
        return tongue.isStopWord(word)
                || QUESTION_WORDS.getOrDefault(tongue, Set.of()).contains(word);
    }

    private static Set<String> words(String spaced) {
        return Set.of(spaced.split(" ", -1));
    }
}
