package io.loggia.media.speech;

import java.util.ArrayList;
import java.util.List;

/** When each letter of a text is said, by the times of its words. Engines cut words as they like, so letters are counted. */
final class WordTimes {

    /** @param from how many letters were said before the word */
    private record Mark(int from, long startMs) {}

    private final List<Mark> marks;

    private WordTimes(List<Mark> marks) {
        this.marks = marks;
    }

    /** Knows nothing where the words are not those of the text, or their times no times. */
    static WordTimes of(String text, List<Heard.Word> words) {
        List<Mark> marks = new ArrayList<>();
        int said = 0;
        double last = 0;
        for (Heard.Word word : words) {
            boolean holds = word.start() >= last && word.start() < 1e9;
            if (!holds) {
                return new WordTimes(List.of());
            }
            last = word.start();
            marks.add(new Mark(said, Math.round(last * 1000)));
            said += letters(word.text());
        }
        return new WordTimes(said == letters(text) ? marks : List.of());
    }

    /** Letters and digits: engines leave out of their words what they set in the text, or the other way round. */
    static int letters(String text) {
        return (int) text.codePoints().filter(Character::isLetterOrDigit).count();
    }

    /** @param said how many letters were said before */
    long startMs(int said, long otherwise) {
        long start = otherwise;
        for (Mark mark : marks) {
            if (mark.from() > said) {
                break;
            }
            start = mark.startMs();
        }
        return start;
    }
}
