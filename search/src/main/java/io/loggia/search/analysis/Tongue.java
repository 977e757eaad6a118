package io.loggia.search.analysis;

import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;

/** The ways of analysing text that the index knows. Languages without one of their own take {@link #STANDARD}. */
public enum Tongue {
    /** Unicode words, folded; no stemming, so it suits titles of unknown language and exact words. */
    STANDARD("std", new StandardTongueAnalyzer()),
    ENGLISH("en", new EnglishTongueAnalyzer()),
    GERMAN("de", new GermanTongueAnalyzer());

    private static final List<Tongue> ALL = List.of(values());

    private final String suffix;
    // An analyzer keeps its reusable parts by thread, and its settings never change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Analyzer analyzer;

    Tongue(String suffix, Analyzer analyzer) {
        this.suffix = suffix;
        this.analyzer = analyzer;
    }

    public static List<Tongue> all() {
        return ALL;
    }

    /** @param languageTag BCP 47, such as {@code en-GB} */
    public static Tongue of(String languageTag) {
        return switch (Locale.forLanguageTag(languageTag).getLanguage()) {
            case "en" -> ENGLISH;
            case "de" -> GERMAN;
            default -> STANDARD;
        };
    }

    /** The end of the names of fields that this tongue analyses. */
    public String suffix() {
        return suffix;
    }

    public Analyzer analyzer() {
        return analyzer;
    }

    /** Folds a piece of a word as its beginning would be folded, without stemming. */
    public String fold(String prefix) {
        return analyzer.normalize(suffix, prefix).utf8ToString();
    }
}
