package io.loggia.analytics.export;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** JSON as RFC 8259 has it, in UTF-8 and without a byte order mark, handed on as it is written. Names are given before values. */
final class JsonDocument implements Closeable {

    private final Writer writer;

    /** The ends of what is open, the innermost first. */
    private final Deque<Character> ends = new ArrayDeque<>();

    /** Whether something stands before the next value. */
    private boolean follows;

    JsonDocument(OutputStream out) {
        writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    }

    JsonDocument object() {
        return begin('{', '}');
    }

    JsonDocument array() {
        return begin('[', ']');
    }

    private JsonDocument begin(char start, char end) {
        separate();
        put(String.valueOf(start));
        ends.push(end);
        follows = false;
        return this;
    }

    JsonDocument end() {
        put(String.valueOf(ends.pop()));
        follows = true;
        return this;
    }

    JsonDocument name(String name) {
        separate();
        put(quoted(name));
        put(":");
        follows = false;
        return this;
    }

    JsonDocument text(String value) {
        return plain(quoted(value));
    }

    JsonDocument number(long value) {
        return plain(Long.toString(value));
    }

    /** What is no number in JSON is null. */
    JsonDocument number(double value) {
        return plain(Double.isFinite(value) ? Double.toString(value) : "null");
    }

    JsonDocument truth(boolean value) {
        return plain(Boolean.toString(value));
    }

    JsonDocument nothing() {
        return plain("null");
    }

    private JsonDocument plain(String value) {
        separate();
        put(value);
        follows = true;
        return this;
    }

    private void separate() {
        if (follows) {
            put(",");
        }
    }

    /** Halves of a character that is not there are escaped, since UTF-8 has no bytes for them. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 8).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
            if (pair) {
                quoted.append(c).append(text.charAt(++i));
            } else if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private void put(String text) {
        try {
            writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands over what is still held back. The stream stays open: it is whose who opened it. */
    @Override
    public void close() throws IOException {
        writer.flush();
    }
}
