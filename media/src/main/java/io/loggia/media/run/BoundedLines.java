package io.loggia.media.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Reads lines as {@link BufferedReader} does, but cuts one that does not end, so that it does not fill the heap. */
final class BoundedLines {

    private final BufferedReader reader;
    private final int mostChars;
    private boolean afterReturn;

    BoundedLines(Reader reader, int mostChars) {
        this.reader = new BufferedReader(reader);
        this.mostChars = mostChars;
    }

    /** The next line, or the next part of one that is too long; null at the end. */
    @Nullable
    String next() throws IOException {
        int c = reader.read();
        if (afterReturn && c == '\n') {
            c = reader.read();
        }
        afterReturn = false;
        if (c < 0) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        while (c >= 0 && c != '\n' && c != '\r') {
            line.append((char) c);
            if (line.length() == mostChars) {
                return line.toString();
            }
            c = reader.read();
        }
        afterReturn = c == '\r';
        return line.toString();
    }
}
