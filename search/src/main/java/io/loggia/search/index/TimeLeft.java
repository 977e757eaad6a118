package io.loggia.search.index;

import java.util.function.LongSupplier;
import org.apache.lucene.index.QueryTimeout;

/** The time that one search has left. Once it is told to be over it stays so, since something was left out for it. */
final class TimeLeft implements QueryTimeout {

    private final long most;
    private final LongSupplier nanos;
    private final long begin;
    private volatile boolean over;

    TimeLeft(long most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
        begin = nanos.getAsLong();
    }

    @Override
    public boolean shouldExit() {
        if (!over && nanos.getAsLong() - begin > most) {
            over = true;
        }
        return over;
    }

    /** Whether anyone was told so. */
    boolean wasOver() {
        return over;
    }
}
