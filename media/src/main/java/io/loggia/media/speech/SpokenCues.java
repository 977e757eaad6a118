package io.loggia.media.speech;

import io.loggia.domain.Cue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes cues that can be read of what an engine heard: two lines of 42 columns at most, in the order of time, none over
 * another. Whatever the engine answers, the cues lie inside of its sound and hold plain text.
 */
public final class SpokenCues {

    private static final int MOST_SEGMENTS = 20_000;
    private static final int MOST_CHARS = 4_000;
    private static final long SHORTEST_MS = 200;

    /** How long somebody needs at least to say a column of text, for a segment that tells no end. */
    private static final long COLUMN_MS = 50;

    // Marks that turn the direction of what follows could make a player's page unreadable.
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\u202A-\\u202E\\u2066-\\u2069\\uFEFF&&[^\\s]]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0\\u2028\\u2029]+");

    private SpokenCues() {}

    /** A segment with times that hold. */
    private record Timed(long startMs, long endMs, String text, List<Heard.Word> words) {}

    /**
     * @param offset where the sound begins in the media
     * @param length of the sound
     */
    public static List<Cue> of(Heard heard, Duration offset, Duration length) {
        List<Cue> cues = new ArrayList<>();
        for (Timed segment : inOrder(heard, length.toMillis())) {
            add(segment, offset, cues);
        }
        return cues;
    }

    private static List<Timed> inOrder(Heard heard, long lengthMs) {
        List<Timed> known = new ArrayList<>();
        heard.segments().stream().limit(MOST_SEGMENTS).forEach(segment -> {
            String text = clean(segment.text());
            long start = millis(segment.start(), lengthMs);
            if (!text.isEmpty() && start < lengthMs) {
                long end = millis(segment.end(), lengthMs);
                long told = end > start ? end : start + CueText.columns(text) * COLUMN_MS;
                known.add(new Timed(start, told, text, segment.words()));
            }
        });
        known.sort(Comparator.comparingLong(Timed::startMs));
        return apart(known, lengthMs);
    }

    /** Each ends before the next begins. */
    private static List<Timed> apart(List<Timed> known, long lengthMs) {
        List<Timed> apart = new ArrayList<>();
        long free = 0;
        for (int i = 0; i < known.size(); i++) {
            Timed segment = known.get(i);
            long start = Math.max(segment.startMs(), free);
            long next = i + 1 < known.size() ? known.get(i + 1).startMs() : lengthMs;
            long end = Math.min(segment.endMs(), Math.max(next, start + SHORTEST_MS));
            end = Math.min(Math.max(end, start + SHORTEST_MS), lengthMs);
            if (end > start) {
                apart.add(new Timed(start, end, segment.text(), segment.words()));
                free = end;
            }
        }
        return apart;
    }

    private static long millis(double seconds, long lengthMs) {
        if (Double.isNaN(seconds)) {
            return 0;
        }
        return Math.clamp(Math.round(Math.clamp(seconds, 0.0, 1e9) * 1000), 0L, lengthMs);
    }

    private static String clean(String text) {
        String some = text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS);
        return SPACE.matcher(UNSEEN.matcher(some).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    private static void add(Timed segment, Duration offset, List<Cue> cues) {
        List<CueText> parts = CueText.split(segment.text());
        long[] starts = starts(segment, parts);
        for (int i = 0; i < parts.size(); i++) {
            long end = i + 1 < parts.size() ? starts[i + 1] : segment.endMs();
            if (end > starts[i]) {
                cues.add(new Cue(
                        offset.plusMillis(starts[i]),
                        offset.plusMillis(end),
                        null,
                        parts.get(i).lines()));
            } else if (!cues.isEmpty()) {
                // No time is left for it; nothing that was said is to be lost.
                Cue last = cues.removeLast();
                cues.add(new Cue(
                        last.start(),
                        last.end(),
                        null,
                        last.text() + "\n" + parts.get(i).lines()));
            }
        }
    }

    /** By the times of the words where they fit the text, else in proportion to what is to be read. */
    private static long[] starts(Timed segment, List<CueText> parts) {
        long[] starts = new long[parts.size()];
        WordTimes times = WordTimes.of(segment.text(), segment.words());
        long all = Math.max(1, CueText.columns(segment.text()));
        long read = 0;
        int said = 0;
        long free = segment.startMs();
        for (int i = 0; i < parts.size(); i++) {
            long proportional = segment.startMs() + (segment.endMs() - segment.startMs()) * read / all;
            long start = i == 0 ? segment.startMs() : times.startMs(said, proportional);
            starts[i] = Math.clamp(start, free, segment.endMs());
            free = starts[i];
            read += CueText.columns(parts.get(i).text());
            said += WordTimes.letters(parts.get(i).text());
        }
        return starts;
    }
}
