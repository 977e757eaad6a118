package io.loggia.portal.admin.boundary;

import io.loggia.portal.processing.control.JobBoard;
import io.loggia.portal.processing.control.JobRef;
import io.loggia.portal.processing.control.Reencoding;
import io.loggia.portal.processing.control.WorkerNodes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queue as it is now.
 *
 * @param waitingTotal how many wait; {@code waiting} tells those that come first
 * @param reencoding encoding everything anew: the run that goes on, or the last one
 */
public record JobBoardView(
        boolean paused,
        @Nullable String pausedBy,
        List<NodeView> nodes,
        List<RunningJob> running,
        List<WaitingJob> waiting,
        long waitingTotal,
        long failed,
        @Nullable ReencodeView reencoding) {

    /**
     * A server that works on media.
     *
     * @param quickWorkers probes and re-wraps that it does at a time
     * @param ladderWorkers media that it encodes at a time
     * @param draining whether it finishes what runs and takes nothing new
     * @param running how many jobs it works on
     */
    public record NodeView(
            String id,
            String name,
            int quickWorkers,
            int ladderWorkers,
            boolean draining,
            long running,
            String startedAt) {}

    /**
     * A job that runs.
     *
     * @param progress 0 to 1
     * @param speed seconds of media a second
     */
    public record RunningJob(
            String id,
            String mediaId,
            String title,
            String kind,
            double progress,
            @Nullable Double speed,
            @Nullable Long etaSeconds,
            @Nullable String node,
            int attempt,
            boolean background,
            @Nullable String startedAt) {}

    /**
     * A job that waits.
     *
     * @param line whose line it stands in: {@code QUICK, PICTURE, FIRST, LADDER} or {@code SPEECH}
     * @param why {@code PAUSED, NO_WORKER, DRAINING, NO_ROOM, NO_FILES, NO_DEVICE, BACK_OFF, STEP_BEFORE} or
     *     {@code IN_LINE}
     * @param position in its line, from 1; 0 where it does not stand in one
     * @param until when it is tried again
     * @param reason why its last attempt failed
     */
    public record WaitingJob(
            String id,
            String mediaId,
            String title,
            String kind,
            String line,
            String state,
            String why,
            int position,
            @Nullable String until,
            @Nullable String reason,
            int attempt,
            boolean background,
            @Nullable String queuedAt) {}

    /** Encoding everything anew. */
    public record ReencodeView(
            String id,
            String requestedBy,
            String startedAt,
            @Nullable String finishedAt,
            boolean cancelled,
            int total,
            long done,
            long failed) {

        static ReencodeView of(Reencoding.Run run) {
            return new ReencodeView(
                    run.id().toString(),
                    run.requestedBy(),
                    run.startedAt().toString(),
                    text(run.finishedAt()),
                    run.cancelled(),
                    run.total(),
                    run.done(),
                    run.failed());
        }
    }

    static JobBoardView of(JobBoard.Board board) {
        return new JobBoardView(
                board.queue().paused(),
                board.queue().paused() ? board.queue().changedBy() : null,
                board.nodes().stream().map(node -> node(node, board)).toList(),
                board.running().stream().map(JobBoardView::running).toList(),
                board.waiting().stream().map(JobBoardView::waiting).toList(),
                board.waitingTotal(),
                board.failed(),
                board.reencoding() == null ? null : ReencodeView.of(board.reencoding()));
    }

    private static NodeView node(WorkerNodes.Node node, JobBoard.Board board) {
        return new NodeView(
                node.id().toString(),
                node.name(),
                node.quickWorkers(),
                node.ladderWorkers(),
                node.draining(),
                board.running().stream()
                        .filter(running -> node.name().equals(running.job().node()))
                        .count(),
                node.startedAt().toString());
    }

    private static RunningJob running(JobBoard.Running running) {
        JobRef job = running.job();
        return new RunningJob(
                job.id().toString(),
                job.media().toString(),
                running.title(),
                job.kind(),
                Math.round(job.progress() * 1000) / 1000.0,
                running.speed(),
                running.etaSeconds(),
                job.node(),
                job.attempt(),
                job.background(),
                text(job.startedAt()));
    }

    private static WaitingJob waiting(JobBoard.Waiting waiting) {
        JobRef job = waiting.job();
        return new WaitingJob(
                job.id().toString(),
                job.media().toString(),
                waiting.title(),
                job.kind(),
                job.line(),
                job.state(),
                waiting.why().code().name(),
                waiting.why().position(),
                text(waiting.why().until()),
                job.reason(),
                job.attempt(),
                job.background(),
                text(job.queuedAt()));
    }

    static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
