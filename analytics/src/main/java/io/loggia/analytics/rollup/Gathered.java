package io.loggia.analytics.rollup;

import java.util.Arrays;
import org.roaringbitmap.IntConsumer;
import org.roaringbitmap.RoaringBitmap;

/**
 * A tally in the making. Viewers are gathered, each as often as they come, and made a set at the end: nearly every page
 * names few of them, and uniting sets a million times would take seconds.
 */
final class Gathered implements DayPage.Viewers {

    private static final int FIRST_ROOM = 8;

    private long views;
    private long watchedMs;
    private long completions;
    private int[] viewers = new int[FIRST_ROOM];
    private int count;

    void add(long moreViews, long moreWatchedMs, long moreCompletions) {
        views += moreViews;
        watchedMs += moreWatchedMs;
        completions += moreCompletions;
    }

    void add(Tally tally) {
        add(tally.views(), tally.watchedMs(), tally.completions());
        tally.numbers().forEach((IntConsumer) this::add);
    }

    @Override
    public void add(int viewer) {
        if (count == viewers.length) {
            viewers = Arrays.copyOf(viewers, 2 * count);
        }
        viewers[count] = viewer;
        count++;
    }

    Tally tally() {
        Arrays.sort(viewers, 0, count);
        RoaringBitmap set = new RoaringBitmap();
        set.addN(viewers, 0, count);
        return new Tally(views, watchedMs, completions, set);
    }
}
