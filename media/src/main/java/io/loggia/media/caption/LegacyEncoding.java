package io.loggia.media.caption;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Text of a time before Unicode, whose bytes do not tell how they are meant. The language says which encodings come into
 * question, and the letters that come out, which of these it is; without a language that fits, statistics have to do. It
 * is a guess in any case, and whoever uses it says so.
 *
 * @param name of the encoding, as people know it
 */
record LegacyEncoding(String name, String text) {

    private static final String WESTERN = "Windows-1252";
    private static final double LEAST_FITTING = 0.9;
    private static final double LOWER_CASE = 0.3;
    private static final int LEAST_CONFIDENCE = 30;
    private static final int LEAST_CONFIDENCE_OF_CYRILLIC = 10;
    private static final double MOSTLY_SMALL = 1.1;

    /** What statistics may add to the score, for each of a hundred. */
    private static final double PROBABLE = 0.002;

    private static final int LATIN_SHARE = 2;
    private static final int LONG_VOWEL = 0x30FC;

    /** What Java calls encodings that hold more than the one which people name. */
    private static final Map<String, String> SUPERSETS = Map.of("Shift_JIS", "windows-31j", "EUC-KR", "x-windows-949");

    private static final Alphabet CYRILLIC = new Alphabet(
            List.of("Windows-1251", "KOI8-R", "ISO-8859-5", "KOI8-U"), in(Character.UnicodeScript.CYRILLIC));
    private static final Alphabet CHINESE = chinese("GB18030", "Big5");
    private static final Alphabet TAIWANESE = chinese("Big5", "GB18030");
    private static final List<String> CENTRAL_EUROPEAN = List.of("ISO-8859-2", "Windows-1250");

    private static final Map<String, Alphabet> BY_LANGUAGE = Map.ofEntries(
            Map.entry(
                    "ja",
                    new Alphabet(
                            List.of("Shift_JIS", "EUC-JP"),
                            in(
                                            Character.UnicodeScript.HIRAGANA,
                                            Character.UnicodeScript.KATAKANA,
                                            Character.UnicodeScript.HAN)
                                    // Nearly any bytes make these, and hardly anybody writes them.
                                    .and(letter -> letter < 0xFF61 || letter > 0xFF9F)
                                    .or(letter -> letter == LONG_VOWEL))),
            Map.entry("zh", CHINESE),
            Map.entry("zh-tw", TAIWANESE),
            Map.entry("zh-hk", TAIWANESE),
            Map.entry("zh-hant", TAIWANESE),
            Map.entry("ko", new Alphabet(List.of("EUC-KR"), in(Character.UnicodeScript.HANGUL))),
            Map.entry("ru", CYRILLIC),
            Map.entry("uk", CYRILLIC),
            Map.entry("be", CYRILLIC),
            Map.entry("bg", CYRILLIC),
            Map.entry("mk", CYRILLIC),
            Map.entry("sr", CYRILLIC),
            Map.entry("pl", centralEuropean("ąćęłńóśźż")),
            Map.entry("cs", centralEuropean("áčďéěíňóřšťúůýž")),
            Map.entry("sk", centralEuropean("áäčďéíĺľňóôŕšťúýž")),
            Map.entry("hu", centralEuropean("áéíóöőúüű")),
            Map.entry("sl", centralEuropean("čšž")),
            Map.entry("hr", centralEuropean("čćđšž")),
            Map.entry("bs", centralEuropean("čćđšž")),
            Map.entry("ro", centralEuropean("ăâîşţ")),
            Map.entry("tr", new Alphabet(List.of("Windows-1254"), of("çğıiöşüâîû"))),
            Map.entry("el", new Alphabet(List.of("Windows-1253", "ISO-8859-7"), in(Character.UnicodeScript.GREEK))),
            Map.entry("he", new Alphabet(List.of("Windows-1255", "ISO-8859-8"), in(Character.UnicodeScript.HEBREW))),
            Map.entry("ar", new Alphabet(List.of("Windows-1256", "ISO-8859-6"), in(Character.UnicodeScript.ARABIC))));

    /**
     * How a language was written.
     *
     * @param encodings the likelier first
     * @param letters beyond ASCII that it has
     */
    private record Alphabet(List<String> encodings, IntPredicate letters) {}

    private record Reading(LegacyEncoding encoding, double score) {}

    static LegacyEncoding of(byte[] bytes, @Nullable String language) {
        return byLanguage(bytes, language)
                .or(() -> byStatistics(bytes))
                .orElseGet(() -> new LegacyEncoding(WESTERN, new String(bytes, Charset.forName(WESTERN))));
    }

    private static Optional<LegacyEncoding> byLanguage(byte[] bytes, @Nullable String language) {
        Alphabet alphabet = alphabet(language == null ? "" : language.toLowerCase(Locale.ROOT));
        if (alphabet == null) {
            return Optional.empty();
        }
        Map<String, Integer> statistics = statistics(bytes);
        return alphabet.encodings().stream()
                .flatMap(name -> read(bytes, name))
                .map(encoding -> new Reading(encoding, score(encoding.text(), alphabet.letters())))
                .filter(reading -> reading.score() > 0)
                .max(Comparator.comparingDouble(reading -> reading.score()
                        + PROBABLE * statistics.getOrDefault(reading.encoding().name(), 0)))
                .map(Reading::encoding);
    }

    private static @Nullable Alphabet alphabet(String language) {
        for (String tag = language; !tag.isEmpty(); tag = tag.substring(0, Math.max(0, tag.lastIndexOf('-')))) {
            Alphabet known = BY_LANGUAGE.get(tag);
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    /**
     * The share of letters beyond ASCII that the language has, with something for small letters: KOI8 and Windows-1251
     * hold the same letters, one where the other has the capitals.
     */
    private static double score(String text, IntPredicate letters) {
        int[] beyond = text.codePoints()
                .filter(letter -> letter >= 0x80 && (Character.isLetter(letter) || Character.isISOControl(letter)))
                .toArray();
        if (beyond.length == 0) {
            return 0;
        }
        double fitting = (double) Arrays.stream(beyond).filter(letters).count() / beyond.length;
        double small =
                (double) Arrays.stream(beyond).filter(Character::isLowerCase).count() / beyond.length;
        return fitting < LEAST_FITTING ? 0 : fitting + LOWER_CASE * small;
    }

    /** Of Latin letters with some others among them, statistics know too little. */
    private static Optional<LegacyEncoding> byStatistics(byte[] bytes) {
        if (isMostlyLatin(bytes)) {
            return Optional.empty();
        }
        Map<String, Integer> statistics = statistics(bytes);
        return statistics.entrySet().stream()
                .filter(match -> match.getValue() >= LEAST_CONFIDENCE)
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .flatMap(match -> read(bytes, match.getKey()))
                .findFirst()
                .or(() -> cyrillic(bytes, statistics));
    }

    /** Of which statistics are never sure: they may be less so where small Cyrillic letters come out. */
    private static Optional<LegacyEncoding> cyrillic(byte[] bytes, Map<String, Integer> statistics) {
        return CYRILLIC.encodings().stream()
                .filter(name -> statistics.getOrDefault(name, 0) >= LEAST_CONFIDENCE_OF_CYRILLIC)
                .flatMap(name -> read(bytes, name))
                .map(encoding -> new Reading(encoding, score(encoding.text(), CYRILLIC.letters())))
                .filter(reading -> reading.score() > MOSTLY_SMALL)
                .max(Comparator.comparingDouble(Reading::score))
                .map(Reading::encoding);
    }

    /** How probable encodings are, of a hundred. */
    private static Map<String, Integer> statistics(byte[] bytes) {
        CharsetDetector detector = new CharsetDetector();
        detector.setText(bytes);
        Map<String, Integer> probable = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (CharsetMatch match : detector.detectAll()) {
            if (!match.getName().startsWith("UTF-") && !match.getName().startsWith("IBM")) {
                probable.merge(match.getName(), match.getConfidence(), Math::max);
            }
        }
        return probable;
    }

    /** Counts in the lines alone that hold more than ASCII, so that times and marks do not matter. */
    private static boolean isMostlyLatin(byte[] bytes) {
        int letters = 0;
        int beyond = 0;
        int lettersOfLine = 0;
        int beyondOfLine = 0;
        for (byte one : bytes) {
            if (one == '\n') {
                letters += beyondOfLine > 0 ? lettersOfLine : 0;
                beyond += beyondOfLine;
                lettersOfLine = 0;
                beyondOfLine = 0;
            } else if (one < 0) {
                beyondOfLine++;
            } else if (Character.isLetter(one)) {
                lettersOfLine++;
            }
        }
        letters += beyondOfLine > 0 ? lettersOfLine : 0;
        return letters >= LATIN_SHARE * (beyond + beyondOfLine);
    }

    /** Empty where the bytes cannot be meant so, or the server's Java lacks the encoding. */
    private static Stream<LegacyEncoding> read(byte[] bytes, String name) {
        String charset = SUPERSETS.getOrDefault(name, name);
        if (!Charset.isSupported(charset)) {
            return Stream.empty();
        }
        try {
            String text = Charset.forName(charset)
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Stream.of(new LegacyEncoding(name, text));
        } catch (CharacterCodingException e) {
            return Stream.empty();
        }
    }

    private static Alphabet chinese(String... encodings) {
        return new Alphabet(List.of(encodings), in(Character.UnicodeScript.HAN));
    }

    private static Alphabet centralEuropean(String letters) {
        return new Alphabet(CENTRAL_EUROPEAN, of(letters));
    }

    private static IntPredicate of(String letters) {
        return letter -> letters.indexOf(Character.toLowerCase(letter)) >= 0;
    }

    private static IntPredicate in(Character.UnicodeScript... scripts) {
        List<Character.UnicodeScript> known = List.of(scripts);
        return letter -> known.contains(Character.UnicodeScript.of(letter));
    }
}
