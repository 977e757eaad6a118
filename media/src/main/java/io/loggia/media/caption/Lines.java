package io.loggia.media.caption;

import java.util.List;
import java.util.regex.Pattern;

/** A cursor over the lines of a text that knows its line number. */
final class Lines {

    private static final Pattern BREAK = Pattern.compile("\r\n|\n|\r");

    private final List<String> lines;
    private int next;

    private Lines(List<String> lines) {
        this.lines = lines;
    }

    static Lines of(String text) {
        return new Lines(List.of(BREAK.split(text, -1)));
    }

    boolean atEnd() {
        return next >= lines.size();
    }

    /** The line at the cursor, empty at the end. */
    String peek() {
        return atEnd() ? "" : lines.get(next);
    }

    String take() {
        String line = peek();
        next++;
        return line;
    }

    /** Of the line at the cursor, from 1. */
    int number() {
        return Math.min(next, lines.size() - 1) + 1;
    }

    int last() {
        return lines.size();
    }

    boolean atBlank() {
        return peek().isBlank();
    }

    void skipBlank() {
        while (!atEnd() && atBlank()) {
            next++;
        }
    }

    /** Moves behind the block under the cursor. */
    void skipBlock() {
        while (!atEnd() && !atBlank()) {
            next++;
        }
    }
}
