package io.loggia.media.packaging;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.media.plan.Rendition;
import io.loggia.media.plan.Span;
import io.loggia.media.plan.TranscodePlan;
import io.loggia.media.run.MediaTools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Encodes a film span by span, several at a time where there are processors for it, and its sound as a whole. Spans that
 * are done are kept, and of one that was cut off the segments that are whole, so that an encode is taken up behind the last
 * of them. Every span is encoded by itself whatever is at work beside it: the result has the same pictures at the same
 * times however often it was cut off.
 */
public final class SpanEncoder {

    /** Segments of a span. Long enough that starting a process for each does not count. */
    public static final int SEGMENTS = 15;

    /** Processors that one process of a whole ladder keeps busy. */
    private static final int PROCESSORS_EACH = 8;

    private static final System.Logger LOGGER = System.getLogger(SpanEncoder.class.getName());

    private final PlanRun runs;
    private final int parallel;

    /** @param memoryBytes address space that each process may have */
    public SpanEncoder(MediaTools tools, int processors, long memoryBytes) {
        this(tools, processors, memoryBytes, usualParallel(processors));
    }

    /** Spans at a time that keep as many processors busy. */
    public static int usualParallel(int processors) {
        return Math.max(1, processors / PROCESSORS_EACH);
    }

    /** @param parallel spans at a time */
    public SpanEncoder(MediaTools tools, int processors, long memoryBytes, int parallel) {
        this.runs = new PlanRun(tools, processors, memoryBytes);
        this.parallel = parallel;
    }

    /** A rendition in another presentation. */
    public record Ready(Rendition rendition, Path presentation) {

        /** Whether the presentation has it at all. */
        public boolean isThere() {
            return Files.isRegularFile(presentation.resolve(rendition.folder()).resolve(RenditionFiles.INIT));
        }
    }

    /**
     * What is to be done.
     *
     * @param pictures plans a span; the same span must be planned the same way each time
     * @param sound plans the sound; called when its turn comes, for it may have to measure first
     * @param kept folder that outlives an attempt and is this work's own
     * @param segmentSeconds length of the segments of pictures, but for the last
     * @param ready renditions that were made before on the same grid, to be taken along
     */
    public record Work(
            Path source,
            List<Span> spans,
            Function<Span, TranscodePlan> pictures,
            Callable<TranscodePlan> sound,
            Path kept,
            double segmentSeconds,
            List<Ready> ready) {

        public Work {
            spans = List.copyOf(spans);
            ready = List.copyOf(ready);
        }

        private Work whole() {
            return new Work(source, List.of(Span.WHOLE), pictures, sound, kept, segmentSeconds, ready);
        }

        /** What no segment exceeds when rounded. */
        int targetSeconds() {
            return (int) Math.max(1, Math.round(segmentSeconds));
        }
    }

    /** Told while the result is still growing. */
    public interface Growth {

        /** Something can be played of every rendition, from the start; told once. */
        void playable();
    }

    /**
     * Leaves a complete presentation in {@code folder}. The kept one stays, for whoever has to begin again before the
     * result counts; the caller removes it when it does.
     *
     * @param progress takes 0 to 1
     */
    public void run(Work work, Path folder, DoubleConsumer progress) throws InterruptedException {
        encode(work, folder, null, progress);
    }

    /** As {@link #run}, but the folder is a presentation from the first segments on, to which more is added. */
    public void grow(Work work, Path folder, Growth growth, DoubleConsumer progress) throws InterruptedException {
        encode(work, folder, growth, progress);
    }

    /** Ends a presentation that was to grow on and does not. */
    public void endAsItIs(Path folder) {
        try {
            Presentation.endAsItIs(folder);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The presentation in " + folder + " cannot be ended", e);
        }
    }

    private void encode(Work work, Path folder, @Nullable Growth growth, DoubleConsumer progress)
            throws InterruptedException {
        SpanRun run = new SpanRun(runs, work, folder, growth, progress);
        try {
            run.run(this::together);
        } catch (LoggiaException e) {
            if (e.code() != ErrorCode.MEDIA_BROKEN) {
                throw e;
            }
            if (run.startsOver() && growth == null) {
                // Before the film is blamed: a machine that lost its power may have kept names without their bytes.
                LOGGER.log(Level.WARNING, "What was kept of an earlier attempt does not fit; beginning again", e);
                encode(work, folder, null, progress);
                return;
            }
            if (work.spans().size() == 1) {
                throw e;
            }
            // A file whose index lies cannot be entered in the middle; from the start it may still be read.
            LOGGER.log(Level.WARNING, "Encoding by spans failed; going on with the film as a whole", e);
            new SpanRun(runs, work.whole(), folder, growth, progress).run(this::together);
        }
    }

    /** Runs the sound beside the spans; the first failure ends all. */
    private void together(Callable<Void> sound, List<Callable<Void>> spans) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(
                parallel, Thread.ofPlatform().daemon().name("encode-", 0).factory());
        ExecutorService besides = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("encode-sound").factory());
        List<Future<Void>> futures = new ArrayList<>();
        try {
            futures.add(besides.submit(sound));
            spans.forEach(span -> futures.add(pool.submit(span)));
            for (Future<Void> future : futures) {
                future.get();
            }
        } catch (ExecutionException e) {
            rethrow(e);
        } catch (CancellationException e) {
            throw new IllegalStateException(e);
        } finally {
            // An interrupted thread ends its process and waits for that; nobody writes any more when this returns.
            pool.shutdownNow();
            besides.shutdownNow();
            awaitUninterrupted(pool, besides);
        }
    }

    private static void awaitUninterrupted(ExecutorService... pools) {
        boolean interrupted = false;
        for (ExecutorService pool : pools) {
            while (!pool.isTerminated()) {
                try {
                    if (pool.awaitTermination(1, java.util.concurrent.TimeUnit.SECONDS)) {
                        break;
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(ExecutionException e) throws InterruptedException {
        switch (e.getCause()) {
            case RuntimeException cause -> throw cause;
            case InterruptedException cause -> throw cause;
            case IOException cause -> throw new UncheckedIOException(cause);
            case null, default -> throw new IllegalStateException(e);
        }
    }
}
