package io.loggia.portal.processing.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.JobId;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.RevisionId;
import io.loggia.portal.platform.control.Cursor;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.WireTime;
import io.loggia.portal.processing.entity.Ending;
import io.loggia.portal.processing.entity.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The jobs that people see. Changes want the caller's transaction. */
@ApplicationScoped
public class Jobs {

    private static final int MOST_CHECKED = 500;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private JobQueue queue;

    /** Where the work on an item stands: of its newest revision that has jobs, in the order of work. */
    public List<JobRef> of(MediaId media) {
        List<Job> all = entities.createQuery(
                        "select j from Job j where j.mediaId = :media order by j.createdAt desc, j.id", Job.class)
                .setParameter("media", media.value())
                .getResultList();
        return all.stream()
                .filter(job -> job.revision().equals(all.getFirst().revision()))
                .sorted(java.util.Comparator.comparing(Job::kind))
                .map(Jobs::toRef)
                .toList();
    }

    /** Jobs of everybody, newest first. */
    public Page<JobRef> list(@Nullable String state, @Nullable String cursor, int limit) {
        StringBuilder query = new StringBuilder("select j from Job j where 1 = 1");
        query.append(state == null ? "" : " and j.state = :state");
        query.append(
                cursor == null
                        ? ""
                        : " and (j.createdAt < :afterTime or (j.createdAt = :afterTime and j.id < :afterId))");
        TypedQuery<Job> typed = entities.createQuery(query + " order by j.createdAt desc, j.id desc", Job.class)
                .setMaxResults(limit + 1);
        if (state != null) {
            typed.setParameter("state", parseState(state));
        }
        if (cursor != null) {
            List<String> after = Cursor.decode(cursor, 2);
            try {
                typed.setParameter("afterTime", WireTime.instant(after.getFirst()));
                typed.setParameter("afterId", UUID.fromString(after.getLast()));
            } catch (DateTimeException | IllegalArgumentException e) {
                throw Cursor.invalid(e);
            }
        }
        List<JobRef> rows = typed.getResultList().stream().map(Jobs::toRef).toList();
        return Page.cut(
                rows,
                limit,
                job -> Cursor.encode(job.createdAt().toString(), job.id().toString()));
    }

    private static Job.State parseState(String state) {
        try {
            return Job.State.valueOf(state.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "There is no such state of a job.", e);
        }
    }

    /** Failed jobs, without those that somebody stopped. */
    public long failed() {
        return entities.createQuery(
                        "select count(j) from Job j where j.state = :state "
                                + "and (j.ending is null or j.ending <> :cancelled)",
                        Long.class)
                .setParameter("state", Job.State.FAILED)
                .setParameter("cancelled", Ending.CANCELLED)
                .getSingleResult();
    }

    /** The end of what the media program said when the job failed last. */
    public Optional<String> logTail(JobId id) {
        return Optional.ofNullable(entities.find(Job.class, id.value())).map(Job::logTail);
    }

    public JobRef find(JobId id) {
        Job job = entities.find(Job.class, id.value());
        if (job == null) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such job.");
        }
        return toRef(job);
    }

    /** Every job of a revision, in the order of work. */
    public List<JobRef> of(RevisionId revision) {
        return entities.createQuery("select j from Job j where j.revisionId = :revision", Job.class)
                .setParameter("revision", revision.value())
                .getResultStream()
                .sorted(java.util.Comparator.comparing(Job::kind))
                .map(Jobs::toRef)
                .toList();
    }

    /** Whether no job of the revision runs, waits or is still to come. */
    public boolean isIdle(RevisionId revision) {
        return entities.createQuery(
                                "select count(j) from Job j where j.revisionId = :revision and j.state in :open",
                                Long.class)
                        .setParameter("revision", revision.value())
                        .setParameter("open", EnumSet.of(Job.State.QUEUED, Job.State.RUNNING, Job.State.WAITING))
                        .getSingleResult()
                == 0;
    }

    /** Bytes of what was made of each item, as far as its jobs have counted them. */
    public Map<MediaId, Long> outputBytes() {
        return entities
                .createQuery(
                        "select j.mediaId, sum(j.outputBytes) from Job j where j.outputBytes is not null group by j.mediaId",
                        Object[].class)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(row -> new MediaId((UUID) row[0]), row -> ((Number) row[1]).longValue()));
    }

    /** What was made of a revision was removed from the storage. Wants the caller's transaction. */
    public void forgetOutput(RevisionId revision) {
        entities.createQuery("select j from Job j where j.revisionId = :revision", Job.class)
                .setParameter("revision", revision.value())
                .getResultList()
                .forEach(job -> job.made(0));
    }

    /** Jobs that ought to stand in the queue and do not, as after a failure between two writes; puts them back. */
    public int requeueLost() {
        List<Job> lost = entities
                .createQuery("select j from Job j where j.deadline is not null and j.state in :open", Job.class)
                .setParameter("open", EnumSet.of(Job.State.QUEUED, Job.State.WAITING, Job.State.RUNNING))
                .setMaxResults(MOST_CHECKED)
                .getResultList()
                .stream()
                .filter(job -> !queue.has(job.id(), job.kind()))
                .toList();
        lost.forEach(job -> queue.add(job.id(), job.kind()));
        return lost.size();
    }

    /** Whether an attempt holds the job, or held it when its server died. */
    boolean isHeld(JobId id, int attempt) {
        Job job = entities.find(Job.class, id.value());
        return job != null && job.isHeldBy(attempt);
    }

    /** Whether attempts at the job are still to come. */
    boolean isOpen(JobId id) {
        Job job = entities.find(Job.class, id.value());
        return job != null && !job.state().isOver();
    }

    /** Puts a failed job back into the queue; one that has not failed is left as it is. */
    public void retry(JobId id) {
        locked(id).filter(job -> job.state() == Job.State.FAILED).ifPresent(job -> {
            job.retried();
            queue.add(id, job.kind());
        });
    }

    /** A job of the revision; created at the first call. */
    Job ensure(MediaId media, RevisionId revision, Job.Kind kind) {
        return of(revision, kind).orElseGet(() -> {
            Job job = new Job(JobId.random(), media, revision, kind, Instant.now());
            entities.persist(job);
            return job;
        });
    }

    Optional<Job> of(RevisionId revision, Job.Kind kind) {
        return entities.createQuery("select j from Job j where j.revisionId = :revision and j.kind = :kind", Job.class)
                .setParameter("revision", revision.value())
                .setParameter("kind", kind)
                .getResultStream()
                .findFirst();
    }

    /** The job, with nobody else changing it until the transaction ends. */
    Optional<Job> locked(JobId id) {
        return Optional.ofNullable(entities.find(Job.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    static JobRef toRef(Job job) {
        return new JobRef(
                job.id(),
                job.media(),
                job.revision(),
                job.kind().name(),
                job.state().name(),
                job.progress(),
                job.inherited(),
                job.reason(),
                job.attempt(),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                job.isBackground(),
                job.lengthSeconds(),
                job.queuedAt(),
                job.deadline(),
                job.retryAt(),
                job.holdUp() == null ? null : job.holdUp().name(),
                job.node(),
                job.ending() == null ? null : job.ending().name(),
                job.outputBytes());
    }
}
