package io.loggia.portal.processing.control;

import io.loggia.domain.JobId;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.processing.control.SchedulingPolicy.Demand;
import io.loggia.portal.processing.control.SchedulingPolicy.Rank;
import io.loggia.portal.processing.entity.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives jobs their places in the queue, by {@link SchedulingPolicy}. Wants the caller's transaction. */
@ApplicationScoped
public class JobRanking {

    private static final Set<Job.State> UNFINISHED = EnumSet.of(Job.State.QUEUED, Job.State.WAITING, Job.State.RUNNING);

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private MediaGate gate;

    @Inject
    private Revisions revisions;

    /** The priority of the job, for db-scheduler. A job keeps its place over retries, so that it ages. */
    int priorityOf(JobId id) {
        Job job = entities.find(Job.class, id.value());
        if (job == null) {
            return SchedulingPolicy.priority(Instant.now());
        }
        Instant deadline = job.deadline();
        return SchedulingPolicy.priority(deadline == null ? rank(job) : deadline);
    }

    private Instant rank(Job job) {
        Instant now = Instant.now();
        UUID author = gate.find(job.media())
                .map(MediaRef::access)
                .map(access -> access.owner().value())
                .orElse(job.media().value());
        Double seconds = revisions
                .findIfExists(job.revision())
                .map(RevisionRef::durationSeconds)
                .orElse(null);
        Duration length = seconds == null ? Duration.ZERO : Duration.ofMillis((long) (seconds * 1000));
        Rank rank = SchedulingPolicy.rank(
                new Demand(job.kind(), length, job.isBackground()), now, authorsLast(author, job));
        job.ranked(author, seconds, rank.fairUntil(), rank.deadline(), now);
        return rank.deadline();
    }

    private @Nullable Instant authorsLast(UUID author, Job job) {
        Set<Job.Kind> lane = EnumSet.allOf(Job.Kind.class);
        lane.removeIf(kind -> JobQueue.Lane.of(kind) != JobQueue.Lane.of(job.kind()));
        return entities.createQuery(
                        "select j.fairUntil from Job j where j.authorId = :author and j.background = false "
                                + "and j.fairUntil is not null and j.state in :states and j.kind in :kinds "
                                + "order by j.fairUntil desc",
                        Instant.class)
                .setParameter("author", author)
                .setParameter("states", UNFINISHED)
                .setParameter("kinds", lane)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }
}
