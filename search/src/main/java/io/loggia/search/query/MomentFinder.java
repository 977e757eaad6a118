package io.loggia.search.query;

import io.loggia.search.analysis.Tongue;
import io.loggia.search.index.CueSheet;
import io.loggia.search.index.Narrowing;
import io.loggia.search.index.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Turns places in a transcript into the moments to jump to. Cues that follow each other and both hold a word are one
 * moment. Where some moment holds several of the words, those that hold fewer are not worth a jump and do not count.
 */
final class MomentFinder {

    private static final int SHOWN = 3;
    private static final int MOST_CUES = 3;
    private static final int SNIPPET_CHARACTERS = 200;

    private final CueSheet cues;
    private final Narrowing narrowing;
    private final List<Passage> passages = new ArrayList<>();

    MomentFinder(CueSheet cues, Narrowing narrowing) {
        this.cues = cues;
        this.narrowing = narrowing;
    }

    /** The best moments and how many there are. */
    record Moments(List<Moment> shown, int count) {}

    void add(Tongue tongue, List<Span> spans) {
        Passage current = null;
        int cue = -1;
        for (Span span :
                spans.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
            if (cue < 0 || span.start() >= cues.offset(cue) + cues.length(cue)) {
                cue = cues.cueAt(tongue, span.start());
            }
            if (cue >= 0 && isWanted(cue)) {
                boolean inside = span.end() <= cues.offset(cue) + cues.length(cue);
                int last = inside ? cue : cues.cueAt(tongue, span.end() - 1);
                if (current == null || !current.takes(cue, cues)) {
                    current = new Passage(cue);
                    passages.add(current);
                }
                current.add(span, last);
            }
        }
    }

    Moments best() {
        int mostWords = passages.stream().mapToInt(Passage::distinctWords).max().orElse(0);
        List<Passage> worthwhile = passages.stream()
                .filter(passage -> passage.distinctWords() == mostWords)
                .toList();
        List<Moment> shown = worthwhile.stream()
                .sorted(Comparator.comparingInt(Passage::marks).reversed().thenComparingInt(passage -> passage.first))
                .limit(SHOWN)
                .map(this::moment)
                .sorted(Comparator.comparing(Moment::start))
                .toList();
        return new Moments(shown, worthwhile.size());
    }

    private boolean isWanted(int cue) {
        String language = narrowing.language();
        if (language != null && !language.equals(cues.language(cue))) {
            return false;
        }
        String wanted = narrowing.speaker();
        String speaker = cues.speaker(cue);
        return wanted == null || (speaker != null && wanted.strip().equalsIgnoreCase(speaker.strip()));
    }

    private Moment moment(Passage passage) {
        int base = cues.offset(passage.first);
        List<Span> inPassage = passage.spans.stream()
                .map(span -> new Span(span.start() - base, span.end() - base, span.word()))
                .toList();
        String text = cues.text(passage.first, passage.last);
        return new Moment(
                cues.start(passage.first),
                SnippetHtml.part(text, inPassage, SNIPPET_CHARACTERS),
                cues.speaker(passage.first),
                cues.language(passage.first));
    }

    private static final class Passage {

        private final int first;
        private final List<Span> spans = new ArrayList<>();
        private int last;
        private long words;

        Passage(int first) {
            this.first = first;
            last = first;
        }

        boolean takes(int cue, CueSheet cues) {
            return cue <= last || (cue == last + 1 && cue - first < MOST_CUES && cues.sameTrack(last, cue));
        }

        void add(Span span, int lastCue) {
            spans.add(span);
            last = Math.max(last, lastCue);
            words |= 1L << span.word();
        }

        int distinctWords() {
            return Long.bitCount(words);
        }

        int marks() {
            return spans.size();
        }
    }
}
