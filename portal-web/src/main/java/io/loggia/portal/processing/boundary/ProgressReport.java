package io.loggia.portal.processing.boundary;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Notes every now and then how far an attempt is, and breaks it off where going on would be wrong: it would fill the disk,
 * was taken over or deleted, or may have been, as the database has not answered for as long as other servers wait before
 * they take a job over.
 */
final class ProgressReport implements Runnable {

    private static final System.Logger LOGGER = System.getLogger(ProgressReport.class.getName());

    private final Means means;
    private final BreakOff breakOff;
    private final Duration silence;
    private final InstantSource clock;
    private volatile double share;
    private volatile boolean starving;
    private Instant heard;

    /** What it asks and tells. */
    interface Means {

        boolean isRoomShort();

        /** @return whether the attempt still counts */
        boolean advance(double share);
    }

    /** @param silence after which the attempt may no longer be this server's */
    ProgressReport(Means means, BreakOff breakOff, Duration silence, InstantSource clock) {
        this.means = means;
        this.breakOff = breakOff;
        this.silence = silence;
        this.clock = clock;
        this.heard = clock.instant();
    }

    /** @param reached from 0 to 1 */
    void reached(double reached) {
        share = reached;
    }

    /** Whether it was broken off for lack of room. */
    boolean isStarving() {
        return starving;
    }

    /** Called by one thread at a time. */
    @Override
    public void run() {
        try {
            if (means.isRoomShort()) {
                starving = true;
                breakOff.now();
            } else if (!means.advance(share)) {
                breakOff.now();
            }
            heard = clock.instant();
        } catch (RuntimeException e) {
            // The top of a thread: an executor drops a task for good when one run of it throws.
            LOGGER.log(Level.WARNING, "How far a job is could not be noted; it is tried again", e);
            if (clock.instant().isAfter(heard.plus(silence))) {
                LOGGER.log(Level.WARNING, "Broken off: another server may have taken the job over by now");
                breakOff.now();
            }
        }
    }
}
