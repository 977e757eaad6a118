package io.loggia.search.analysis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Takes compounds apart by a list of words that often make part of them. A word is taken apart only where known words,
 * and what may stand between two, cover all of it: "Beratung" keeps its "rat" to itself.
 */
public final class GermanCompounds {

    static final int SHORTEST_COMPOUND = 8;

    private static final String RESOURCE = "german-parts.txt";
    private static final int LONGEST_COMPOUND = 60;
    private static final int SHORTEST_PART = 3;
    private static final List<String> LINKS = List.of("", "s", "n", "en", "es", "e", "er");

    private final Set<String> words;

    GermanCompounds(Set<String> words) {
        this.words = words;
    }

    /** Those of the list that comes with the program; read when German is first met. */
    public static GermanCompounds known() {
        return Known.COMPOUNDS;
    }

    /** The parts of a folded word that is a compound, else none. Of several ways the one with the longest beginning counts. */
    public List<String> partsOf(String word) {
        if (word.length() < SHORTEST_COMPOUND || word.length() > LONGEST_COMPOUND) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        return cover(word, 0, parts, new boolean[word.length() + 1]) && parts.size() > 1 ? parts : List.of();
    }

    private boolean cover(String word, int from, List<String> parts, boolean[] dead) {
        if (dead[from]) {
            return false;
        }
        for (int to = word.length(); to >= from + SHORTEST_PART; to--) {
            boolean whole = from == 0 && to == word.length();
            if (!whole && words.contains(word.substring(from, to))) {
                parts.add(word.substring(from, to));
                if (to == word.length() || goesOn(word, to, parts, dead)) {
                    return true;
                }
                parts.removeLast();
            }
        }
        dead[from] = true;
        return false;
    }

    /** What may stand between two words may also be the ending of the last. */
    private boolean goesOn(String word, int to, List<String> parts, boolean[] dead) {
        for (String link : LINKS) {
            int next = to + link.length();
            if (word.startsWith(link, to) && (next == word.length() || cover(word, next, parts, dead))) {
                return true;
            }
        }
        return false;
    }

    private static final class Known {

        static final GermanCompounds COMPOUNDS = new GermanCompounds(read());

        private static Set<String> read() {
            Set<String> words = new HashSet<>();
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    Objects.requireNonNull(GermanCompounds.class.getResourceAsStream(RESOURCE)),
                    StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!line.startsWith("#")) {
                        for (String word : line.strip().split("\\s+", -1)) {
                            words.add(Tongue.GERMAN.fold(word));
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The list of German words is part of the program", e);
            }
            words.remove("");
            return Set.copyOf(words);
        }
    }
}
