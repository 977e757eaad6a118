package io.loggia.portal.delivery.control;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.loggia.domain.MediaId;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What CDNs are still to forget. It is written down in the transaction that makes it so, and asked for again, ever less
 * often, until the CDN has done it.
 */
@ApplicationScoped
public class PurgeQueue {

    private static final String PURGE = "purge";
    private static final String TABLE = "delivery_purge";
    private static final Duration POLL = Duration.ofSeconds(10);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int DOUBLINGS = 8;
    private static final int ID_LENGTH = 36;

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

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    private @Nullable SchedulerClient client;
    private @Nullable Scheduler scheduler;

    /** @param work tells the CDN, and throws where that was not possible */
    public void start(Consumer<MediaId> work) {
        // As in the queue of jobs: each begins as a task of its own, which has read nothing.
        Consumer<MediaId> fresh = contexts.contextualConsumer(work);
        CustomTask<Void> purge = Tasks.custom(PURGE, Void.class)
                .onFailure((failed, operations) -> operations.reschedule(
                        failed, Instant.now().plus(pause(failed.getExecution().consecutiveFailures))))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    fresh.accept(MediaId.parse(instance.getId().substring(0, ID_LENGTH)));
                    return new CompletionHandler.OnCompleteRemove<>();
                });
        Scheduler started = Scheduler.create(plain, purge)
                .tableName(TABLE)
                .schedulerName(new SchedulerName.Fixed("node-" + UUID.randomUUID()))
                .threads(1)
                .executorService(Executors.newFixedThreadPool(1, threads))
                .dueExecutor(Executors.newSingleThreadExecutor(threads))
                .housekeeperExecutor(Executors.newScheduledThreadPool(2, threads))
                .pollingInterval(POLL)
                .shutdownMaxWait(STOP_WITHIN)
                .build();
        client = SchedulerClient.Builder.create(transactional, purge)
                .tableName(TABLE)
                .build();
        scheduler = started;
        started.start();
    }

    static Duration pause(int failures) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(Math.max(failures, 0), DOUBLINGS));
    }

    public void stop() {
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    /** Joins the caller's transaction. */
    public void add(MediaId media) {
        // One more each time: one that is being carried out has perhaps been answered before this change.
        schedule(media + "/" + UUID.randomUUID(), Instant.now());
    }

    /** The same once a publication has ended by its date. Joins the caller's transaction. */
    public void addAt(MediaId media, Instant end) {
        schedule(media + "/" + end.toEpochMilli(), end);
    }

    private void schedule(String id, Instant at) {
        started(client).scheduleIfNotExists(new TaskInstance.Builder<Void>(PURGE, id).build(), at);
    }

    /** Looks for work at once; to be called when the transaction that added some has ended. */
    public void wake() {
        started(scheduler).triggerCheckForDueExecutions();
    }

    /** How many are due, be it for a moment. */
    public long waiting() {
        return count("select count(*) from delivery_purge where execution_time <= current_timestamp"
                + " or consecutive_failures > 0");
    }

    /** How many of them have failed before. */
    public long failing() {
        return count("select count(*) from delivery_purge where consecutive_failures > 0");
    }

    private long count(String query) {
        return ((Number) entities.createNativeQuery(query).getSingleResult()).longValue();
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("The queue has not been started");
        }
        return part;
    }
}
