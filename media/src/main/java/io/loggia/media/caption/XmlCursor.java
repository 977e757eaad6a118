package io.loggia.media.caption;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over an XML document. It is our own and small on purpose: parsers of the platform can be led to other files and
 * addresses, or into entities that grow, and have to be told not to; this one knows neither. Of a document type it refuses
 * the first sign, and of entities it knows the five that XML itself names.
 */
final class XmlCursor {

    /** The namespace of {@code xml:lang} and its like. */
    static final String XML = "http://www.w3.org/XML/1998/namespace";

    private static final int MOST_LEVELS = 250;
    private static final int MOST_ATTRIBUTES = 200;

    /** Where the cursor stands. */
    enum Event {
        START,
        END,
        TEXT,
        DONE
    }

    /** A name, with the namespace that its prefix stands for; empty without one. */
    record Name(String namespace, String local) {}

    private record Open(String written, Map<String, String> namespaces) {}

    private final XmlScanner scanner;
    private final Deque<Open> open = new ArrayDeque<>();
    private Name name = new Name("", "");
    private Map<Name, String> attributes = Map.of();
    private String text = "";
    private boolean begun;
    private boolean closing;

    XmlCursor(String document) {
        scanner = new XmlScanner(document);
    }

    /** @throws CaptionException with its line, for what is malformed or not taken */
    Event next() {
        if (closing) {
            closing = false;
            open.pop();
            return Event.END;
        }
        while (!scanner.atEnd()) {
            if (scanner.skip("<!--")) {
                scanner.until("-->");
            } else if (scanner.skip("<?")) {
                scanner.until("?>");
            } else if (!open.isEmpty() && scanner.skip("<![CDATA[")) {
                text = scanner.until("]]>");
                return Event.TEXT;
            } else if (scanner.sees("<!")) {
                throw scanner.notTaken();
            } else if (scanner.skip("</")) {
                return end();
            } else if (scanner.skip("<")) {
                return start();
            } else {
                text = scanner.text('<');
                if (!open.isEmpty()) {
                    return Event.TEXT;
                }
                if (!text.isBlank()) {
                    throw scanner.malformed();
                }
            }
        }
        if (!open.isEmpty() || !begun) {
            throw scanner.malformed();
        }
        return Event.DONE;
    }

    private Event end() {
        String written = scanner.name();
        scanner.skipSpace();
        if (open.isEmpty() || !scanner.skip(">") || !open.pop().written().equals(written)) {
            throw scanner.malformed();
        }
        return Event.END;
    }

    private Event start() {
        if (open.isEmpty() && begun) {
            throw scanner.malformed();
        }
        if (open.size() == MOST_LEVELS) {
            throw new CaptionException(line(), "The elements are nested deeper than " + MOST_LEVELS + " levels.");
        }
        begun = true;
        String written = scanner.name();
        Map<String, String> given = new LinkedHashMap<>();
        while (!scanner.sees(">") && !scanner.sees("/>")) {
            if (!scanner.skipSpace()) {
                throw scanner.malformed();
            }
            if (!scanner.sees(">") && !scanner.sees("/>")) {
                attribute(given);
            }
        }
        closing = scanner.skip("/");
        scanner.skip(">");
        Map<String, String> namespaces = namespaces(given);
        open.push(new Open(written, namespaces));
        name = resolved(written, namespaces, namespaces.getOrDefault("", ""));
        attributes = new HashMap<>();
        given.forEach((key, value) -> {
            if (!key.equals("xmlns") && !key.startsWith("xmlns:")) {
                attributes.put(resolved(key, namespaces, ""), value);
            }
        });
        return Event.START;
    }

    private void attribute(Map<String, String> given) {
        String key = scanner.name();
        scanner.skipSpace();
        if (!scanner.skip("=")) {
            throw scanner.malformed();
        }
        scanner.skipSpace();
        char quote = scanner.skip("\"") ? '"' : '\'';
        if (quote == '\'' && !scanner.skip("'")) {
            throw scanner.malformed();
        }
        String value = scanner.text(quote);
        if (!scanner.skip(String.valueOf(quote)) || given.size() == MOST_ATTRIBUTES || given.put(key, value) != null) {
            throw scanner.malformed();
        }
    }

    private Map<String, String> namespaces(Map<String, String> given) {
        Open around = open.peek();
        Map<String, String> known = around == null ? Map.of("xml", XML) : around.namespaces();
        Map<String, String> more = new HashMap<>();
        given.forEach((key, value) -> {
            if (key.equals("xmlns")) {
                more.put("", value);
            } else if (key.startsWith("xmlns:")) {
                more.put(key.substring("xmlns:".length()), value);
            }
        });
        if (more.isEmpty()) {
            return known;
        }
        Map<String, String> all = new HashMap<>(known);
        all.putAll(more);
        if (all.size() > MOST_ATTRIBUTES) {
            throw scanner.malformed();
        }
        return all;
    }

    private Name resolved(String written, Map<String, String> namespaces, String without) {
        int colon = written.indexOf(':');
        String namespace = colon < 0 ? without : namespaces.get(written.substring(0, colon));
        if (namespace == null) {
            throw scanner.malformed();
        }
        return new Name(namespace, written.substring(colon + 1));
    }

    /** Of the place behind what was read last, from 1. */
    int line() {
        return scanner.line();
    }

    /** Of the element that has begun last. */
    Name name() {
        return name;
    }

    /** Of the element that has begun last. */
    Map<Name, String> attributes() {
        return attributes;
    }

    /** The value of an attribute of the element that has begun last. */
    @Nullable
    String attribute(String namespace, String local) {
        return attributes.get(new Name(namespace, local));
    }

    /** The text that was read last. */
    String text() {
        return Objects.requireNonNull(text);
    }
}
