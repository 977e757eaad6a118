package io.loggia.media.packaging;

import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.plan.Rendition;
import io.loggia.media.plan.TranscodePlan;
import io.loggia.media.plan.TranscodePlanner;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.Progress;
import io.loggia.media.run.ToolException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Encodes some moments of a film in all qualities, to see which of them are worth making. */
public final class QualityTrial {

    private static final System.Logger LOGGER = System.getLogger(QualityTrial.class.getName());
    private static final double[] MOMENTS = {0.2, 0.5, 0.8};
    private static final int SECONDS = 2;
    /** A shorter film is encoded sooner than it is tried out. */
    private static final Duration WORTH_IT = Duration.ofMinutes(1);

    private final PlanRun runs;

    /** @param memoryBytes address space that the process may have */
    public QualityTrial(MediaTools tools, int processors, long memoryBytes) {
        this.runs = new PlanRun(tools, processors, memoryBytes);
    }

    /**
     * The rungs to make, from high to low. Where the trial says nothing, those that the planner has.
     *
     * @param scratch empty folder, left empty
     */
    public List<Rung> choose(TranscodePlanner planner, MediaInfo info, Path source, Path scratch)
            throws InterruptedException {
        List<Rung> rungs = planner.rungs(info);
        if (rungs.size() < 2 || info.duration().compareTo(WORTH_IT) < 0) {
            return rungs;
        }
        long[] bytes = new long[rungs.size()];
        try {
            for (double moment : MOMENTS) {
                Duration from = Duration.ofMillis(Math.round(info.duration().toMillis() * moment));
                TranscodePlan plan = planner.trial(info, rungs, from, SECONDS);
                runs.run(plan, source, scratch, Progress.Listener.NONE);
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] += take(scratch, plan.renditions().get(i));
                }
            }
        } catch (ToolException e) {
            LOGGER.log(Level.INFO, "The trial of qualities failed, so all are made", e);
            return rungs;
        }
        List<Long> bits = new ArrayList<>();
        for (long size : bytes) {
            bits.add(size * 8 / ((long) MOMENTS.length * SECONDS));
        }
        List<Rung> chosen = bits.contains(0L) ? rungs : RungChoice.of(rungs, bits);
        LOGGER.log(
                Level.INFO,
                "Qualities of {0} bit/s at {1} lines: making {2}",
                bits,
                rungs.stream().map(Rung::lines).toList(),
                chosen.stream().map(Rung::lines).toList());
        return chosen;
    }

    /** A moment behind the end of a truncated film gives nothing. */
    private static long take(Path scratch, Rendition rendition) {
        Path file = scratch.resolve(rendition.folder() + TranscodePlanner.TRIAL_SUFFIX);
        try {
            long size = Files.isRegularFile(file) ? Files.size(file) : 0;
            Files.deleteIfExists(file);
            return size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
