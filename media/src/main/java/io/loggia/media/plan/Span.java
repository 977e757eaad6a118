package io.loggia.media.plan;

/**
 * The part of a film that one process encodes, counted in segments of the common {@link Grid}.
 *
 * @param segments 0 for all that follow
 */
public record Span(int firstSegment, int segments) {

    public static final Span WHOLE = new Span(0, 0);

    public Span {
        if (firstSegment < 0 || segments < 0) {
            throw new IllegalArgumentException("A span lies within its film");
        }
    }

    /** What is left of it behind its first segments. */
    public Span behind(int finished) {
        if (!isOpen() && finished >= segments) {
            throw new IllegalArgumentException("Nothing is left");
        }
        return new Span(firstSegment + finished, isOpen() ? 0 : segments - finished);
    }

    /** Whether it goes on to wherever the film turns out to end. */
    public boolean isOpen() {
        return segments == 0;
    }

    public boolean isWhole() {
        return firstSegment == 0 && isOpen();
    }
}
