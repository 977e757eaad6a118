package io.loggia.search.query;

import io.loggia.search.index.CueSheet;
import io.loggia.search.index.Span;
import java.time.Duration;
import java.util.Objects;

/**
 * Where a listener has to begin to understand what is said of a word: with the turn of who says it or, where that began
 * long ago, with its sentence.
 */
final class MomentStart {

    private static final Duration LONGEST_LEAD = Duration.ofSeconds(20);

    /** Of Latin, Arabic and, behind which no space stands, of Chinese and Japanese. */
    private static final String SENTENCE_ENDS = ".!?\u2026\u061f\u06d4\u3002\uff01\uff1f";

    private static final char FIRST_WITHOUT_SPACES = '\u3000';
    private static final int EARLIER = -1;

    private final CueSheet cues;

    MomentStart(CueSheet cues) {
        this.cues = cues;
    }

    /**
     * The cue to begin with for a mark; its own where neither turn nor sentence began lately. Who quotes several words
     * looks for the sentence.
     *
     * @param own the cue in which the mark begins
     * @param last the cue in which it ends
     */
    int of(Span mark, int own, int last) {
        String text = cues.text(own, own);
        int begin = mark.start() - cues.offset(own);
        boolean quoted = last > own
                || text.substring(begin, mark.end() - cues.offset(own)).contains(" ");
        int sentence = Math.min(own, sentenceBegin(own, text.substring(0, begin)));
        int cue = own;
        while (cue > 0 && continues(cue - 1, cue) && !(quoted && sentence != EARLIER)) {
            if (cues.start(own).minus(cues.start(cue - 1)).compareTo(LONGEST_LEAD) > 0) {
                return sentence == EARLIER ? own : sentence;
            }
            cue--;
            if (sentence == EARLIER) {
                sentence = sentenceBegin(cue, cues.text(cue, cue));
            }
        }
        return quoted && sentence != EARLIER ? sentence : cue;
    }

    /** Whether a cue goes on with what the one before it says. */
    private boolean continues(int before, int cue) {
        return cues.sameTrack(before, cue) && Objects.equals(cues.speaker(before), cues.speaker(cue));
    }

    /** The cue in which begins what follows a cue's text: that cue or the next, or {@link #EARLIER} than either. */
    private static int sentenceBegin(int cue, String text) {
        boolean more = false;
        for (int i = text.length() - 1; i >= 0; i--) {
            if (endsSentence(text, i)) {
                return more ? cue : cue + 1;
            }
            more |= Character.isLetterOrDigit(text.charAt(i));
        }
        return EARLIER;
    }

    /** Not so the points in numbers and addresses. */
    private static boolean endsSentence(String text, int at) {
        char character = text.charAt(at);
        return SENTENCE_ENDS.indexOf(character) >= 0
                && (character > FIRST_WITHOUT_SPACES
                        || at + 1 == text.length()
                        || !Character.isLetterOrDigit(text.charAt(at + 1)));
    }
}
