package io.loggia.portal.processing.control;

import io.loggia.portal.processing.control.WorkerNodes.Node;
import io.loggia.portal.processing.entity.HoldUp;
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
        /** What it works on has not come yet from the server that it was uploaded to. */
        NO_FILES,
        /** Every device that it could encode on is full. */
        NO_DEVICE,
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
        // It has begun, so the queue's switches are not in its way.
        if (job.isHeldUpBy(HoldUp.NO_DEVICE)) {
            return new WaitingReason(Code.NO_DEVICE, 0, null);
        }
        if (job.queuedAt() == null) {
            return new WaitingReason(Code.STEP_BEFORE, 0, null);
        }
        if (paused) {
            return new WaitingReason(Code.PAUSED, position, null);
        }
        // Each works on every kind of job.
        if (nodes.isEmpty()) {
            return new WaitingReason(Code.NO_WORKER, position, null);
        }
        if (nodes.stream().allMatch(Node::draining)) {
            return new WaitingReason(Code.DRAINING, position, null);
        }
        if (job.isHeldUpBy(HoldUp.NO_ROOM)) {
            return new WaitingReason(Code.NO_ROOM, 0, null);
        }
        if (job.isHeldUpBy(HoldUp.NO_FILES)) {
            return new WaitingReason(Code.NO_FILES, 0, null);
        }
        if (again != null && again.isAfter(now)) {
            return new WaitingReason(Code.BACK_OFF, 0, again);
        }
        return new WaitingReason(Code.IN_LINE, position, null);
    }
}
