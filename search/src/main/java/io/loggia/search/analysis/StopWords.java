package io.loggia.search.analysis;

import java.lang.Character.UnicodeScript;
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
    private static final Map<Tongue, Set<String>> QUESTION_WORDS = Map.ofEntries(
            Map.entry(Tongue.ENGLISH, words("do does how i me my we what when where who why you can should")),
            Map.entry(Tongue.GERMAN, words("wie warum wann wo wer kann muss darf")),
            Map.entry(Tongue.FRENCH, words("pourquoi comment quand où quel quelle est-ce dois peux puis-je faut-il")),
            Map.entry(Tongue.SPANISH, words("cómo como qué cuándo dónde quién puedo debo")),
            Map.entry(Tongue.ITALIAN, words("come perché quando dove posso devo")),
            Map.entry(Tongue.PORTUGUESE, words("como porque quando onde posso devo")),
            Map.entry(Tongue.DUTCH, words("hoe waarom wanneer waar wie kan moet")),
            Map.entry(Tongue.SWEDISH, words("hur varför när var vem kan måste")),
            Map.entry(Tongue.RUSSIAN, words("как почему когда где кто можно нужно")),
            Map.entry(
                    Tongue.JAPANESE,
                    words("どう どこ どの どれ どんな なぜ いつ 何 誰 すれ たら たい いい よい ください 下さい まし ませ でし でしょ" + " なけれ いけ しまっ しまい")),
            // Lucene has none of Chinese but punctuation. In simplified and in traditional letters.
            Map.entry(
                    Tongue.CHINESE,
                    words("的 了 是 在 和 有 我 你 您 他 她 它 我的 你的 我们 你们 他们 我們 你們 他們 这 那 这个 那个 這 這個 那個 吗 呢"
                            + " 吧 啊 嗎 怎么 怎麼 怎样 怎樣 如何 什么 什麼 为什么 為什麼 哪里 哪裡 哪儿 哪 哪个 哪個 谁 誰 何时 何時 请"
                            + " 請 把 被 与 與 及 或 也 就 都 而 对 對 从 從 到 于 於 之 以 可以 应该 應該 需要 要 能 会 會 个 個 为 為")));

    /** Of English, of which Lucene knows fewer than of other languages: what only joins other words. */
    private static final Set<String> ENGLISH_GRAMMAR =
            words("about after again also been before being below between both could does down during each even from"
                    + " further have having here hers herself himself itself just like many more most much only once"
                    + " other ours over same shall some than them themselves those through under until upon very were"
                    + " what when which while whom whose would your yours yourself");

    /** What is a filler in one language may be the matter in another; one such word is no proof of its language. */
    private static final int PROOF_OF_LANGUAGE = 2;

    private StopWords() {}

    /** Whether the word is a filler in English or German. */
    public static boolean contains(String word) {
        return fills(word, Tongue.ENGLISH) || fills(word, Tongue.GERMAN);
    }

    /** Whether the word is a filler in some of these languages, of which the standard tongue is none. */
    public static boolean contains(String word, Set<Tongue> tongues) {
        return tongues.stream().anyMatch(tongue -> fills(word, tongue));
    }

    /** Whether the word is a filler in any language, and so no better guess than what was typed, whatever that is. */
    public static boolean ofAny(String word) {
        return ENGLISH_GRAMMAR.contains(word) || Tongue.all().stream().anyMatch(tongue -> fills(word, tongue));
    }

    /** Whether the word is a filler in Chinese or Japanese, which are told from others by their letters. */
    static boolean ofUnspaced(String word) {
        boolean kana = word.length() == 1 && UnicodeScript.of(word.charAt(0)) == UnicodeScript.HIRAGANA;
        return kana || fills(word, Tongue.JAPANESE) || fills(word, Tongue.CHINESE);
    }

    /** Whether the word is a filler in what was typed: in English, German, or the language that it seems to be in. */
    public static boolean contains(String word, Collection<String> typed) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (contains(lower) || ofUnspaced(lower)) {
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
