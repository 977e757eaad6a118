package io.loggia.search.query;

import io.loggia.search.analysis.Tongue;
import io.loggia.search.index.CueSheet;
import io.loggia.search.index.Span;
import io.loggia.search.query.Moment.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Turns places in a transcript into the moments to jump to. A moment reaches over cues that follow each other and hold a
 * word, and over a gap where a further word of the query is near. Words that are rare in this transcript weigh more; a
 * moment that is much lighter than the best is not worth a jump and does not count.
 */
final class MomentFinder {

    private static final int MOST_CUES_OF_SAME_WORDS = 3;
    private static final int MOST_CUES = 10;
    private static final long LONGEST_MILLIS = Duration.ofSeconds(35).toMillis();
    private static final int SNIPPET_CHARACTERS = 240;
    private static final double WORTH_A_JUMP = 0.6;
    private static final double REPETITION = 0.02;
    private static final double SPREAD = 0.005;
    private static final int MOST_REPETITIONS = 4;

    private final CueSheet cues;
    private final IntPredicate wanted;
    private final Source source;
    private final List<Place> places = new ArrayList<>();

    /** @param wanted which cues may be shown */
    MomentFinder(CueSheet cues, IntPredicate wanted, Source source) {
        this.cues = cues;
        this.wanted = wanted;
        this.source = source;
    }

    /** The best moments in order of time, how many there are, and how many weaker ones were not counted. */
    record Moments(List<Moment> shown, int count, int weaker) {

        static final Moments NONE = new Moments(List.of(), 0, 0);

        Moments and(Moments others) {
            List<Moment> all = new ArrayList<>(shown);
            all.addAll(others.shown);
            all.sort(Comparator.comparing(Moment::start));
            return new Moments(List.copyOf(all), count + others.count, weaker + others.weaker);
        }
    }

    /** A mark with the cues in which it begins and ends. */
    private record Place(Span span, int cue, int last) {}

    private record Passage(int first, int last, int begin, int end, double weight) {}

    /** @param spans in the text of {@code tongue} */
    void add(Tongue tongue, List<Span> spans) {
        List<Span> inOrder = new ArrayList<>(spans);
        inOrder.sort(Comparator.comparingInt(Span::start));
        int cue = -1;
        for (Span span : inOrder) {
            if (cue < 0 || span.start() >= cues.offset(cue) + cues.length(cue)) {
                cue = cues.cueAt(tongue, span.start(), Math.max(0, cue));
            }
            if (cue >= 0 && wanted.test(cue)) {
                boolean inside = span.end() <= cues.offset(cue) + cues.length(cue);
                places.add(new Place(span, cue, inside ? cue : cues.cueAt(tongue, span.end() - 1, cue)));
            }
        }
    }

    /** @param weaker whether those count as well that are much lighter than the best */
    Moments best(int most, boolean weaker) {
        places.sort(Comparator.comparingInt(Place::cue)
                .thenComparingInt(place -> place.span().start()));
        List<Passage> passages = passages();
        List<Passage> kept = new ArrayList<>();
        BitSet taken = new BitSet();
        double least = passages.isEmpty() ? 0 : passages.getFirst().weight() * WORTH_A_JUMP;
        int left = 0;
        for (Passage passage : passages) {
            int next = taken.nextSetBit(passage.first());
            if (next < 0 || next > passage.last()) {
                taken.set(passage.first(), passage.last() + 1);
                if (weaker || passage.weight() >= least) {
                    kept.add(passage);
                } else {
                    left++;
                }
            }
        }
        List<Moment> shown = kept.stream()
                .limit(most)
                .map(this::moment)
                .sorted(Comparator.comparing(Moment::start))
                .toList();
        return new Moments(shown, kept.size(), left);
    }

    /** One from each cue that holds a mark, the best first. */
    private List<Passage> passages() {
        double[] weights = weights();
        List<Passage> passages = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            if (i == 0 || places.get(i).cue() != places.get(i - 1).cue()) {
                passages.add(from(i, weights));
            }
        }
        passages.sort(MomentFinder::bestFirst);
        return passages;
    }

    /** A common word makes thousands of them: written out, since a comparator of parts is slower than all the rest. */
    private static int bestFirst(Passage one, Passage other) {
        int byWeight = Double.compare(other.weight(), one.weight());
        return byWeight == 0 ? Integer.compare(one.first(), other.first()) : byWeight;
    }

    private double[] weights() {
        int last = 0;
        for (Place place : places) {
            last = Math.max(last, place.span().word());
        }
        double[] weights = new double[last + 1];
        for (Place place : places) {
            weights[place.span().word()]++;
        }
        for (int word = 0; word < weights.length; word++) {
            weights[word] = weights[word] == 0 ? 0 : 1 / (1 + Math.log(weights[word]));
        }
        return weights;
    }

    private Passage from(int begin, double[] weights) {
        int first = places.get(begin).cue();
        int last = first;
        int end = begin;
        double weight = 0;
        long words = 0;
        while (end < places.size()) {
            Place place = places.get(end);
            int word = place.span().word();
            boolean further = (words & 1L << word) == 0;
            if (!reaches(first, last, place, further)) {
                break;
            }
            words |= 1L << word;
            weight += further ? weights[word] : 0;
            last = Math.max(last, place.last());
            end++;
        }
        int repeated = Math.min(MOST_REPETITIONS, end - begin - Long.bitCount(words));
        return new Passage(first, last, begin, end, weight + REPETITION * repeated - SPREAD * (last - first));
    }

    private boolean reaches(int first, int last, Place place, boolean furtherWord) {
        int cue = place.cue();
        if (!cues.sameTrack(first, cue) || cue - first >= MOST_CUES) {
            return false;
        }
        boolean follows = cue <= last || (cue == last + 1 && cue - first < MOST_CUES_OF_SAME_WORDS);
        return follows || (furtherWord && (long) cues.startMillis(cue) - cues.startMillis(first) <= LONGEST_MILLIS);
    }

    private Moment moment(Passage passage) {
        Place begin = places.get(passage.begin());
        int first = source == Source.SPEECH
                ? new MomentStart(cues).of(begin.span(), begin.cue(), begin.last())
                : passage.first();
        int base = cues.offset(first);
        List<Span> inPassage = places.subList(passage.begin(), passage.end()).stream()
                .map(Place::span)
                .map(span -> new Span(span.start() - base, span.end() - base, span.word()))
                .toList();
        String text = cues.text(first, passage.last());
        return new Moment(
                cues.start(first),
                SnippetHtml.part(text, inPassage, SNIPPET_CHARACTERS),
                cues.speaker(first),
                cues.language(first),
                source);
    }
}
