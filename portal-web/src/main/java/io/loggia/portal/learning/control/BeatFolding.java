package io.loggia.portal.learning.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.learning.control.Beats.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Credits beats that were kept elsewhere, in the order in which they come and many in a transaction. Each is told folded
 * only when it is stored, or when it never can be; until then it would come again.
 *
 * <p>One that cannot be read, or is not stored though the database answers, is put aside: told in the log by its place,
 * and counted. While the database is away, all wait.
 */
@ApplicationScoped
public class BeatFolding {

    private static final System.Logger LOGGER = System.getLogger(BeatFolding.class.getName());

    /** A row may be locked, or a server of the database give way to another: none of it lasts as long. */
    private static final int TRIES = 5;

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final BeatTransaction transaction;
    private final BeatLedger ledger;
    private final LongSupplier nanos;

    private final Queue<Read> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong credited = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong aside = new AtomicLong();

    /** What is being folded; kept by one thread at a time. */
    private List<Read> together = new ArrayList<>();

    private long nextTry;

    @Inject
    BeatFolding(BeatTransaction transaction, BeatLedger ledger) {
        this(transaction, ledger, System::nanoTime);
    }

    BeatFolding(BeatTransaction transaction, BeatLedger ledger, LongSupplier nanos) {
        this.transaction = transaction;
        this.ledger = ledger;
        this.nanos = nanos;
        nextTry = nanos.getAsLong();
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    BeatFolding() {
        transaction = null;
        ledger = null;
        nanos = null;
    }

    /**
     * A record that holds a beat.
     *
     * @param place by which an operator finds it
     * @param folded called when it need not come again
     */
    public record Kept(@Nullable String value, String place, Runnable folded) {}

    /** A beat that waits, with how often it was not stored while the database answered. */
    private record Read(BeatReport report, Kept kept, int tries) {

        Read tried(int times) {
            return new Read(report, kept, times);
        }
    }

    /**
     * What became of records since the start.
     *
     * @param refused whose session or item is gone
     */
    public record Figures(int waiting, long credited, long refused, long aside) {}

    /** Takes a record; those of one person must be given in their order. */
    public void take(Kept kept) {
        try {
            waiting.add(new Read(BeatRecord.read(kept.value()), kept, 0));
        } catch (IllegalArgumentException e) {
            putAside(kept, e);
        }
    }

    public Figures figures() {
        return new Figures(waiting.size(), credited.get(), refused.get(), aside.get());
    }

    /**
     * Folds some; to be called by one thread at a time.
     *
     * @return whether there is more to do at once
     */
    public boolean portion() {
        if (nanos.getAsLong() - nextTry < 0) {
            return false;
        }
        while (together.size() < BeatBatch.MAX_TOGETHER) {
            Read next = waiting.poll();
            if (next == null) {
                break;
            }
            together.add(next);
        }
        if (!together.isEmpty()) {
            fold();
        }
        return together.isEmpty() && !waiting.isEmpty();
    }

    private void fold() {
        List<Outcome> outcomes = BeatBatch.credit(
                transaction, together.stream().map(Read::report).toList());
        List<Read> left = new ArrayList<>();
        for (int i = 0; i < together.size(); i++) {
            Read read = together.get(i);
            LoggiaException reason = outcomes.get(i).refused();
            if (reason != null && reason.code() == ErrorCode.UNAVAILABLE) {
                left.add(read);
            } else {
                (reason == null ? credited : refused).incrementAndGet();
                read.kept().folded().run();
            }
        }
        together = left;
        if (!left.isEmpty()) {
            tryLater();
        }
    }

    /** Each has its own tries: one that came later is not given up for one that never can be stored. */
    private void tryLater() {
        nextTry = nanos.getAsLong() + BETWEEN_TRIES.toNanos();
        boolean answers = databaseAnswers();
        List<Read> left = new ArrayList<>();
        for (Read read : together) {
            int tries = answers ? read.tries() + 1 : 0;
            if (tries < TRIES) {
                left.add(read.tried(tries));
            } else {
                putAside(read.kept(), null);
            }
        }
        together = left;
    }

    private boolean databaseAnswers() {
        try {
            ledger.reach();
            return true;
        } catch (RuntimeException e) {
            LOGGER.log(Level.DEBUG, "The database does not answer", e);
            return false;
        }
    }

    private void putAside(Kept kept, @Nullable Throwable why) {
        aside.incrementAndGet();
        LOGGER.log(
                Level.WARNING,
                "The record at " + kept.place() + " is no beat that can be credited; it is left out",
                why);
        kept.folded().run();
    }
}
