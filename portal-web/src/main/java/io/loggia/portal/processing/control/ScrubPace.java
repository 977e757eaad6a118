package io.loggia.portal.processing.control;

import io.loggia.portal.storage.control.FolderSum;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds the reading back to so many bytes a second, and ends it when the server stops. */
final class ScrubPace implements FolderSum.Pace {

    private final long bytesPerSecond;
    private final CountDownLatch stopping;
    private long due = System.nanoTime();
    private long taken;

    ScrubPace(long bytesPerSecond, CountDownLatch stopping) {
        this.bytesPerSecond = bytesPerSecond;
        this.stopping = stopping;
    }

    @Override
    public void read(int bytes) throws InterruptedException {
        taken += bytes;
        long now = System.nanoTime();
        // What was not read in quiet times is not made up for.
        due = Math.max(due, now) + (long) (bytes * 1e9 / bytesPerSecond);
        if (stopping.await(Math.max(0, due - now), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("The server stops");
        }
    }

    /** Bytes since this was asked before. */
    long taken() {
        long bytes = taken;
        taken = 0;
        return bytes;
    }
}
