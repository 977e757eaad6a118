package io.loggia.search.analysis;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of letters that tell languages apart. */
enum Script {
    ANY,
    LATIN,
    CYRILLIC,
    ARABIC,
    JAPANESE,
    CHINESE,
    KOREAN;

    /** Han letters alone may be either Chinese or Japanese. */
    static Set<Script> of(String text) {
        Set<UnicodeScript> letters =
                text.codePoints().mapToObj(UnicodeScript::of).collect(Collectors.toSet());
        Set<Script> scripts = EnumSet.noneOf(Script.class);
        if (letters.contains(UnicodeScript.LATIN)) {
            scripts.add(LATIN);
        }
        if (letters.contains(UnicodeScript.CYRILLIC)) {
            scripts.add(CYRILLIC);
        }
        if (letters.contains(UnicodeScript.ARABIC)) {
            scripts.add(ARABIC);
        }
        if (letters.contains(UnicodeScript.HANGUL)) {
            scripts.add(KOREAN);
        }
        boolean kana = letters.contains(UnicodeScript.HIRAGANA) || letters.contains(UnicodeScript.KATAKANA);
        if (kana || letters.contains(UnicodeScript.HAN)) {
            scripts.add(JAPANESE);
        }
        if (!kana && letters.contains(UnicodeScript.HAN)) {
            scripts.add(CHINESE);
        }
        return scripts;
    }
}
