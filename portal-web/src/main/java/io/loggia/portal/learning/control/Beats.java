package io.loggia.portal.learning.control;

import io.loggia.analytics.coverage.PlayedParts;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Credits what players report before it answers. Whoever is answered has it stored: those who wait while one transaction is forced to disk
 * share the next, so that the disk bounds how long an answer takes and not how many are given (group commit).
 */
@ApplicationScoped
public class Beats implements BeatIntake {

    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

    /** Whether somebody commits for all, or has been told to. */
    private final AtomicBoolean led = new AtomicBoolean();

    private final BeatTransaction ledger;

    @Inject
    Beats(BeatTransaction ledger) {
        this.ledger = ledger;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    Beats() {
        ledger = null;
    }

    /**
     * What a player says of its session.
     *
     * @param played so far
     * @param ended whether it reached the end, so that the next session starts anew
     */
    public record Beat(PlayedParts played, long positionMs, boolean ended) {}

    /**
     * What the server believes.
     *
     * @param coveredMs watched by this person of this revision, in all sessions
     * @param completed whether that, now or earlier, completed the revision
     * @param pending whether some of what was reported is still to be counted; the other figures tell of what was before
     */
    public record Watched(long coveredMs, boolean completed, double requiredShare, boolean pending) {}

    /** What became of a beat: one of the two. */
    public record Outcome(
            @Nullable Watched watched, @Nullable LoggiaException refused) {

        static Outcome credited(Watched watched) {
            return new Outcome(watched, null);
        }

        static Outcome refused(LoggiaException reason) {
            return new Outcome(null, reason);
        }

        private Watched get() {
            if (watched == null) {
                throw refused == null ? new IllegalStateException("neither credited nor refused") : refused;
            }
            return watched;
        }
    }

    /** A beat, and whoever waits for its answer. */
    private static final class Waiting {
        final BeatReport report;

        /** Over when it is answered, or is to commit for all. */
        private final CompletableFuture<Void> turn = new CompletableFuture<>();

        /** Set by whoever commits, and only when what it tells is stored. */
        private volatile @Nullable Outcome outcome;

        Waiting(BeatReport report) {
            this.report = report;
        }
    }

    @Override
    public Watched take(Viewer viewer, UUID session, Beat beat) {
        Waiting mine = new Waiting(BeatReport.now(viewer, session, beat));
        waiting.add(mine);
        if (led.compareAndSet(false, true)) {
            return lead(mine).get();
        }
        mine.turn.join();
        Outcome outcome = mine.outcome;
        return (outcome == null ? lead(mine) : outcome).get();
    }

    /**
     * Commits for all until it is answered itself, and passes that on to one of those who came meanwhile. All others are
     * woken side by side: were they to ask for a lock one after the other, the next commit would wait for all of them.
     */
    private Outcome lead(Waiting mine) {
        try {
            Outcome outcome = mine.outcome;
            while (outcome == null) {
                commit(next());
                outcome = mine.outcome;
            }
            return outcome;
        } finally {
            passOn();
        }
    }

    private void passOn() {
        Waiting next = waiting.peek();
        if (next != null) {
            next.turn.complete(null);
            return;
        }
        led.set(false);
        // Who came in between found somebody in the lead and waits.
        if (!waiting.isEmpty() && led.compareAndSet(false, true)) {
            passOn();
        }
    }

    private List<Waiting> next() {
        List<Waiting> next = new ArrayList<>();
        for (Waiting one = waiting.poll(); one != null; one = waiting.poll()) {
            next.add(one);
            if (next.size() == BeatBatch.MAX_TOGETHER) {
                break;
            }
        }
        return next;
    }

    private void commit(List<Waiting> beats) {
        List<Outcome> outcomes = List.of();
        try {
            outcomes = BeatBatch.credit(
                    ledger, beats.stream().map(beat -> beat.report).toList());
        } finally {
            // Whatever happens to the one who leads, nobody waits for ever.
            for (int i = 0; i < beats.size(); i++) {
                beats.get(i).outcome = i < outcomes.size()
                        ? outcomes.get(i)
                        : Outcome.refused(BeatBatch.notStored(new IllegalStateException("the leader died")));
                beats.get(i).turn.complete(null);
            }
        }
    }
}
