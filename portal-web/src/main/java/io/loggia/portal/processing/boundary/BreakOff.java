package io.loggia.portal.processing.boundary;

import org.jspecify.annotations.Nullable;

/**
 * Lets one thread break off the work of another for as long as that is about files and processes. Later, when the worker
 * writes its result down, an interrupt would hit a commit: the report of a job that has just ended is always too late.
 */
final class BreakOff {

    private @Nullable Thread worker;
    private boolean happened;

    BreakOff(Thread worker) {
        this.worker = worker;
    }

    synchronized void now() {
        if (worker != null) {
            happened = true;
            worker.interrupt();
        }
    }

    /** To be called by the worker: from here on it is left alone, and what reached it last is forgotten. */
    synchronized void forbid() {
        worker = null;
        if (happened) {
            Thread.interrupted();
        }
    }
}
