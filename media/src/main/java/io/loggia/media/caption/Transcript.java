package io.loggia.media.caption;

import io.loggia.domain.Cue;
import java.text.BreakIterator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A transcript without times, such as a speaker's notes or what a typist wrote. */
final class Transcript {

    private static final int SNIFFED_CHARS = 4_000;
    /** Two lines of captions. */
    private static final int LONGEST_CHARS = 84;

    private static final String CLAUSE_ENDS = ",;:\u2013\u2014\u060C\u3001\uFF0C\uFF1A\uFF1B";

    private static final Pattern OTHER_FORMAT = Pattern.compile("\\s*(?:[\\[{<]|%PDF|WEBVTT).*", Pattern.DOTALL);
    private static final Pattern PARAGRAPHS = Pattern.compile("\\R\\s*\\R");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final CaptionLimits limits;
    private final Locale locale;

    Transcript(CaptionLimits limits, Locale locale) {
        this.limits = limits;
        this.locale = locale;
    }

    /** Whether these are words that people say, as far as their beginning tells. */
    static boolean isText(String text) {
        String head = text.substring(0, Math.min(text.length(), SNIFFED_CHARS));
        long letters = head.codePoints().filter(Transcript::isSpoken).count();
        long signs =
                head.codePoints().filter(sign -> !Character.isWhitespace(sign)).count();
        boolean control = head.codePoints()
                .anyMatch(sign -> (Character.isISOControl(sign) && !Character.isWhitespace(sign)) || sign == '\uFFFD');
        return letters > 0
                && letters * 2 > signs
                && !control
                && !OTHER_FORMAT.matcher(head).matches();
    }

    private static boolean isSpoken(int sign) {
        return Character.isLetterOrDigit(sign) || Character.getType(sign) == Character.NON_SPACING_MARK;
    }

    List<Cue> spread(String text, Duration length) {
        List<String> pieces = pieces(text);
        long lettersInAll = pieces.stream().mapToLong(Transcript::weight).sum();
        long lengthMs = length.toMillis();
        if (lengthMs < pieces.size()) {
            throw new CaptionException(1, "There is more text than the media is long.");
        }
        List<Cue> cues = new ArrayList<>();
        long letters = 0;
        long startMs = 0;
        for (String piece : pieces) {
            letters += weight(piece);
            int left = pieces.size() - cues.size() - 1;
            long endMs =
                    Math.clamp(Math.round((double) lengthMs * letters / lettersInAll), startMs + 1, lengthMs - left);
            cues.add(new Cue(Duration.ofMillis(startMs), Duration.ofMillis(endMs), null, piece));
            startMs = endMs;
        }
        return cues;
    }

    private List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        for (String paragraph : PARAGRAPHS.split(text, -1)) {
            String line = SPACE.matcher(Utterance.tidy(paragraph)).replaceAll(" ");
            BreakIterator sentences = BreakIterator.getSentenceInstance(locale);
            sentences.setText(line);
            int from = sentences.first();
            for (int to = sentences.next(); to != BreakIterator.DONE; from = to, to = sentences.next()) {
                cut(line.substring(from, to).strip(), pieces);
            }
        }
        return pieces;
    }

    private void cut(String sentence, List<String> pieces) {
        String rest = sentence;
        while (!rest.isEmpty()) {
            if (pieces.size() == limits.maxCues()) {
                throw new CaptionException(
                        1, "There are more than " + limits.maxCues() + " sentences, the most that a track may have.");
            }
            int end = rest.length() <= LONGEST_CHARS ? rest.length() : breakOf(rest);
            pieces.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
    }

    /** Behind a comma or the like where there is one in the second half, else between words, else anywhere. */
    private static int breakOf(String text) {
        int space = 0;
        for (int end = LONGEST_CHARS; end > 0; end--) {
            boolean clause = CLAUSE_ENDS.indexOf(text.charAt(end - 1)) >= 0;
            if (clause && end > LONGEST_CHARS / 2) {
                return end;
            }
            if (space == 0 && Character.isWhitespace(text.charAt(end))) {
                space = end;
            }
        }
        if (space > 0) {
            return space;
        }
        return Character.isHighSurrogate(text.charAt(LONGEST_CHARS - 1)) ? LONGEST_CHARS - 1 : LONGEST_CHARS;
    }

    private static long weight(String piece) {
        return Math.max(1, piece.codePoints().filter(Transcript::isSpoken).count());
    }
}
