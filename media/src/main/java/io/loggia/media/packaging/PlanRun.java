package io.loggia.media.packaging;

import io.loggia.media.plan.TranscodePlan;
import io.loggia.media.run.Limits;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.Progress;
import io.loggia.media.run.ToolCall;
import java.nio.file.Path;
import java.time.Duration;

/** One process that carries out a plan, under the limits of its kind. */
record PlanRun(MediaTools tools, int processors, long memoryBytes) {

    private static final Duration SHORTEST_TIMEOUT = Duration.ofMinutes(5);
    private static final int SLOWEST_ENCODE = 30;

    void run(TranscodePlan plan, Path source, Path folder, Progress.Listener listener) throws InterruptedException {
        run(plan, source, folder, listener, !plan.encodes());
    }

    /** @param urgent whether somebody waits for it: other encodes yield to people, and to this */
    void run(TranscodePlan plan, Path source, Path folder, Progress.Listener listener, boolean urgent)
            throws InterruptedException {
        Limits limits = Limits.encoding(timeout(plan), processors, memoryBytes);
        ToolCall call =
                ToolCall.ffmpeg(plan.arguments(source), source, folder, urgent ? limits.withNiceness(0) : limits);
        tools.run(plan.devices() ? call.withDevices() : call, listener);
    }

    private static Duration timeout(TranscodePlan plan) {
        Duration byLength = plan.duration().multipliedBy(plan.encodes() ? SLOWEST_ENCODE : 1);
        return byLength.compareTo(SHORTEST_TIMEOUT) > 0 ? byLength : SHORTEST_TIMEOUT;
    }
}
