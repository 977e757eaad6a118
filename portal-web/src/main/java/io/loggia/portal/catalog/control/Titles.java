package io.loggia.portal.catalog.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;

/** Titles that people read. */
final class Titles {

    private static final int MAX = 300;

    private Titles() {}

    /** {@code "Q3_sales-kickoff.final.mp4"} becomes {@code "Q3 sales kickoff final"}. */
    static String fromFileName(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String stem = dot > 0 ? fileName.substring(0, dot) : fileName;
        String words = stem.replaceAll("[\\p{Cntrl}_.\\-\\s]+", " ").strip();
        return words.isEmpty() ? "Untitled" : words.substring(0, Math.min(words.length(), MAX));
    }

    /** @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} for an empty or overlong title */
    static String check(String title) {
        String stripped = title.replaceAll("\\p{Cntrl}+", " ").strip();
        if (stripped.isEmpty() || stripped.length() > MAX) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "A title needs 1 to " + MAX + " characters.");
        }
        return stripped;
    }
}
