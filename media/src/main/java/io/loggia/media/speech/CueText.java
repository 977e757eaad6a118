package io.loggia.media.speech;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The text of one cue, and how it is set in lines. Breaks are those of Unicode, so scripts without spaces have some too. */
record CueText(String text, String lines) {

    private static final int LINE = 42;
    private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?…。！？][\"'»”’)]*\\s*", Pattern.DOTALL);
    private static final Pattern PAUSE = Pattern.compile(".*[,;:—、，；：]\\s*", Pattern.DOTALL);

    /** One line where it fits, else two, the shorter the longer one is the better. */
    static List<CueText> split(String text) {
        List<CueText> parts = new ArrayList<>();
        List<String> rest = pieces(text);
        while (!rest.isEmpty()) {
            int fitting = fitting(rest);
            int end = fitting == rest.size() ? fitting : goodEnd(rest, fitting);
            parts.add(of(rest.subList(0, end)));
            rest = rest.subList(end, rest.size());
        }
        return parts;
    }

    /** What must not be broken, with the space behind it; a word that is longer than a line is broken all the same. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            String piece = text.substring(from, to);
            while (columns(piece.stripTrailing()) > LINE) {
                int cut = piece.offsetByCodePoints(0, Math.min(LINE / 2, piece.codePointCount(0, piece.length()) - 1));
                pieces.add(piece.substring(0, cut));
                piece = piece.substring(cut);
            }
            pieces.add(piece);
            from = to;
        }
        return pieces;
    }

    /** How many of the pieces two lines hold. */
    private static int fitting(List<String> pieces) {
        int first = lineEnd(pieces, 0);
        return first == pieces.size() ? first : lineEnd(pieces, first);
    }

    private static int lineEnd(List<String> pieces, int from) {
        StringBuilder line = new StringBuilder();
        int end = from;
        while (end < pieces.size() && columns((line + pieces.get(end)).stripTrailing()) <= LINE) {
            line.append(pieces.get(end++));
        }
        return end;
    }

    /** The end of a sentence, or else a pause, if the cue is half full by then; else as much as fits. */
    private static int goodEnd(List<String> pieces, int fitting) {
        for (Pattern mark : List.of(SENTENCE_END, PAUSE)) {
            for (int end = fitting; end > 0; end--) {
                boolean halfFull = columns(String.join("", pieces.subList(0, end))) >= LINE;
                if (halfFull && mark.matcher(pieces.get(end - 1)).matches()) {
                    return end;
                }
            }
        }
        return fitting;
    }

    private static CueText of(List<String> pieces) {
        String text = String.join("", pieces).strip();
        if (columns(text) <= LINE) {
            return new CueText(text, text);
        }
        String lines = text;
        int best = Integer.MAX_VALUE;
        for (int end = 1; end < pieces.size(); end++) {
            String upper = String.join("", pieces.subList(0, end)).strip();
            String lower = String.join("", pieces.subList(end, pieces.size())).strip();
            int longer = Math.max(columns(upper), columns(lower));
            if (longer < best && !lower.isEmpty()) {
                best = longer;
                lines = upper + "\n" + lower;
            }
        }
        return new CueText(text, lines);
    }

    /** How wide a text is: signs of East Asian scripts take two columns, marks above others none. */
    static int columns(String text) {
        return text.codePoints().map(CueText::width).sum();
    }

    private static int width(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
        boolean wide = script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.HANGUL
                || (codePoint >= 0x3000 && codePoint <= 0x303F)
                || (codePoint >= 0xFF01 && codePoint <= 0xFF60);
        return wide ? 2 : 1;
    }
}
