package io.loggia.portal.search.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.search.entity.HouseWords;
import io.loggia.search.analysis.Tongue;
import io.loggia.search.query.Vocabulary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of the house by language. A change counts at once on the server that made it, and on the others with their
 * next look at the catalog.
 */
@ApplicationScoped
public class SearchWords {

    private static final int MOST_GROUPS = 1_000;
    private static final int MOST_WORDS_OF_GROUP = 12;
    private static final int LONGEST_WORD = 80;
    private static final int MOST_STOP_WORDS = 500;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    private volatile Vocabulary vocabulary = Vocabulary.plain();
    private volatile long seen = -1;

    /**
     * Words in one language; the empty one holds in all.
     *
     * @param version to be sent back with a change
     * @param synonyms groups of words that say the same
     */
    public record Words(
            String language,
            int version,
            List<String> stopWords,
            List<List<String>> synonyms,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {}

    /** What searches use at the moment. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Takes over what was changed since the last call, here or on another server. Wants the caller's transaction. */
    public void refresh() {
        long now = ((Number) entities.createQuery("select coalesce(sum(w.version), 0) from HouseWords w")
                        .getSingleResult())
                .longValue();
        if (now != seen) {
            vocabulary = vocabulary(all());
            seen = now;
        }
    }

    static Vocabulary vocabulary(List<Words> languages) {
        List<Vocabulary.Group> groups = new ArrayList<>();
        Map<Tongue, List<String>> fillers = new EnumMap<>(Tongue.class);
        for (Words words : languages) {
            Tongue tongue = Tongue.of(words.language());
            words.synonyms().forEach(group -> groups.add(new Vocabulary.Group(tongue, group)));
            fillers.put(tongue, words.stopWords());
        }
        return new Vocabulary(groups, fillers);
    }

    /** The words of all languages that have any, and of all languages together. */
    public List<Words> all() {
        return entities.createQuery("select w from HouseWords w", HouseWords.class).getResultList().stream()
                .map(SearchWords::words)
                .sorted(Comparator.comparing(Words::language))
                .toList();
    }

    /**
     * Replaces the words of a language. Wants the caller's transaction.
     *
     * @return what was there before
     * @throws LoggiaException {@link ErrorCode#CONFLICT} when somebody else was faster, {@link ErrorCode#INVALID_REQUEST}
     *     for too many words, or a language that is analysed like any other
     */
    public Words change(String language, int version, List<String> stopWords, List<List<String>> synonyms, String by) {
        if (!language.isEmpty()
                && Tongue.all().stream().noneMatch(tongue -> tongue.language().equals(language))) {
            throw invalid("Words can be kept for the languages that search knows, and for all together.");
        }
        List<String> fillers = cleaned(stopWords);
        List<List<String>> groups = synonyms.stream()
                .map(SearchWords::cleaned)
                .filter(group -> !group.isEmpty())
                .toList();
        check(fillers, groups);
        HouseWords kept = entities.find(HouseWords.class, language, LockModeType.PESSIMISTIC_WRITE);
        if (kept == null) {
            kept = new HouseWords(language);
            entities.persist(kept);
        }
        Words before = words(kept);
        if (kept.version() != version) {
            throw new LoggiaException(ErrorCode.CONFLICT, "Somebody else has changed these words. Load them again.");
        }
        kept.change(
                String.join("\n", fillers),
                String.join(
                        "\n",
                        groups.stream().map(group -> String.join(", ", group)).toList()),
                by,
                Instant.now());
        entities.flush();
        return before;
    }

    private static void check(List<String> fillers, List<List<String>> groups) {
        if (fillers.size() > MOST_STOP_WORDS || groups.size() > MOST_GROUPS) {
            throw invalid("There can be " + MOST_STOP_WORDS + " stop words and " + MOST_GROUPS
                    + " lines of synonyms in a language.");
        }
        for (List<String> group : groups) {
            if (group.size() < 2 || group.size() > MOST_WORDS_OF_GROUP) {
                throw invalid("Each line of synonyms needs two to " + MOST_WORDS_OF_GROUP + " words: "
                        + String.join(", ", group));
            }
        }
    }

    private static List<String> cleaned(List<String> words) {
        return words.stream()
                .map(word -> word.replaceAll("[\\p{Cntrl},]+", " ")
                        .replaceAll("\\s+", " ")
                        .strip())
                .filter(word -> !word.isEmpty())
                .map(word -> {
                    if (word.length() > LONGEST_WORD) {
                        throw invalid("A word can have " + LONGEST_WORD + " characters.");
                    }
                    return word;
                })
                .distinct()
                .toList();
    }

    private static Words words(HouseWords kept) {
        return new Words(
                kept.language(),
                kept.version(),
                lines(kept.stopWords()),
                lines(kept.synonyms()).stream()
                        .map(line -> Arrays.asList(line.split(", ")))
                        .toList(),
                kept.changedBy(),
                kept.changedAt());
    }

    private static List<String> lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    private static LoggiaException invalid(String detail) {
        return new LoggiaException(ErrorCode.INVALID_REQUEST, detail);
    }
}
