package io.loggia.search.index;

import io.loggia.search.analysis.Tongue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * All cues of an item as one block of bytes that is read in place: a match in the index is a character offset into the
 * text of one tongue, and this finds the cue, its second and its words without decoding the rest.
 *
 * <p>Layout, big endian: {@code count, textLength}, one record of {@link #RECORD} bytes for each cue ordered by tongue
 * and offset, the texts each followed by a line feed, then the tables of languages and of speakers.
 */
public final class CueSheet {

    static final int HEADER = 2 * Integer.BYTES;
    /** Milliseconds of the start, offset, length in characters, offset in bytes, language, speaker. */
    static final int RECORD = 4 * Integer.BYTES + 2 * Short.BYTES;

    private static final int OFFSET = Integer.BYTES;
    private static final int LENGTH = 2 * Integer.BYTES;
    private static final int BYTES = 3 * Integer.BYTES;
    private static final int LANGUAGE = 4 * Integer.BYTES;
    private static final int SPEAKER = LANGUAGE + Short.BYTES;

    private final ByteBuffer data;
    private final int count;
    private final int textLength;
    private final List<String> languages;
    private final Tongue[] tongues;
    private final List<String> speakers;

    CueSheet(BytesRef bytes) {
        data = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length).slice();
        count = data.getInt(0);
        textLength = data.getInt(Integer.BYTES);
        ByteBuffer tables = data.duplicate().position(HEADER + count * RECORD + textLength);
        languages = readTable(tables);
        tongues = languages.stream().map(Tongue::of).toArray(Tongue[]::new);
        speakers = readTable(tables);
    }

    public int count() {
        return count;
    }

    /** @return the cue that holds this character of the tongue's text, or -1 when there is none */
    public int cueAt(Tongue tongue, int offset) {
        return cueAt(tongue, offset, 0);
    }

    /**
     * As {@link #cueAt(Tongue, int)}, for places asked for in order.
     *
     * @param from a cue that begins no later than the place: the nearer, the quicker
     */
    public int cueAt(Tongue tongue, int offset, int from) {
        int low = from;
        int step = 1;
        while (low + step < count && beginsBy(low + step, tongue, offset)) {
            low += step;
            step *= 2;
        }
        int high = Math.min(count - 1, low + step);
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (beginsBy(middle, tongue, offset)) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high >= 0 && tongue(high) == tongue ? high : -1;
    }

    private boolean beginsBy(int cue, Tongue tongue, int offset) {
        int order = tongue(cue).compareTo(tongue);
        return order < 0 || (order == 0 && offset(cue) <= offset);
    }

    public Duration start(int cue) {
        return Duration.ofMillis(startMillis(cue));
    }

    public int startMillis(int cue) {
        return number(cue, 0);
    }

    /** Where the cue's text begins in the text of its tongue, in characters. */
    public int offset(int cue) {
        return number(cue, OFFSET);
    }

    public int length(int cue) {
        return number(cue, LENGTH);
    }

    public String language(int cue) {
        return languages.get(data.getShort(at(cue) + LANGUAGE));
    }

    public @Nullable String speaker(int cue) {
        int speaker = data.getShort(at(cue) + SPEAKER);
        return speaker < 0 ? null : speakers.get(speaker);
    }

    /**
     * The names at places in {@link TextKind#SPEAKERS}, the text of all of them in the order of the table with a line
     * feed between two.
     */
    public Set<String> speakersAt(Collection<Span> places) {
        Set<String> named = new HashSet<>();
        int begin = 0;
        for (String name : speakers) {
            int start = begin;
            int end = start + name.length();
            if (places.stream().anyMatch(place -> place.start() < end && place.end() > start)) {
                named.add(name);
            }
            begin = end + 1;
        }
        return named;
    }

    /** Whether the second cue continues the track of the first. */
    public boolean sameTrack(int cue, int next) {
        return data.getShort(at(cue) + LANGUAGE) == data.getShort(at(next) + LANGUAGE);
    }

    /** The words of the cues from {@code first} to {@code last}, a line feed between two. */
    public String text(int first, int last) {
        int from = number(first, BYTES);
        int to = (last + 1 < count ? number(last + 1, BYTES) : textLength) - 1;
        byte[] words = new byte[to - from];
        data.get(HEADER + count * RECORD + from, words);
        return new String(words, StandardCharsets.UTF_8);
    }

    /** The tongues of all its tracks. */
    public Set<Tongue> tongues() {
        return Set.of(Arrays.stream(tongues).distinct().toArray(Tongue[]::new));
    }

    private Tongue tongue(int cue) {
        return tongues[data.getShort(at(cue) + LANGUAGE)];
    }

    private int number(int cue, int column) {
        return data.getInt(at(cue) + column);
    }

    private static int at(int cue) {
        return HEADER + cue * RECORD;
    }

    private static List<String> readTable(ByteBuffer tables) {
        int size = tables.getShort();
        List<String> entries = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            byte[] entry = new byte[tables.getShort()];
            tables.get(entry);
            entries.add(new String(entry, StandardCharsets.UTF_8));
        }
        return entries;
    }
}
