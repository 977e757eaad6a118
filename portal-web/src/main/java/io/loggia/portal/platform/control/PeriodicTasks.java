package io.loggia.portal.platform.control;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a server does again and again until it stops. A task that fails is told in the log and has its turn again. Each bean
 * that injects this has tasks of its own, which end with it; one that must end them earlier calls {@link #stop}.
 *
 * <p>Tasks of one bean may run at the same time, a task never beside itself.
 */
@Dependent
public class PeriodicTasks {

    private static final System.Logger LOGGER = System.getLogger(PeriodicTasks.class.getName());

    @Resource
    private ManagedScheduledExecutorService timer;

    private final List<ScheduledFuture<?>> scheduled = new ArrayList<>();
    private volatile boolean stopped;

    /** A task that does a portion of what there is to do. */
    @FunctionalInterface
    public interface Portion {
        /** @return whether there is more to do at once */
        boolean take();
    }

    /**
     * @param pause from the end of one turn to the beginning of the next, and before the first
     * @param what begins a sentence that ends with "failed"
     */
    public void every(Duration pause, String what, Runnable task) {
        every(pause, pause, what, task);
    }

    public synchronized void every(Duration first, Duration pause, String what, Runnable task) {
        scheduled.add(timer.scheduleWithFixedDelay(
                guarded(what, task), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Takes portions without a pause for as long as there are more. */
    public void whileMore(Duration pause, String what, Portion portion) {
        every(pause, what, () -> {
            boolean more = true;
            while (more && !stopped) {
                more = portion.take();
            }
        });
    }

    public synchronized void once(Duration after, String what, Runnable task) {
        scheduled.add(timer.schedule(guarded(what, task), after.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Beside the turns, and not ended by {@link #stop}. */
    public void now(String what, Runnable task) {
        timer.execute(guarded(what, task));
    }

    /** Whether there are any, which a server in another role has none of. */
    public synchronized boolean areUnderWay() {
        return !stopped && !scheduled.isEmpty();
    }

    public boolean areStopped() {
        return stopped;
    }

    /** Those that are at work are not waited for. */
    @PreDestroy
    public synchronized void stop() {
        stopped = true;
        scheduled.forEach(task -> task.cancel(false));
    }

    private Runnable guarded(String what, Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                // The top of a thread: an executor drops a task for good when one run of it throws.
                LOGGER.log(stopped ? Level.DEBUG : Level.WARNING, what + " failed; it is tried again", e);
            }
        };
    }
}
