package io.loggia.search.query;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads what people type: words, "phrases", -exclusions. Every input means something, if only nothing; there is no
 * syntax to get wrong, and no way to write an expensive query (attack E02).
 */
public final class QueryText {

    /** What lies beyond is not read. */
    static final int LONGEST = 300;

    static final int MOST_WORDS = 16;

    private static final String QUOTES = "\"\u201c\u201d\u201e\u201f\u00ab\u00bb";
    private static final String MINUSES = "-\u2212";

    private final String typed;
    private final List<QueryWord> words = new ArrayList<>();
    private int at;

    private QueryText(String typed) {
        this.typed = typed;
    }

    public static List<QueryWord> parse(String typed) {
        QueryText text = new QueryText(typed.substring(0, Math.min(LONGEST, typed.length())));
        text.readAll();
        return List.copyOf(text.words);
    }

    private void readAll() {
        while (words.size() < MOST_WORDS) {
            while (at < typed.length() && isGap(typed.charAt(at))) {
                at++;
            }
            if (at >= typed.length()) {
                return;
            }
            boolean excluded = isExclusion();
            if (excluded) {
                at++;
            }
            if (isQuote(typed.charAt(at))) {
                readPhrase(excluded);
            } else {
                readWord(excluded);
            }
        }
    }

    private boolean isExclusion() {
        return MINUSES.indexOf(typed.charAt(at)) >= 0
                && at + 1 < typed.length()
                && (isQuote(typed.charAt(at + 1)) || Character.isLetterOrDigit(typed.codePointAt(at + 1)));
    }

    private void readPhrase(boolean excluded) {
        int start = ++at;
        while (at < typed.length() && !isQuote(typed.charAt(at))) {
            at++;
        }
        add(start, /* phrase= */ true, excluded);
        at++;
    }

    private void readWord(boolean excluded) {
        int start = at;
        while (at < typed.length() && !isGap(typed.charAt(at)) && !isQuote(typed.charAt(at))) {
            at++;
        }
        add(start, /* phrase= */ false, excluded);
    }

    private void add(int start, boolean phrase, boolean excluded) {
        String text = typed.substring(start, at);
        if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
            boolean unfinished = !phrase && !excluded && at == typed.length();
            words.add(new QueryWord(text, start, phrase, excluded, unfinished));
        }
    }

    private static boolean isQuote(char character) {
        return QUOTES.indexOf(character) >= 0;
    }

    private static boolean isGap(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character < ' ';
    }
}
