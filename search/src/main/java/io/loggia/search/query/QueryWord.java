package io.loggia.search.query;

import java.util.Locale;

/**
 * A word or a quoted phrase of what was typed.
 *
 * @param start where {@code text} begins in what was typed
 * @param phrase whether it was quoted
 * @param excluded whether a minus sign stands before it
 * @param unfinished whether the cursor may still stand behind it, or a star does
 * @param field where it must stand
 */
public record QueryWord(
        String text, int start, boolean phrase, boolean excluded, boolean unfinished, QueryField field) {

    private static final int SHORTEST_TO_FORGIVE = 4;
    private static final int TWO_EDITS_FROM = 7;

    public String lowerCase() {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Whether it is one plain word, the kind that can be completed or misspelled. */
    public boolean isPlain() {
        return !phrase && text.codePoints().allMatch(Character::isLetterOrDigit);
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
