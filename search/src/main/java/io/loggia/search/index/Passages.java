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
 * Takes an item apart into passages: what it is called and said to be, its chapters, and what is said, in pieces of about
 * a minute that end with a sentence where one ends in time.
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
        media.transcripts().forEach(passages::add);
        List<Passage> all = passages.all;
        return List.copyOf(all.subList(0, Math.min(MOST, all.size())));
    }

    private void add(Source source, Duration begin, String all) {
        if (!all.isBlank()) {
            this.all.add(new Passage(source, begin, NO_LANGUAGE, Set.of(), cut(all)));
        }
    }

    private void add(Transcript transcript) {
        for (Cue cue : transcript.cues()) {
            String said = cue.text().replaceAll("\\s+", " ").strip();
            if (!said.isEmpty()) {
                add(cue, cut(said), transcript.language());
            }
        }
        end(transcript.language());
    }

    private void add(Cue cue, String said, String language) {
        int more = said.split(" ", -1).length;
        if (!text.isEmpty()
                && (text.length() + said.length() > MOST_CHARACTERS
                        || words + more > MOST_WORDS
                        || cue.end().minus(start).compareTo(LONG) > 0)) {
            end(language);
        }
        if (text.isEmpty()) {
            start = cue.start();
        } else {
            text.append(' ');
        }
        text.append(said);
        words += more;
        String speaker = cue.speaker();
        if (speaker != null && !speaker.isBlank()) {
            speakers.add(speaker.strip().toLowerCase(Locale.ROOT));
        }
        boolean ends = ENDS.indexOf(said.charAt(said.length() - 1)) >= 0;
        if (ends && cue.end().minus(start).compareTo(SHORT) >= 0) {
            end(language);
        }
    }

    private void end(String language) {
        if (!text.isEmpty()) {
            all.add(new Passage(Source.SPEECH, start, language, speakers, text.toString()));
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
