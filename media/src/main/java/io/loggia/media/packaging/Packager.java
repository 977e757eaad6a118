package io.loggia.media.packaging;

import io.loggia.media.plan.Rendition;
import io.loggia.media.plan.TranscodePlan;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.DoubleConsumer;

/** Runs a plan in one process into a folder, checks the result and writes playlists and manifest. */
public final class Packager {

    /** The file that HLS players open. */
    public static final String MASTER = "master.m3u8";

    /** The file that DASH players open. */
    public static final String MANIFEST = "manifest.mpd";

    /** Three times the usual distance of key pictures; who jumps to a moment waits for a segment this long at most. */
    private static final double LONGEST_COPIED_SECONDS = 20;

    private final PlanRun runs;

    /** @param memoryBytes address space that an encoding process may have */
    public Packager(MediaTools tools, int processors, long memoryBytes) {
        this.runs = new PlanRun(tools, processors, memoryBytes);
    }

    /**
     * @param folder empty, absolute; holds a complete presentation when this returns
     * @param progress takes 0 to 1
     */
    public void run(TranscodePlan plan, Path source, Path folder, DoubleConsumer progress) throws InterruptedException {
        made(plan, source, folder, progress);
    }

    /**
     * Runs a plan that copies pictures as they are.
     *
     * @return whether they can be entered often enough, and anywhere that a segment begins; if not, the folder is no
     *     presentation to publish
     */
    public boolean copy(TranscodePlan plan, Path source, Path folder, DoubleConsumer progress)
            throws InterruptedException {
        Presentation copied = made(plan, source, folder, progress);
        try {
            for (RenditionFiles files : RenditionFiles.videos(copied.renditions())) {
                if (!files.isEnteredEvery(LONGEST_COPIED_SECONDS)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what was written to " + folder, e);
        }
    }

    private Presentation made(TranscodePlan plan, Path source, Path folder, DoubleConsumer progress)
            throws InterruptedException {
        try {
            for (Rendition rendition : plan.renditions()) {
                Files.createDirectories(folder.resolve(rendition.folder()));
            }
            runs.run(plan, source, folder, listener(plan.duration(), progress));
            Presentation presentation = new Presentation(folder, plan.renditions());
            presentation.complete();
            progress.accept(1);
            return presentation;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + folder, e);
        }
    }

    private static Progress.Listener listener(Duration duration, DoubleConsumer progress) {
        double whole = Math.max(1, duration.toMillis());
        return at -> progress.accept(Math.min(0.99, at.position().toMillis() / whole));
    }
}
