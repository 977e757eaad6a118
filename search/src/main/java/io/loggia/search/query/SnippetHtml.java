package io.loggia.search.query;

import io.loggia.search.index.Span;
import java.util.Comparator;
import java.util.List;

/**
 * Escaped text with marks. Transcripts and titles come from people; whatever markup they hold is shown as characters
 * (attack E03).
 */
final class SnippetHtml {

    private static final String CUT = "\u2026";
    private static final int BEFORE_FIRST_MARK = 60;
    private static final int LOOK_FOR_GAP = 20;

    private SnippetHtml() {}

    /** The whole text. */
    static String whole(String text, List<Span> spans) {
        return html(text, spans, 0, text.length());
    }

    /** A part of the text no longer than about {@code most} characters, round the first mark where there is one. */
    static String part(String text, List<Span> spans, int most) {
        if (text.length() <= most) {
            return whole(text, spans);
        }
        int first = spans.stream().mapToInt(Span::start).min().orElse(0);
        int from = first <= BEFORE_FIRST_MARK ? 0 : gapAfter(text, first - BEFORE_FIRST_MARK, first);
        int to = from + most >= text.length() ? text.length() : gapBefore(text, from + most);
        return (from > 0 ? CUT : "") + html(text, spans, from, to).strip() + (to < text.length() ? CUT : "");
    }

    private static String html(String text, List<Span> spans, int from, int to) {
        StringBuilder html = new StringBuilder(to - from + 64);
        int at = from;
        for (Span span :
                spans.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
            int start = Math.max(at, span.start());
            int end = Math.min(to, span.end());
            if (start < end) {
                escape(text, at, start, html);
                html.append("<mark>");
                escape(text, start, end, html);
                html.append("</mark>");
                at = end;
            }
        }
        escape(text, at, to, html);
        return html.toString();
    }

    private static void escape(String text, int from, int to, StringBuilder html) {
        for (int i = from; i < to; i++) {
            char character = text.charAt(i);
            switch (character) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(Character.isISOControl(character) ? ' ' : character);
            }
        }
    }

    private static int gapAfter(String text, int from, int latest) {
        for (int i = from; i < Math.min(latest, from + LOOK_FOR_GAP); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i + 1;
            }
        }
        return Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
    }

    private static int gapBefore(String text, int to) {
        for (int i = to; i > to - LOOK_FOR_GAP; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
    }
}
