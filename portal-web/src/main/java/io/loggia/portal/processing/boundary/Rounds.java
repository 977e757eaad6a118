package io.loggia.portal.processing.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Tasks that a server does again and again until it stops; one that fails is told and has its turn again. */
@Dependent
class Rounds {

    private static final System.Logger LOGGER = System.getLogger(Rounds.class.getName());

    @Resource
    private ManagedScheduledExecutorService timer;

    private final List<ScheduledFuture<?>> running = new ArrayList<>();

    void every(long firstMs, long everyMs, String what, Runnable task) {
        running.add(timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        // The top of a thread: an executor drops a task for good when one run of it throws.
                        LOGGER.log(Level.WARNING, what + " failed; it is tried again", e);
                    }
                },
                firstMs,
                everyMs,
                TimeUnit.MILLISECONDS));
    }

    void once(long afterMs, Runnable task) {
        running.add(timer.schedule(task, afterMs, TimeUnit.MILLISECONDS));
    }

    void stop() {
        running.forEach(task -> task.cancel(false));
    }
}
