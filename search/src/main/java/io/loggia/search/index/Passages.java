package io.loggia.search.index;

import io.loggia.domain.Chapter;
import io.loggia.domain.Cue;
import io.loggia.search.index.Passage.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes an item apart into passages: what it is called and said to be, its chapters, what is said, in pieces of about a
 * minute that end with a sentence where one ends in time, and what stands on slides, in pieces as long that end with a slide.
 */
final class Passages {

    private static final String NO_LANGUAGE = "und";

    /** From here on a passage ends with the next sentence. */
    private static final Duration SHORT = Duration.ofSeconds(60);

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final int MOST_WORDS = 200;
    /** For writing without spaces, and since models read no further than some hundred words. */
    private static final int MOST_CHARACTERS = 1_500;

    /** More than twenty hours have. */
    private static final int MOST = 3_000;

    /** A program reads text where there is none; as much as this is on the slides of no lecture. */
    private static final int MOST_OF_SLIDES = 300;

    private static final String ENDS = ".!?\u2026\u3002\uff01\uff1f\u061f\u06d4";

    private final List<Passage> all = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Set<String> speakers = new HashSet<>();
    private Duration start = Duration.ZERO;
    private int words;

    private Passages() {}

    static List<Passage> of(IndexedMedia media) {
        Passages passages = new Passages();
        passages.add(Source.DETAILS, Duration.ZERO, (media.title() + "\n" + media.description()).strip());
        for (Chapter chapter : media.chapters()) {
            passages.add(Source.CHAPTER, chapter.start(), chapter.title().strip());
        }
        for (Transcript transcript : media.transcripts()) {
            passages.add(Source.SPEECH, transcript.language(), transcript.cues(), MOST);
        }
        passages.add(Source.SLIDE, NO_LANGUAGE, media.slides(), MOST_OF_SLIDES);
        List<Passage> all = passages.all;
        return List.copyOf(all.subList(0, Math.min(MOST, all.size())));
    }

    private void add(Source source, Duration begin, String all) {
        if (!all.isBlank()) {
            this.all.add(new Passage(source, begin, NO_LANGUAGE, Set.of(), cut(all)));
        }
    }

    private void add(Source source, String language, List<Cue> cues, int most) {
        int begin = all.size();
        for (Cue cue : cues) {
            String words = cue.text().replaceAll("\\s+", " ").strip();
            if (!words.isEmpty()) {
                add(source, cue, cut(words), language);
            }
        }
        end(source, language);
        all.subList(Math.min(all.size(), begin + most), all.size()).clear();
    }

    private void add(Source source, Cue cue, String said, String language) {
        int more = said.split(" ", -1).length;
        if (!text.isEmpty()
                && (text.length() + said.length() > MOST_CHARACTERS
                        || words + more > MOST_WORDS
                        || cue.end().minus(start).compareTo(LONG) > 0)) {
            end(source, language);
        }
        if (text.isEmpty()) {
            start = cue.start();
        } else {
            text.append(source == Source.SLIDE ? '\n' : ' ');
        }
        text.append(said);
        words += more;
        String speaker = cue.speaker();
        if (speaker != null && !speaker.isBlank()) {
            speakers.add(speaker.strip().toLowerCase(Locale.ROOT));
        }
        boolean ends = source == Source.SLIDE || ENDS.indexOf(said.charAt(said.length() - 1)) >= 0;
        if (ends && cue.end().minus(start).compareTo(SHORT) >= 0) {
            end(source, language);
        }
    }

    private void end(Source source, String language) {
        if (!text.isEmpty()) {
            all.add(new Passage(source, start, language, speakers, text.toString()));
        }
        text.setLength(0);
        speakers.clear();
        words = 0;
    }

    /** Without half of a character at its end. */
    private static String cut(String whole) {
        if (whole.length() <= MOST_CHARACTERS) {
            return whole;
        }
        int end = Character.isHighSurrogate(whole.charAt(MOST_CHARACTERS - 1)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
        return whole.substring(0, end);
    }
}
