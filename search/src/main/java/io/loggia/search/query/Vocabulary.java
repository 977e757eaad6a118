package io.loggia.search.query;

import io.loggia.search.analysis.Segments;
import io.loggia.search.analysis.StopWords;
import io.loggia.search.analysis.Tongue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What words mean in this house, beside what they mean in their language: words that say the same, and words that say
 * nothing. It works on what is asked and not on what is indexed, so a change of it counts from the next search on.
 */
public final class Vocabulary {

    /** More would make of one word a search too dear (attack E02). */
    static final int MOST_SYNONYMS = 12;

    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Pd}]+");

    private static final Vocabulary PLAIN = new Vocabulary(List.of(), Map.of());

    private final Map<String, List<Synonym>> synonyms = new HashMap<>();
    private final Map<String, Set<Tongue>> stopWords = new HashMap<>();
    private final int longest;
    private final int longestFiller;

    /**
     * Words or short phrases that say the same in one language.
     *
     * @param tongue the standard one where they say it in all languages
     */
    public record Group(Tongue tongue, List<String> words) {

        public Group {
            words = List.copyOf(words);
        }
    }

    record Synonym(Tongue tongue, String text) {}

    /**
     * @param stopWords fillers beside those that the languages have themselves, by language, of one word or several; those
     *     of the standard tongue are fillers in all
     */
    public Vocabulary(Collection<Group> groups, Map<Tongue, ? extends Collection<String>> stopWords) {
        stopWords.forEach((tongue, words) -> words.forEach(word -> this.stopWords
                .computeIfAbsent(key(word), unused -> EnumSet.noneOf(Tongue.class))
                .add(tongue)));
        for (Group group : groups) {
            for (String word : group.words()) {
                List<Synonym> others = synonyms.computeIfAbsent(key(word), unused -> new ArrayList<>());
                group.words().stream()
                        .filter(other -> !key(other).equals(key(word)))
                        .map(other -> new Synonym(group.tongue(), other.strip()))
                        .forEach(others::add);
            }
        }
        longest = synonyms.keySet().stream().mapToInt(Vocabulary::wordsIn).max().orElse(0);
        longestFiller = this.stopWords.keySet().stream()
                .mapToInt(Vocabulary::mostWordsIn)
                .max()
                .orElse(0);
    }

    /** What the languages have themselves, and no more. */
    public static Vocabulary plain() {
        return PLAIN;
    }

    List<Synonym> synonyms(QueryWord word) {
        return synonyms(word.text());
    }

    /** @param words one or several, or a part of one: a hyphen is as good as a space */
    List<Synonym> synonyms(String words) {
        List<Synonym> known = synonyms.getOrDefault(key(words), List.of());
        return known.subList(0, Math.min(MOST_SYNONYMS, known.size()));
    }

    /** Of how many words the longest expression consists that has synonyms. */
    int longest() {
        return longest;
    }

    /** Whether the word is a filler whatever the language of an item, so that hits need not hold it. */
    boolean fills(QueryWord word, Collection<String> typed) {
        return word.isCasual()
                && (stopWords.getOrDefault(key(word.text()), Set.of()).contains(Tongue.STANDARD)
                        || StopWords.contains(word.text(), typed));
    }

    /** The languages in which the house takes the word for a filler. */
    Set<Tongue> fillsIn(QueryWord word) {
        return word.isCasual() ? Set.copyOf(stopWords.getOrDefault(key(word.text()), Set.of())) : Set.of();
    }

    /** The languages in which the house takes an expression, as it was typed, for a filler; the standard one means all. */
    Set<Tongue> fillsIn(String expression) {
        return stopWords.getOrDefault(key(expression), Set.of());
    }

    /** Of how many words the longest filler may consist. */
    int longestFiller() {
        return longestFiller;
    }

    /** Within other text a writing without spaces may be taken apart otherwise than alone: at most into its letters. */
    private static int mostWordsIn(String words) {
        return Arrays.stream(GAPS.split(words))
                .mapToInt(word -> Segments.of(word).size() > 1 ? word.codePointCount(0, word.length()) : 1)
                .sum();
    }

    /** As many as what is typed is taken apart into. */
    private static int wordsIn(String words) {
        return Arrays.stream(GAPS.split(words))
                .mapToInt(word -> Math.max(1, Segments.of(word).size()))
                .sum();
    }

    private static String key(String word) {
        return GAPS.matcher(word).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
