package io.loggia.media.packaging;

import io.loggia.media.plan.Rendition;
import io.loggia.media.plan.TranscodePlan;
import io.loggia.media.run.Limits;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.Progress;
import io.loggia.media.run.ToolCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Runs a plan into a folder, checks the result and writes the master playlist. */
public final class Packager {

    /** The file that players open. */
    public static final String MASTER = "master.m3u8";

    private static final Duration SHORTEST_TIMEOUT = Duration.ofMinutes(5);
    private static final int SLOWEST_ENCODE = 30;

    private final MediaTools tools;
    private final int processors;
    private final long memoryBytes;

    /** @param memoryBytes address space that an encoding process may have */
    public Packager(MediaTools tools, int processors, long memoryBytes) {
        this.tools = tools;
        this.processors = processors;
        this.memoryBytes = memoryBytes;
    }

    /**
     * @param folder empty, absolute; holds a complete presentation when this returns
     * @param progress takes 0 to 1
     */
    public void run(TranscodePlan plan, Path source, Path folder, DoubleConsumer progress) throws InterruptedException {
        try {
            for (Rendition rendition : plan.renditions()) {
                Files.createDirectories(folder.resolve(rendition.folder()));
            }
            Limits limits = Limits.encoding(timeout(plan), processors, memoryBytes);
            ToolCall call = ToolCall.ffmpeg(
                    plan.arguments(source), source, folder, plan.encodes() ? limits : limits.withNiceness(0));
            tools.run(plan.devices() ? call.withDevices() : call, listener(plan.duration(), progress));
            List<RenditionFiles> checked = new ArrayList<>();
            for (Rendition rendition : plan.renditions()) {
                checked.add(RenditionFiles.check(folder, rendition));
            }
            Path master = folder.resolve(MASTER + ".tmp");
            Files.writeString(
                    master, MasterPlaylist.of(checked), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            Files.move(master, folder.resolve(MASTER));
            progress.accept(1);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + folder, e);
        }
    }

    private static Duration timeout(TranscodePlan plan) {
        Duration byLength = plan.duration().multipliedBy(plan.encodes() ? SLOWEST_ENCODE : 1);
        return byLength.compareTo(SHORTEST_TIMEOUT) > 0 ? byLength : SHORTEST_TIMEOUT;
    }

    private static Progress.Listener listener(Duration duration, DoubleConsumer progress) {
        double whole = Math.max(1, duration.toMillis());
        return at -> progress.accept(Math.min(0.99, at.position().toMillis() / whole));
    }
}
