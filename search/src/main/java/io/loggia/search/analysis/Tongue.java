package io.loggia.search.analysis;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;

/** The ways of analysing text that the index knows. Languages without one of their own take {@link #STANDARD}. */
public enum Tongue {
    /** Unicode words, folded; no stemming, so it suits titles of unknown language and exact words. */
    STANDARD("std", "", Script.ANY, new StandardTongueAnalyzer(), Set.of()),
    ENGLISH("en", "en", Script.LATIN, new EnglishTongueAnalyzer(), EnglishAnalyzer.getDefaultStopSet()),
    GERMAN(
            "de",
            "de",
            Script.LATIN,
            new GermanTongueAnalyzer(/* splitting= */ true),
            GermanAnalyzer.getDefaultStopSet()),
    FRENCH("fr", "fr", Script.LATIN, new StemmedTongueAnalyzer(Stemming.FRENCH), FrenchAnalyzer.getDefaultStopSet()),
    SPANISH("es", "es", Script.LATIN, new StemmedTongueAnalyzer(Stemming.SPANISH), SpanishAnalyzer.getDefaultStopSet()),
    ITALIAN("it", "it", Script.LATIN, new StemmedTongueAnalyzer(Stemming.ITALIAN), ItalianAnalyzer.getDefaultStopSet()),
    PORTUGUESE(
            "pt",
            "pt",
            Script.LATIN,
            new StemmedTongueAnalyzer(Stemming.PORTUGUESE),
            PortugueseAnalyzer.getDefaultStopSet()),
    DUTCH("nl", "nl", Script.LATIN, new StemmedTongueAnalyzer(Stemming.DUTCH), DutchAnalyzer.getDefaultStopSet()),
    SWEDISH("sv", "sv", Script.LATIN, new StemmedTongueAnalyzer(Stemming.SWEDISH), SwedishAnalyzer.getDefaultStopSet()),
    RUSSIAN(
            "ru",
            "ru",
            Script.CYRILLIC,
            new StemmedTongueAnalyzer(Stemming.RUSSIAN),
            RussianAnalyzer.getDefaultStopSet()),
    ARABIC("ar", "ar", Script.ARABIC, new StemmedTongueAnalyzer(Stemming.ARABIC), ArabicAnalyzer.getDefaultStopSet()),
    JAPANESE("ja", "ja", Script.JAPANESE, new JapaneseTongueAnalyzer(), JapaneseAnalyzer.getDefaultStopSet()),
    CHINESE("zh", "zh", Script.CHINESE, new ChineseTongueAnalyzer(), Set.of()),
    KOREAN("ko", "ko", Script.KOREAN, new KoreanTongueAnalyzer(), Set.of());

    private static final List<Tongue> ALL = List.of(values());
    private static final Analyzer GERMAN_ASKED = new GermanTongueAnalyzer(/* splitting= */ false);

    private final String suffix;
    private final String language;
    private final Script script;
    // An analyzer keeps its reusable parts by thread, and its settings never change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Analyzer analyzer;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<?> stopWords;

    Tongue(String suffix, String language, Script script, Analyzer analyzer, Set<?> stopWords) {
        this.suffix = suffix;
        this.language = language;
        this.script = script;
        this.analyzer = analyzer;
        this.stopWords = stopWords;
    }

    public static List<Tongue> all() {
        return ALL;
    }

    /** @param languageTag BCP 47, such as {@code en-GB} */
    public static Tongue of(String languageTag) {
        String language = Locale.forLanguageTag(languageTag).getLanguage();
        for (Tongue tongue : ALL) {
            if (tongue != STANDARD && tongue.language.equals(language)) {
                return tongue;
            }
        }
        return STANDARD;
    }

    /**
     * The tongues in which a short text of unknown language may be written, as far as its letters tell; the standard one
     * is always among them.
     */
    public static Set<Tongue> likely(String text) {
        Set<Script> scripts = Script.of(text);
        Set<Tongue> likely = EnumSet.of(STANDARD);
        for (Tongue tongue : ALL) {
            if (scripts.contains(tongue.script)) {
                likely.add(tongue);
            }
        }
        return likely;
    }

    /** The end of the names of fields that this tongue analyses. */
    public String suffix() {
        return suffix;
    }

    /** Its BCP 47 language; empty for the standard tongue. */
    public String language() {
        return language;
    }

    /** How text is analysed that is written to the index. */
    public Analyzer analyzer() {
        return analyzer;
    }

    /** How words are analysed that are asked for: a compound is asked for as a whole. */
    public Analyzer queryAnalyzer() {
        return this == GERMAN ? GERMAN_ASKED : analyzer;
    }

    /** Whether the word carries little meaning in this language. */
    boolean isStopWord(String word) {
        return stopWords.contains(word);
    }

    /** Folds a piece of a word as its beginning would be folded, without stemming. */
    public String fold(String prefix) {
        return analyzer.normalize(suffix, prefix).utf8ToString();
    }
}
