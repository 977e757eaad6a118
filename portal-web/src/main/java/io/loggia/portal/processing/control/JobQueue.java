package io.loggia.portal.processing.control;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.loggia.domain.JobId;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.processing.entity.Job;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/**
 * The durable queue: db-scheduler holds what is due, who works on it and whether they still live. It has lanes with
 * threads of their own; within a lane {@link SchedulingPolicy} says who goes first.
 */
@ApplicationScoped
public class JobQueue {

    /** A server with a database of its own hears of all that is added, see {@link #wake}. This is a second pair of ears. */
    private static final Duration POLL_ALONE = Duration.ofSeconds(2);
    /** What another server adds, nobody tells. */
    private static final Duration POLL_SHARED = Duration.ofMillis(250);

    private static final String EMBEDDED = "H2";
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final double FETCH_BELOW = 0.5;
    private static final String JOB = "job";
    private static final String REMOVAL = "removal";

    /** Each lane has a table and threads of its own. */
    enum Lane {
        /** What makes an item playable. */
        QUICK("processing_quick"),
        PICTURE("processing_picture"),
        FIRST("processing_first"),
        LADDER("processing_ladder"),
        /** What is spoken and what is shown: nobody waits for it, and most of the time it waits for another machine. */
        SPEECH("processing_speech");

        private final String table;

        Lane(String table) {
            this.table = table;
        }

        static Lane of(Job.Kind kind) {
            return switch (kind) {
                case PROBE, REMUX -> QUICK;
                case POSTER, STORYBOARD, WAVEFORM -> PICTURE;
                case FIRST -> FIRST;
                case LADDER, VARIANTS -> LADDER;
                case SPEECH, SLIDES -> SPEECH;
            };
        }
    }

    /** What is added joins the caller's transaction. */
    @Resource(lookup = "jdbc/loggia")
    private DataSource transactional;

    /** Its threads work for ever, and would keep a connection of the other for as long. */
    @Resource(lookup = "jdbc/loggia-plain")
    private DataSource plain;

    @Resource
    private ManagedThreadFactory threads;

    @Resource
    private ContextService contexts;

    @Inject
    @ConfigProperties
    private ProcessingConfig config;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    private JobRanking ranking;

    private final Map<Lane, SchedulerClient> clients = new EnumMap<>(Lane.class);
    private final Map<Lane, Scheduler> lanes = new EnumMap<>(Lane.class);

    /**
     * Begins to hand out work.
     *
     * @param work does a job; tells when it wants to be called again, if ever
     * @param removal removes a folder of the storage by its key
     * @param held whether it is to begin with taking nothing, see {@link #hold}
     */
    public void start(Function<JobId, Optional<Instant>> work, Consumer<String> removal, boolean held) {
        // The container keeps what a thread has read outside of transactions until the task on it ends, and the task on
        // these threads is to work for ever. Each job begins as a task of its own, which has read nothing.
        Function<JobId, Optional<Instant>> freshWork = contexts.contextualFunction(work);
        Consumer<String> freshRemoval = contexts.contextualConsumer(removal);
        List<Task<?>> tasks = tasks(freshWork, freshRemoval);
        Duration poll = isShared() ? POLL_SHARED : POLL_ALONE;
        for (Lane lane : Lane.values()) {
            clients.put(lane, client(lane, tasks));
            Scheduler scheduler = scheduler(lane, tasks, poll);
            lanes.put(lane, scheduler);
            if (platform.worksOnMedia()) {
                if (held) {
                    scheduler.pause();
                }
                scheduler.start();
            }
        }
    }

    /** Whether other servers may add work to the same database. */
    private boolean isShared() {
        try (Connection connection = plain.getConnection()) {
            return !EMBEDDED.equals(connection.getMetaData().getDatabaseProductName());
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer", e);
        }
    }

    /** Waits a moment for running jobs, then interrupts them; they begin again at the next start. */
    public void stop() {
        lanes.values().forEach(Scheduler::stop);
    }

    /** Takes nothing new, or takes work again. What runs goes on. */
    public void hold(boolean held) {
        for (Scheduler scheduler : lanes.values()) {
            if (held != scheduler.getSchedulerState().isPaused()) {
                if (held) {
                    scheduler.pause();
                } else {
                    scheduler.resume();
                    scheduler.triggerCheckForDueExecutions();
                }
            }
        }
    }

    /** Joins the caller's transaction. Asking twice changes nothing. */
    void add(JobId job, Job.Kind kind) {
        client(Lane.of(kind))
                .scheduleIfNotExists(
                        new TaskInstance.Builder<Void>(JOB, job.toString())
                                .priority(ranking.priorityOf(job))
                                .build(),
                        Instant.now());
    }

    /** Whether the queue knows the job, waiting or running. */
    boolean has(JobId job, Job.Kind kind) {
        return client(Lane.of(kind))
                .getScheduledExecution(TaskInstanceId.of(JOB, job.toString()))
                .isPresent();
    }

    /** Has a folder removed later. Joins the caller's transaction. */
    void removeLater(String key, Instant when) {
        client(Lane.QUICK)
                .scheduleIfNotExists(
                        new TaskInstance.Builder<Void>(REMOVAL, key)
                                .priority(SchedulingPolicy.priority(when))
                                .build(),
                        when);
    }

    /** Whether {@link #removeLater} has been asked for it and it is still there. */
    boolean isToBeRemoved(String key) {
        return client(Lane.QUICK)
                .getScheduledExecution(TaskInstanceId.of(REMOVAL, key))
                .isPresent();
    }

    /** Looks for work at once; to be called when the transaction that added some has ended. */
    public void wake() {
        if (platform.worksOnMedia()) {
            lanes.values().forEach(Scheduler::triggerCheckForDueExecutions);
        }
    }

    private SchedulerClient client(Lane lane) {
        SchedulerClient client = clients.get(lane);
        if (client == null) {
            throw new IllegalStateException("The queue has not been started");
        }
        return client;
    }

    private static List<Task<?>> tasks(Function<JobId, Optional<Instant>> work, Consumer<String> removal) {
        CustomTask<Void> job = Tasks.custom(JOB, Void.class)
                .onDeadExecutionRevive()
                .execute((instance, context) -> completion(work.apply(JobId.parse(instance.getId()))));
        CustomTask<Void> remove = Tasks.custom(REMOVAL, Void.class)
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    removal.accept(instance.getId());
                    return completion(Optional.empty());
                });
        return List.of(job, remove);
    }

    private SchedulerClient client(Lane lane, List<Task<?>> tasks) {
        return SchedulerClient.Builder.create(transactional, tasks)
                .tableName(lane.table)
                .enablePriority()
                .jdbcCustomization(new LockAndFetch())
                .build();
    }

    private Scheduler scheduler(Lane lane, List<Task<?>> tasks, Duration poll) {
        int workers = switch (lane) {
            case QUICK -> config.quickWorkers;
            case PICTURE -> config.pictureWorkers;
            case FIRST -> config.firstWorkers;
            case LADDER -> config.ladderWorkers;
            case SPEECH -> 1;
        };
        return Scheduler.create(plain, new ArrayList<>(tasks))
                .tableName(lane.table)
                .schedulerName(new SchedulerName.Fixed("node-" + UUID.randomUUID()))
                .threads(workers)
                // Threads of the container's carry the application's context, which transactions and beans need.
                .executorService(Executors.newFixedThreadPool(workers, threads))
                .dueExecutor(Executors.newSingleThreadExecutor(threads))
                .housekeeperExecutor(Executors.newScheduledThreadPool(2, threads))
                .pollingInterval(poll)
                .enablePriority()
                // Takes what it has a thread for and nothing in advance: what is taken can no longer be passed.
                .pollUsingLockAndFetch(FETCH_BELOW, 1.0)
                .jdbcCustomization(new LockAndFetch())
                .heartbeatInterval(config.heartbeat)
                .missedHeartbeatsLimit(config.silentHeartbeats())
                .shutdownMaxWait(STOP_WITHIN)
                .build();
    }

    private static CompletionHandler<Void> completion(Optional<Instant> again) {
        return again.<CompletionHandler<Void>>map(
                        when -> (complete, operations) -> operations.reschedule(complete, when))
                .orElseGet(CompletionHandler.OnCompleteRemove::new);
    }
}
