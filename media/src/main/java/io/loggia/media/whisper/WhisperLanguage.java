package io.loggia.media.whisper;

import java.util.Map;
import java.util.Set;

/** Languages as Whisper's models name them. */
final class WhisperLanguage {

    /** Those of models for many languages, in the order of their tokens; some models lack the last. */
    private static final Set<String> KNOWN = Set.of(
            ("en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th ur hr bg lt la mi ml"
                            + " cy sk te fa lv bn sr az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa si km sn yo so af oc"
                            + " ka be tg sd gu am yi lo uz fo ht ps tk nn mt sa lb my bo tl mg as tt haw ln ha ba jw su yue")
                    .split(" "));

    /** Whisper has one Norwegian beside Nynorsk, an old code for Javanese, and writes Filipino as Tagalog. */
    private static final Map<String, String> OTHERWISE = Map.of("nb", "no", "jv", "jw", "fil", "tl");

    private static final Map<String, String> BACK = Map.of("jw", "jv");

    private WhisperLanguage() {}

    /**
     * How a model names a language.
     *
     * @param tag two or three letters
     * @throws WhisperException {@link WhisperTrouble#UNKNOWN_LANGUAGE}
     */
    static String of(String tag) {
        String name = OTHERWISE.getOrDefault(tag, tag);
        if (!KNOWN.contains(name)) {
            throw new WhisperException(WhisperTrouble.UNKNOWN_LANGUAGE);
        }
        return name;
    }

    /**
     * The tag of a language that a model names.
     *
     * @throws WhisperException {@link WhisperTrouble#BAD_ANSWER} where it is none of theirs
     */
    static String tag(String name) {
        if (!KNOWN.contains(name)) {
            throw new WhisperException(WhisperTrouble.BAD_ANSWER);
        }
        return BACK.getOrDefault(name, name);
    }
}
