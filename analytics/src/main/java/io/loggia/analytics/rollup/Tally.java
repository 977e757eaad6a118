package io.loggia.analytics.rollup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.roaringbitmap.RoaringBitmap;

/** Figures of any number of facts. Viewers are kept as a set of numbers, so that adding up counts each person once. */
public final class Tally {

    private long views;
    private long watchedMs;
    private long completions;
    private final RoaringBitmap viewers;

    public Tally() {
        this.viewers = new RoaringBitmap();
    }

    Tally(long views, long watchedMs, long completions, RoaringBitmap viewers) {
        this.views = views;
        this.watchedMs = watchedMs;
        this.completions = completions;
        this.viewers = viewers;
    }

    /** @param viewers as {@link #encodedViewers} gave them */
    public static Tally of(long views, long watchedMs, long completions, byte[] viewers) {
        RoaringBitmap numbers = new RoaringBitmap();
        try {
            numbers.deserialize(ByteBuffer.wrap(viewers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Tally(views, watchedMs, completions, numbers);
    }

    /** How many different people. */
    public int viewers() {
        return viewers.getCardinality();
    }

    public long views() {
        return views;
    }

    public long watchedMs() {
        return watchedMs;
    }

    public long completions() {
        return completions;
    }

    public void add(CountedFact fact) {
        views += fact.views();
        watchedMs += fact.watchedMs();
        completions += fact.completed() ? 1 : 0;
        viewers.add(fact.viewer());
    }

    public void add(Tally other) {
        views += other.views;
        watchedMs += other.watchedMs;
        completions += other.completions;
        viewers.or(other.viewers);
    }

    /** For storing. */
    public byte[] encodedViewers() {
        viewers.runOptimize();
        ByteBuffer buffer = ByteBuffer.allocate(viewers.serializedSizeInBytes());
        viewers.serialize(buffer);
        return buffer.array();
    }

    RoaringBitmap numbers() {
        return viewers;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally tally
                && views == tally.views
                && watchedMs == tally.watchedMs
                && completions == tally.completions
                && viewers.equals(tally.viewers);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * (31 * views + watchedMs) + completions);
    }

    @Override
    public String toString() {
        return views + " views, " + watchedMs + " ms, " + completions + " completions, viewers " + viewers;
    }
}
