package io.loggia.media.packaging;

import io.loggia.domain.LoggiaException;
import io.loggia.media.plan.Rendition;
import io.loggia.media.plan.Span;
import io.loggia.media.plan.TranscodePlan;
import io.loggia.media.run.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** One run of a {@link SpanEncoder}. */
final class SpanRun {

    private static final System.Logger LOGGER = System.getLogger(SpanRun.class.getName());
    private static final String SOUND = "sound";

    private final PlanRun runs;
    private final SpanEncoder.Work work;
    private final Path folder;
    private final SpanEncoder.@Nullable Growth growth;
    private final DoubleConsumer progress;
    private final List<Span> spans;
    private final KeptSpans kept;
    private final double[] shares;

    private @Nullable Presentation presentation;
    private @Nullable TranscodePlan sound;
    private boolean told;
    private boolean resumed;

    SpanRun(
            PlanRun runs,
            SpanEncoder.Work work,
            Path folder,
            SpanEncoder.@Nullable Growth growth,
            DoubleConsumer progress) {
        this.runs = runs;
        this.work = work;
        this.folder = folder;
        this.growth = growth;
        this.progress = progress;
        this.spans = work.spans();
        this.kept = new KeptSpans(work.kept(), new WholeSegments(work.segmentSeconds()));
        this.shares = new double[spans.size()];
    }

    /** Runs the sound and the spans. */
    interface Together {
        void run(Callable<Void> sound, List<Callable<Void>> spans) throws InterruptedException;
    }

    void run(Together together) throws InterruptedException {
        try {
            resumed = kept.openFor(spans.stream().map(work.pictures()).toList());
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < spans.size(); i++) {
                int number = i;
                tasks.add(() -> {
                    encode(number);
                    return null;
                });
            }
            together.run(this::encodeSound, tasks);
            finish();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + folder, e);
        }
    }

    /** Whether it went on with what an earlier attempt had left; if so, it forgets that. */
    boolean startsOver() {
        try {
            kept.forget();
            return resumed;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + folder, e);
        }
    }

    private @Nullable Void encodeSound() throws Exception {
        TranscodePlan plan = work.sound().call();
        synchronized (this) {
            sound = plan;
        }
        if (!plan.renditions().isEmpty() && !kept.isDone(SOUND)) {
            // Where there are pictures, they are what takes long.
            boolean alone = work.pictures().apply(spans.getFirst()).renditions().isEmpty();
            double wholeMs = Math.max(1, plan.duration().toMillis());
            Progress.Listener listener = at -> {
                if (alone) {
                    report(0, at.position().toMillis() / wholeMs);
                }
                look();
            };
            runs.run(plan, work.source(), begin(SOUND, plan), listener, growth != null);
            done(SOUND);
        }
        gather();
        return null;
    }

    private void encode(int number) throws IOException, InterruptedException {
        Span span = spans.get(number);
        TranscodePlan plan = work.pictures().apply(span);
        String name = name(number);
        if (!plan.renditions().isEmpty() && !kept.isDone(name)) {
            int finished = finished(name, plan, span);
            if (finished > 0) {
                LOGGER.log(Level.INFO, "{0} of {1} goes on behind {2} segments", name, work.source(), finished);
                plan = work.pictures().apply(span.behind(finished));
            }
            double wholeMs = Math.max(1, plan.duration().toMillis());
            double ownMs = wholeMs / spans.size();
            // Time stamps of a span are those of the film.
            double beginMs = number * ownMs;
            Progress.Listener listener = at -> {
                report(number, (at.position().toMillis() - beginMs) / ownMs);
                look();
            };
            runs.run(plan, work.source(), begin(name, plan), listener, growth != null);
            done(name);
        }
        report(number, 1);
        gather();
    }

    // Nothing changes its name while folders are looked through.

    /** Segments of a span that an earlier attempt has left. */
    private synchronized int finished(String name, TranscodePlan plan, Span span) throws IOException {
        return resumed ? kept.head(name, plan.renditions(), span) : 0;
    }

    private synchronized Path begin(String name, TranscodePlan plan) throws IOException {
        return kept.begin(name, plan.renditions());
    }

    private synchronized void done(String name) throws IOException {
        kept.done(name);
    }

    private static String name(int number) {
        return "span-" + number;
    }

    private synchronized void report(int number, double share) {
        shares[number] = Math.max(shares[number], Math.clamp(share, 0, 1));
        double sum = 0;
        for (double one : shares) {
            sum += one;
        }
        progress.accept(Math.min(0.99, sum / shares.length));
    }

    /** While a process runs, on the thread that reads what it says: that thread must go on reading. */
    private void look() {
        try {
            gather();
        } catch (LoggiaException | UncheckedIOException e) {
            LOGGER.log(Level.DEBUG, "What is there cannot be published yet; it is looked at again", e);
        }
    }

    /** Takes over what is there without a gap, and tells of it if anybody watches. */
    private synchronized void gather() {
        SpanEncoder.Growth watcher = growth;
        TranscodePlan heard = sound;
        if (watcher == null || heard == null) {
            return;
        }
        try {
            takeOver(heard);
            if (opened(heard).grow(work.targetSeconds()) && !told) {
                told = true;
                watcher.playable();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + folder, e);
        }
    }

    private Presentation opened(TranscodePlan heard) {
        Presentation known = presentation;
        if (known == null) {
            known = new Presentation(folder, all(heard));
            presentation = known;
        }
        return known;
    }

    private List<Rendition> all(TranscodePlan heard) {
        List<Rendition> all =
                new ArrayList<>(work.pictures().apply(spans.getFirst()).renditions());
        work.ready().forEach(ready -> all.add(ready.rendition()));
        all.addAll(heard.renditions());
        return all;
    }

    /** @return segments that lie behind a gap */
    private int takeOver(TranscodePlan heard) throws IOException {
        int left = 0;
        for (Rendition rendition : work.pictures().apply(spans.getFirst()).renditions()) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < spans.size(); i++) {
                names.add(name(i));
            }
            left += kept.takeOver(names, rendition, folder);
        }
        for (Rendition rendition : heard.renditions()) {
            left += kept.takeOver(List.of(SOUND), rendition, folder);
        }
        return left;
    }

    private synchronized void finish() throws IOException {
        TranscodePlan heard = sound;
        if (heard == null) {
            throw new IllegalStateException("The sound has not been planned");
        }
        if (takeOver(heard) > 0) {
            LOGGER.log(Level.WARNING, "Spans of {0} do not join", work.source());
            throw Incomplete.of();
        }
        for (SpanEncoder.Ready ready : work.ready()) {
            KeptSpans.takeAlong(ready.presentation(), ready.rendition().folder(), folder);
        }
        Presentation whole = opened(heard);
        if (growth == null) {
            whole.complete();
        } else {
            whole.end(work.targetSeconds());
            for (RenditionFiles files : whole.renditions()) {
                files.checked();
            }
        }
        progress.accept(1);
    }
}
