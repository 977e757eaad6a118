package io.loggia.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.media.plan.LadderSettings;
import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.plan.Span;
import io.loggia.media.plan.TranscodePlan;
import io.loggia.media.plan.TranscodePlanner;
import io.loggia.media.plan.VariantCodec;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.ProbeLimits;
import io.loggia.media.probe.Prober;
import io.loggia.media.run.Clips;
import io.loggia.media.run.Limits;
import io.loggia.media.run.TestTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an encode takes of the processes that it may have. */
class ThreadsTest {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final int MOST_RUNGS = 8;

    @TempDir
    Path folder;

    private final TranscodePlanner planner = new TranscodePlanner(LadderSettings.DEFAULT);

    /** HEVC and AV1 of as many qualities as a ladder can have. */
    @Test
    void largestPlan_hasRoomForItsThreads_andNotForMuchMore() throws Exception {
        Path film = Clips.make(
                folder,
                "film.mp4",
                "-f lavfi -i testsrc2=duration=0.6:size=320x180:rate=10 -c:v libx264 -preset ultrafast -pix_fmt yuv420p"
                        .split(" "));
        MediaInfo info = new Prober(TestTools.tools(), ProbeLimits.DEFAULT).probe(film);
        List<Rung> rungs = IntStream.range(0, MOST_RUNGS)
                .mapToObj(i -> new Rung(180 - 10 * i, 30, 800_000))
                .toList();
        TranscodePlan plan = planner.variants(info, List.of(VariantCodec.values()), rungs, Span.WHOLE);
        assertThat(plan.renditions()).hasSize(2 * MOST_RUNGS);
        Path out = Files.createDirectory(folder.resolve("out"));
        for (var rendition : plan.renditions()) {
            Files.createDirectory(out.resolve(rendition.folder()));
        }
        int most = 0;
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<?> encode = pool.submit(() -> {
                new PlanRun(TestTools.tools(), PROCESSORS, 12L << 30).run(plan, film, out, progress -> {});
                return null;
            });
            while (!encode.isDone()) {
                most = Math.max(most, threads());
                Thread.sleep(20);
            }
            encode.get();
        }

        int bound =
                Limits.encoding(Duration.ofMinutes(1), PROCESSORS, 12L << 30).processes();
        assertThat(most).isBetween(bound / 8, bound - 50);
    }

    private int threads() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .orElse("")
                        .contains(folder.resolve("film.mp4").toString()))
                .mapToInt(ThreadsTest::threadsOf)
                .sum();
    }

    private static int threadsOf(ProcessHandle process) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith("Threads:"))
                    .mapToInt(line ->
                            Integer.parseInt(line.substring("Threads:".length()).strip()))
                    .sum();
        } catch (IOException e) {
            // It has ended meanwhile.
            return 0;
        }
    }
}
