package io.loggia.portal.processing.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.JobId;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.processing.entity.Job;
import io.loggia.portal.processing.entity.QueueSwitch;
import io.loggia.portal.processing.entity.ReencodeRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Encodes anew what plays already, as after a change of the ladder: behind everything else, while people go on watching
 * what there is. Every change wants the caller's transaction.
 */
@ApplicationScoped
public class Reencoding {

    /** Jobs of a run that stand in the queue at a time: enough for every server, few enough to be stopped at once. */
    private static final int AHEAD = 20;

    private static final Set<Job.State> OPEN = EnumSet.of(Job.State.QUEUED, Job.State.WAITING, Job.State.RUNNING);

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private Catalog catalog;

    @Inject
    private Revisions revisions;

    @Inject
    private Jobs jobs;

    @Inject
    private JobLedger ledger;

    @Inject
    private JobQueue queue;

    @Inject
    private AttemptFolders folders;

    @Inject
    private MediaEngine engine;

    /**
     * Encoding everything anew, as far as it has come.
     *
     * @param total items there were when it began
     * @param done items that are over with, also those with nothing to encode anew
     * @param failed of these, those whose job failed
     */
    public record Run(
            UUID id,
            String requestedBy,
            Instant startedAt,
            @Nullable Instant finishedAt,
            boolean cancelled,
            int total,
            long done,
            long failed) {}

    /** The run that goes on, or the one before. */
    public Optional<Run> latest() {
        return entities.createQuery("select r from ReencodeRun r order by r.startedAt desc", ReencodeRun.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(this::toRun);
    }

    /** @throws LoggiaException {@link ErrorCode#CONFLICT} while another run goes on */
    public Run start(String by) {
        // Of two who ask at once, the second sees the run of the first.
        entities.find(QueueSwitch.class, QueueSwitch.ID, LockModeType.PESSIMISTIC_WRITE);
        if (latest().filter(run -> run.finishedAt() == null).isPresent()) {
            throw new LoggiaException(ErrorCode.CONFLICT, "Everything is being encoded anew already.");
        }
        ReencodeRun run = new ReencodeRun(UUID.randomUUID(), by, Math.toIntExact(catalog.count()), Instant.now());
        entities.persist(run);
        return toRun(run);
    }

    /** Stops the run that goes on, and its jobs; what it has encoded stays. Empty when none goes on. */
    public Optional<Run> cancel(String by) {
        ReencodeRun run = unfinished().orElse(null);
        if (run == null) {
            return Optional.empty();
        }
        int stopped = 0;
        for (JobId id : open(run)) {
            if (ledger.cancel(id, "Stopped by " + by + "; the renditions from before stay.")) {
                stopped++;
            }
        }
        run.cancelled(stopped, Instant.now());
        return Optional.of(toRun(run));
    }

    /** Queues what comes next of a run that goes on. To be called by every server now and then. */
    public void feed() {
        ReencodeRun run = unfinished().orElse(null);
        if (run == null) {
            return;
        }
        int open = open(run).size();
        if (open >= AHEAD) {
            return;
        }
        List<MediaRef> next = catalog.page(run.after(), AHEAD - open);
        for (MediaRef item : next) {
            if (isEncodedByRulesBefore(item, run)) {
                break;
            }
            redo(item, run.id());
            run.passed(item.id());
        }
        if (next.isEmpty() && open == 0) {
            run.finished(Instant.now());
        }
    }

    /** @throws LoggiaException {@link ErrorCode#CONFLICT} when there is nothing that could be encoded anew now */
    public void one(MediaRef item) {
        if (!redo(item, null)) {
            throw new LoggiaException(
                    ErrorCode.CONFLICT,
                    "There is nothing to encode anew: it is being worked on, or has no renditions.");
        }
    }

    private boolean redo(MediaRef item, @Nullable UUID run) {
        RevisionId revision = item.currentRevision();
        if (revision == null || !revisions.find(revision).isPlayable()) {
            return false;
        }
        Job ladder = jobs.of(revision, Job.Kind.LADDER)
                .flatMap(job -> jobs.locked(job.id()))
                .filter(this::hasWork)
                .orElse(null);
        if (ladder == null) {
            return false;
        }
        folders.removeKept(ladder.id());
        ladder.redone(run);
        queue.add(ladder.id(), ladder.kind());
        return true;
    }

    private boolean hasWork(Job ladder) {
        return switch (ladder.state()) {
            case DONE, FAILED -> true;
            // Sound that was left as it is, while nobody wanted it at one level.
            case SKIPPED -> engine.planner().normalises();
            case QUEUED, RUNNING, WAITING -> false;
        };
    }

    /** Its turn comes when that has ended; what has not begun yet begins by the rules of now. */
    private boolean isEncodedByRulesBefore(MediaRef item, ReencodeRun run) {
        RevisionId revision = item.currentRevision();
        return revision != null
                && jobs.of(revision, Job.Kind.LADDER)
                        .filter(job -> OPEN.contains(job.state()))
                        .map(Job::startedAt)
                        .filter(began -> began.isBefore(run.startedAt()))
                        .isPresent();
    }

    private Optional<ReencodeRun> unfinished() {
        return entities.createQuery("select r from ReencodeRun r where r.finishedAt is null", ReencodeRun.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    private List<JobId> open(ReencodeRun run) {
        return entities
                .createQuery("select j.id from Job j where j.runId = :run and j.state in :open", UUID.class)
                .setParameter("run", run.id())
                .setParameter("open", OPEN)
                .getResultList()
                .stream()
                .map(JobId::new)
                .toList();
    }

    private Run toRun(ReencodeRun run) {
        long failed = entities.createQuery(
                        "select count(j) from Job j where j.runId = :run and j.state = :failed", Long.class)
                .setParameter("run", run.id())
                .setParameter("failed", Job.State.FAILED)
                .getSingleResult();
        return new Run(
                run.id(),
                run.requestedBy(),
                run.startedAt(),
                run.finishedAt(),
                run.isCancelled(),
                run.total(),
                run.done(open(run).size()),
                failed);
    }
}
