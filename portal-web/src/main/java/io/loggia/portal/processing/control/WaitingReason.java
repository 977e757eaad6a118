package io.loggia.portal.processing.control;

import io.loggia.portal.processing.control.WorkerNodes.Node;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a job does not run.
 *
 * @param position in its lane, from 1; 0 where it does not stand in line
 * @param until when it is tried again
 */
public record WaitingReason(
        Code code, int position, @Nullable Instant until) {

    /** In the words of the API; the page puts them into the reader's language. */
    public enum Code {
        /** The queue is paused. */
        PAUSED,
        /** No server that works on media was heard of lately. */
        NO_WORKER,
        /** All such servers finish what runs and take nothing new. */
        DRAINING,
        /** The storage has no room for its work. */
        NO_ROOM,
        /** It failed, and its wait before the next attempt is not over. */
        BACK_OFF,
        /** A step before it is not done. */
        STEP_BEFORE,
        /** Others of its kind run or go first. */
        IN_LINE
    }

    /**
     * Decides purely.
     *
     * @param position its place in line
     */
    static WaitingReason of(JobRef job, boolean paused, List<Node> nodes, int position, Instant now) {
        Instant again = job.retryAt();
        if (job.queuedAt() == null) {
            return new WaitingReason(Code.STEP_BEFORE, 0, null);
        }
        if (paused) {
            return new WaitingReason(Code.PAUSED, position, null);
        }
        List<Node> able = nodes.stream()
                .filter(node -> (job.isHeavy() ? node.ladderWorkers() : node.quickWorkers()) > 0)
                .toList();
        if (able.isEmpty()) {
            return new WaitingReason(Code.NO_WORKER, position, null);
        }
        if (able.stream().allMatch(Node::draining)) {
            return new WaitingReason(Code.DRAINING, position, null);
        }
        if (job.waitsForRoom()) {
            return new WaitingReason(Code.NO_ROOM, 0, null);
        }
        if (again != null && again.isAfter(now)) {
            return new WaitingReason(Code.BACK_OFF, 0, again);
        }
        return new WaitingReason(Code.IN_LINE, position, null);
    }
}
