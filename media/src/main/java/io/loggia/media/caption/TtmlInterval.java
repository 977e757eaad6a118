package io.loggia.media.caption;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When an element of TTML is active, in times of the media. TTML2, section 12.2: the times of an element count from the
 * begin of the one around it or, where that is a sequence, from the end of the one before; what is around it also ends it.
 */
final class TtmlInterval {

    private final Duration begin;
    private final @Nullable Duration end;
    private final boolean sequence;
    private Duration latest;

    private TtmlInterval(Duration begin, @Nullable Duration end, boolean sequence) {
        this.begin = begin;
        this.end = end;
        this.sequence = sequence;
        this.latest = begin;
    }

    /** All of the media. */
    static TtmlInterval root() {
        return new TtmlInterval(Duration.ZERO, null, false);
    }

    /** The times as they are written on an element; null where they are not. */
    record Written(
            @Nullable Duration begin,
            @Nullable Duration duration,
            @Nullable Duration end,
            boolean sequence) {}

    TtmlInterval inner(Written written, int line) {
        Duration reference = sequence ? latest : begin;
        Duration from = written.begin() == null ? reference : reference.plus(written.begin());
        Duration to = written.end() == null ? null : reference.plus(written.end());
        if (to != null && to.compareTo(from) < 0) {
            throw new CaptionException(line, "The text ends before it begins.");
        }
        if (written.duration() != null) {
            to = earlier(to, from.plus(written.duration()));
        }
        Duration limit = end;
        if (limit != null) {
            from = from.compareTo(limit) > 0 ? limit : from;
            to = earlier(to, limit);
        }
        return new TtmlInterval(from, to, written.sequence());
    }

    /** Takes note of an inner one that is over. */
    void passed(TtmlInterval inner) {
        Duration over = inner.end == null ? inner.latest : inner.end;
        latest = over.compareTo(latest) > 0 ? over : latest;
    }

    Duration begin() {
        return begin;
    }

    /** Null where nothing ends it. */
    @Nullable
    Duration end() {
        return end;
    }

    boolean sameTimes(TtmlInterval other) {
        return begin.equals(other.begin) && (end == null ? other.end == null : end.equals(other.end));
    }

    private static Duration earlier(@Nullable Duration one, Duration other) {
        return one == null || one.compareTo(other) > 0 ? other : one;
    }
}
