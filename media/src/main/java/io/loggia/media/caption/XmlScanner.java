package io.loggia.media.caption;

/** The characters of an XML document, and the few forms in which they come. */
final class XmlScanner {

    private static final int LONGEST_ENTITY = 12;

    private final String document;
    private int at;
    private int line = 1;
    private int counted;

    XmlScanner(String document) {
        // XML 1.0, section 2.11: line breaks of any kind are read as one line feed.
        this.document = document.replace("\r\n", "\n").replace('\r', '\n');
    }

    boolean atEnd() {
        return at >= document.length();
    }

    boolean sees(String form) {
        return document.startsWith(form, at);
    }

    /** Moves behind the form, if it comes next. */
    boolean skip(String form) {
        boolean seen = sees(form);
        at += seen ? form.length() : 0;
        return seen;
    }

    /** Whether there was any. */
    boolean skipSpace() {
        int from = at;
        while (!atEnd() && " \t\n".indexOf(document.charAt(at)) >= 0) {
            at++;
        }
        return at > from;
    }

    /** What comes before the form, as it stands; moves behind it. */
    String until(String form) {
        int end = document.indexOf(form, at);
        if (end < 0) {
            throw malformed();
        }
        String before = document.substring(at, end);
        at = end + form.length();
        return before;
    }

    String name() {
        int from = at;
        while (!atEnd()
                && (Character.isLetterOrDigit(document.charAt(at)) || "_-.:".indexOf(document.charAt(at)) >= 0)) {
            at++;
        }
        if (at == from || "-.0123456789:".indexOf(document.charAt(from)) >= 0 || document.charAt(at - 1) == ':') {
            throw malformed();
        }
        return document.substring(from, at);
    }

    /** The text before a sign, or to the end, with its references resolved; stands at the sign then. */
    String text(char sign) {
        int end = document.indexOf(sign, at);
        String raw = document.substring(at, end < 0 ? document.length() : end);
        if (sign != '<' && raw.indexOf('<') >= 0) {
            throw malformed();
        }
        if (raw.indexOf('&') < 0) {
            at += raw.length();
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        int limit = at + raw.length();
        while (at < limit) {
            char next = document.charAt(at);
            if (next == '&') {
                text.append(reference());
            } else {
                text.append(next);
                at++;
            }
        }
        return text.toString();
    }

    private String reference() {
        int end = document.indexOf(';', at);
        if (end < 0 || end - at > LONGEST_ENTITY) {
            throw malformed();
        }
        String reference = document.substring(at + 1, end);
        String character = switch (reference) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> numbered(reference);
        };
        at = end + 1;
        return character;
    }

    private String numbered(String reference) {
        if (!reference.matches("#(?:[0-9]{1,8}|x[0-9a-fA-F]{1,6})")) {
            throw notTaken();
        }
        int codePoint = reference.charAt(1) == 'x'
                ? Integer.parseInt(reference.substring(2), 16)
                : Integer.parseInt(reference.substring(1));
        boolean character = Character.isValidCodePoint(codePoint)
                && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE)
                && codePoint != 0;
        if (!character) {
            throw malformed();
        }
        return Character.toString(codePoint);
    }

    /** Of the place that was reached, from 1. */
    int line() {
        for (; counted < at && counted < document.length(); counted++) {
            line += document.charAt(counted) == '\n' ? 1 : 0;
        }
        return line;
    }

    CaptionException malformed() {
        return new CaptionException(line(), "The XML is malformed here.");
    }

    CaptionException notTaken() {
        return new CaptionException(line(), "A document type and entities are not taken.");
    }
}
