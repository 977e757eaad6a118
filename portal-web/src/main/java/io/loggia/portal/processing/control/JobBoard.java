package io.loggia.portal.processing.control;

import io.loggia.domain.MediaId;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.processing.entity.Ending;
import io.loggia.portal.processing.entity.HoldUp;
import io.loggia.portal.processing.entity.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The queue as it is now: what runs and how fast, what waits and why, who works. */
@ApplicationScoped
public class JobBoard {

    /** How many of those that wait are told one by one; the others are counted. */
    static final int MOST_WAITING = 50;

    private static final int MOST_RUNNING = 200;
    private static final double TOO_EARLY_TO_SAY = 0.01;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private Catalog catalog;

    @Inject
    private WorkerNodes nodes;

    @Inject
    private QueueControl control;

    @Inject
    private Reencoding reencoding;

    /**
     * A job that runs.
     *
     * @param speed seconds of media a second; null while it cannot be said
     * @param etaSeconds until it is done; null while it cannot be said
     */
    public record Running(
            JobRef job,
            String title,
            @Nullable Double speed,
            @Nullable Long etaSeconds) {}

    /** A job that does not run yet. */
    public record Waiting(JobRef job, String title, WaitingReason why) {}

    /** All of it. */
    public record Board(
            QueueControl.Switch queue,
            List<WorkerNodes.Node> nodes,
            List<Running> running,
            List<Waiting> waiting,
            long waitingTotal,
            long failed,
            Reencoding.@Nullable Run reencoding) {}

    public Board now() {
        Instant now = Instant.now();
        QueueControl.Switch queue = control.state();
        List<WorkerNodes.Node> alive = nodes.alive();
        List<JobRef> begun = jobs(EnumSet.of(Job.State.RUNNING), MOST_RUNNING);
        List<JobRef> running = begun.stream().filter(job -> !isHeldUp(job)).toList();
        List<JobRef> heldUp = begun.stream().filter(JobBoard::isHeldUp).toList();
        List<JobRef> waiting = Stream.concat(
                        heldUp.stream(), jobs(EnumSet.of(Job.State.QUEUED, Job.State.WAITING), MOST_WAITING).stream())
                .toList();
        Set<MediaId> ids = Stream.concat(running.stream(), waiting.stream())
                .map(JobRef::media)
                .collect(Collectors.toSet());
        Map<MediaId, MediaRef> items = catalog.findAll(ids);
        Map<Job.State, Long> counts = counts();
        return new Board(
                queue,
                alive,
                running.stream()
                        .map(job -> running(job, title(items, job), now))
                        .toList(),
                line(waiting, items, queue.paused(), alive, now),
                heldUp.size() + counts.getOrDefault(Job.State.QUEUED, 0L) + counts.getOrDefault(Job.State.WAITING, 0L),
                counts.getOrDefault(Job.State.FAILED, 0L),
                reencoding.latest().orElse(null));
    }

    /** Whether a job that has begun does nothing until another one ends. */
    private static boolean isHeldUp(JobRef job) {
        return job.isHeldUpBy(HoldUp.NO_DEVICE);
    }

    /** Pure, for its test. */
    static List<Waiting> line(
            List<JobRef> waiting,
            Map<MediaId, MediaRef> items,
            boolean paused,
            List<WorkerNodes.Node> alive,
            Instant now) {
        List<Waiting> line = new ArrayList<>();
        Map<JobQueue.Lane, Integer> lanes = new EnumMap<>(JobQueue.Lane.class);
        for (JobRef job : waiting) {
            Instant again = job.retryAt();
            boolean inLine = job.queuedAt() != null && job.holdUp() == null && (again == null || !again.isAfter(now));
            int position = 0;
            if (inLine) {
                position = lanes.merge(job.lane(), 1, Integer::sum);
            }
            line.add(new Waiting(job, title(items, job), WaitingReason.of(job, paused, alive, position, now)));
        }
        return line;
    }

    /** Pure, for its test. */
    static Running running(JobRef job, String title, Instant now) {
        Instant began = job.startedAt();
        Double length = job.lengthSeconds();
        double own = job.progress() - job.inherited();
        if (began == null || own < TOO_EARLY_TO_SAY) {
            return new Running(job, title, null, null);
        }
        double elapsed = Math.max(0.001, Duration.between(began, now).toMillis() / 1000.0);
        Double speed = length == null || length == 0 ? null : Math.round(own * length / elapsed * 100) / 100.0;
        return new Running(job, title, speed, Math.round(elapsed * (1 - job.progress()) / own));
    }

    private List<JobRef> jobs(Set<Job.State> states, int limit) {
        return entities
                .createQuery(
                        "select j from Job j where j.state in :states order by "
                                + "case when j.deadline is null then 1 else 0 end, j.deadline, j.createdAt, j.id",
                        Job.class)
                .setParameter("states", states)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(Jobs::toRef)
                .toList();
    }

    private Map<Job.State, Long> counts() {
        Map<Job.State, Long> counts = new EnumMap<>(Job.State.class);
        entities.createQuery(
                        "select j.state, count(j) from Job j where j.state in :states "
                                + "and (j.ending is null or j.ending <> :cancelled) group by j.state",
                        Object[].class)
                .setParameter("states", EnumSet.of(Job.State.QUEUED, Job.State.WAITING, Job.State.FAILED))
                .setParameter("cancelled", Ending.CANCELLED)
                .getResultList()
                .forEach(row -> counts.put((Job.State) row[0], (Long) row[1]));
        return counts;
    }

    private static String title(Map<MediaId, MediaRef> items, JobRef job) {
        MediaRef item = items.get(job.media());
        return item == null ? "" : item.title();
    }
}
