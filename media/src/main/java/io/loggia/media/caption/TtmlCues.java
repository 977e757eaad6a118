package io.loggia.media.caption;

import io.loggia.domain.Cue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the text of paragraphs. A paragraph is a cue; where parts of it have times of their own, each is, so that
 * words that appear one after the other are not told again and again.
 */
final class TtmlCues {

    private final CaptionLimits limits;
    private final @Nullable Duration mediaDuration;
    private final List<String> warnings;
    private final List<Told> told = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private int line;
    private int length;
    private int empty;

    /** A cue, and the language that the document tells for it. */
    private record Told(Cue cue, @Nullable String language) {}

    /** Text with the same times and speaker. */
    private record Run(
            TtmlInterval interval,
            @Nullable String speaker,
            @Nullable String language,
            StringBuilder text) {

        boolean goesOn(TtmlInterval next, @Nullable String nextSpeaker, @Nullable String nextLanguage) {
            return interval.sameTimes(next)
                    && Objects.equals(speaker, nextSpeaker)
                    && Objects.equals(language, nextLanguage);
        }
    }

    TtmlCues(CaptionLimits limits, @Nullable Duration mediaDuration, List<String> warnings) {
        this.limits = limits;
        this.mediaDuration = mediaDuration;
        this.warnings = warnings;
    }

    void begin(int paragraphLine) {
        line = paragraphLine;
    }

    void add(String text, TtmlInterval interval, @Nullable String speaker, @Nullable String language) {
        length += text.length();
        if (length > limits.maxCueChars()) {
            throw new CaptionException(line, "The cue is longer than " + limits.maxCueChars() + " characters.");
        }
        Run last = runs.isEmpty() ? null : runs.getLast();
        if (last == null || !last.goesOn(interval, speaker, language)) {
            last = new Run(interval, speaker, language, new StringBuilder());
            runs.add(last);
        }
        last.text().append(text);
    }

    void end() {
        boolean said = false;
        for (Run run : runs) {
            String text = Utterance.tidy(run.text().toString());
            said |= !text.isEmpty() && tell(run, text);
        }
        empty += said ? 0 : 1;
        runs.clear();
        length = 0;
    }

    private boolean tell(Run run, String text) {
        Duration end =
                run.interval().end() == null ? mediaDuration : run.interval().end();
        if (end == null) {
            throw new CaptionException(line, "The text has no end: neither it nor what is around it has end or dur.");
        }
        long startMs = rounded(run.interval().begin());
        long endMs = rounded(end);
        if (endMs <= startMs) {
            return false;
        }
        if (told.size() == limits.maxCues()) {
            throw new CaptionException(
                    line, "There are more than " + limits.maxCues() + " cues, the most that a track may have.");
        }
        if (endMs > TtmlClock.LATEST.toMillis()) {
            throw new CaptionException(line, "The time is beyond the end of any media.");
        }
        Cue cue = new Cue(Duration.ofMillis(startMs), Duration.ofMillis(endMs), run.speaker(), text);
        told.add(new Told(cue, run.language()));
        return true;
    }

    private static long rounded(Duration time) {
        return time.plusNanos(500_000).toMillis();
    }

    /** @param language of which the cues are wanted, where the document tells of several; null for all */
    List<Cue> of(@Nullable String language) {
        if (empty > 0) {
            warnings.add((empty == 1 ? "1 cue" : empty + " cues") + " without text or length left out.");
        }
        boolean several = told.stream().anyMatch(one -> speaks(one, language));
        List<Cue> wanted = new ArrayList<>();
        TreeSet<String> others = new TreeSet<>();
        for (Told one : told) {
            boolean fits =
                    language == null || one.language() == null || one.language().isBlank() || speaks(one, language);
            if (!fits) {
                others.add(primary(Objects.requireNonNull(one.language())));
            }
            if (fits || !several) {
                wanted.add(one.cue());
            }
        }
        if (!others.isEmpty()) {
            String names = String.join(", ", others);
            warnings.add(
                    several
                            ? "The file also holds text in other languages (" + names + "), which was left out."
                            : "The file says that its language is " + names + "; it was taken as " + language + ".");
        }
        return wanted;
    }

    private static boolean speaks(Told one, @Nullable String language) {
        return language != null
                && one.language() != null
                && primary(one.language()).equals(primary(language));
    }

    private static String primary(String language) {
        String tag = language.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        return tag.length() <= 8 ? tag : tag.substring(0, 8);
    }
}
