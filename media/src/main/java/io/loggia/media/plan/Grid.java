package io.loggia.media.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The borders of segments, the same for all qualities: a whole number of pictures, so that a border is the same moment
 * at every frame rate that is used.
 *
 * @param frames pictures of a segment, at the full rate
 */
record Grid(FrameRate rate, int frames) {

    /** Of a source with more than 31 pictures a second the lower qualities take every other one. */
    static Grid of(FrameRate rate, Duration segment) {
        int step = rate.isFast() ? 2 : 1;
        long frames = Math.round(rate.perSecond() / step * segment.toMillis() / 1000);
        return new Grid(rate, step * Math.toIntExact(Math.max(1, frames)));
    }

    double segmentSeconds() {
        return frames / rate.perSecond();
    }

    /**
     * A moment just ahead of a segment's first picture: near enough that it is rounded to that picture in any time base,
     * and early enough that no rounding puts it behind.
     */
    double borderBefore(int segment) {
        return ((double) segment * frames - 0.1) / rate.perSecond();
    }

    /** Spans of {@code segments} each; the last one is open and not shorter than half of the others. */
    List<Span> spans(Duration length, int segments) {
        double spanSeconds = segments * segmentSeconds();
        int count = (int) Math.max(1, Math.round(length.toMillis() / 1000.0 / spanSeconds));
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            spans.add(new Span(i * segments, i == count - 1 ? 0 : segments));
        }
        return spans;
    }
}
