package io.loggia.portal.analytics.control;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.loggia.domain.ReportId;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reports that wait to be made, one at a time on each server. One whose server died is made anew by the next that looks,
 * within a quarter of a minute.
 */
@ApplicationScoped
public class ReportQueue {

    private static final String MAKE = "report";
    private static final String TABLE = "report_work";
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);
    private static final int SILENT_HEARTBEATS = 4;
    private static final int ID_LENGTH = 36;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

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

    private @Nullable SchedulerClient client;
    private @Nullable Scheduler scheduler;

    /** @param work makes a report, and keeps its own failures */
    public void start(Consumer<ReportId> work) {
        // As in the queue of jobs: each begins as a task of its own, which has read nothing.
        Consumer<ReportId> fresh = contexts.contextualConsumer(work);
        CustomTask<Void> make = Tasks.custom(MAKE, Void.class)
                .onFailure((failed, operations) ->
                        operations.reschedule(failed, Instant.now().plus(POLL)))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    fresh.accept(ReportId.parse(instance.getId().substring(0, ID_LENGTH)));
                    return new CompletionHandler.OnCompleteRemove<>();
                });
        Scheduler started = Scheduler.create(plain, make)
                .tableName(TABLE)
                .schedulerName(new SchedulerName.Fixed("node-" + UUID.randomUUID()))
                .threads(1)
                .executorService(Executors.newFixedThreadPool(1, threads))
                .dueExecutor(Executors.newSingleThreadExecutor(threads))
                .housekeeperExecutor(Executors.newScheduledThreadPool(2, threads))
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(SILENT_HEARTBEATS)
                .shutdownMaxWait(STOP_WITHIN)
                .build();
        client = SchedulerClient.Builder.create(transactional, make)
                .tableName(TABLE)
                .build();
        scheduler = started;
        started.start();
    }

    public void stop() {
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    /** Joins the caller's transaction. */
    public void add(ReportId report) {
        // One more each time: one that is under way has perhaps just found that nobody wants the report.
        String id = report + "/" + UUID.randomUUID();
        started(client).scheduleIfNotExists(new TaskInstance.Builder<Void>(MAKE, id).build(), Instant.now());
    }

    /** Looks for work at once; to be called when the transaction that added some has ended. */
    public void wake() {
        started(scheduler).triggerCheckForDueExecutions();
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("The queue has not been started");
        }
        return part;
    }
}
