package io.loggia.domain;

import java.time.Duration;

/**
 * The begin of a part of a film.
 *
 * @param title empty where nobody has named it yet
 */
public record Chapter(Duration start, String title) {

    /** The most characters of a title. */
    public static final int MAX_TITLE = 200;

    public Chapter {
        if (start.isNegative() || title.length() > MAX_TITLE) {
            throw new IllegalArgumentException("A chapter begins in its film and has a short title");
        }
    }

    /** The title as a line of plain text: what steers terminals or turns the direction of text is left out. */
    public static String cleaned(String title) {
        String line = title.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return line.length() <= MAX_TITLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_TITLE / 2)).strip();
    }
}
