package io.loggia.search.query;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A word or a quoted phrase of what was typed.
 *
 * @param start where {@code text} begins in what was typed
 * @param phrase whether it was quoted
 * @param excluded whether a minus sign stands before it
 * @param unfinished whether the cursor may still stand behind it, or a star does
 * @param field where it must stand
 * @param run what was typed without spaces in a writing that sets none, of which this is a part; null where it is no part
 */
public record QueryWord(
        String text,
        int start,
        boolean phrase,
        boolean excluded,
        boolean unfinished,
        QueryField field,
        @Nullable String run) {

    private static final int SHORTEST_TO_FORGIVE = 4;
    private static final int TWO_EDITS_FROM = 7;

    public QueryWord(String text, int start, boolean phrase, boolean excluded, boolean unfinished, QueryField field) {
        this(text, start, phrase, excluded, unfinished, field, null);
    }

    public String lowerCase() {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Whether it is one plain word, the kind that can be completed or misspelled. */
    public boolean isPlain() {
        return !phrase && text.codePoints().allMatch(QueryWord::isOfAWord);
    }

    /** Vowels of many writings are marks on letters. */
    private static boolean isOfAWord(int sign) {
        int type = Character.getType(sign);
        return Character.isLetterOrDigit(sign)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** Whether it was typed as a matter of course, without a sign that it must be just so. */
    boolean isCasual() {
        return !phrase && field == QueryField.ANYWHERE;
    }

    /** How many typing errors are forgiven in it. */
    int forgivenEdits() {
        int length = text.codePointCount(0, text.length());
        if (!isPlain() || length < SHORTEST_TO_FORGIVE || text.codePoints().anyMatch(Character::isDigit)) {
            return 0;
        }
        return length >= TWO_EDITS_FROM ? 2 : 1;
    }
}
