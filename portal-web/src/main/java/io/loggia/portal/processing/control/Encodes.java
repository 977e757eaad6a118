package io.loggia.portal.processing.control;

import io.loggia.domain.JobId;
import io.loggia.domain.LoggiaException;
import io.loggia.media.capability.Capabilities;
import io.loggia.media.capability.Encoder;
import io.loggia.media.packaging.Packager;
import io.loggia.media.packaging.SpanEncoder;
import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.plan.Rendition;
import io.loggia.media.plan.Span;
import io.loggia.media.plan.TranscodePath;
import io.loggia.media.plan.TranscodePlan;
import io.loggia.media.plan.TranscodePlanner;
import io.loggia.media.probe.MediaInfo;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.storage.control.MediaFolders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/** The long part of the work: pictures encoded span by span, sound as a whole. */
@ApplicationScoped
public class Encodes {

    private static final String SPANS = "spans";
    private static final String TRIAL = "trial.txt";

    @Inject
    private MediaEngine engine;

    private final Set<JobId> waiting = ConcurrentHashMap.newKeySet();

    @Inject
    private EncoderCapabilities capabilities;

    @Inject
    private LadderPaths paths;

    @Inject
    private MediaStore store;

    @Inject
    private MediaFolders media;

    @Inject
    private AttemptFolders folders;

    @Inject
    private Revisions revisions;

    /**
     * One quick quality, published as soon as its first segments are there. An attempt that follows one which was cut
     * off goes on in the same folder: players have it open, and wait for more.
     */
    Result firstRung(Claim claim, MediaInfo info, Path source, DoubleConsumer progress, JobWork.EarlyPublication early)
            throws InterruptedException {
        String key = folders.growing(claim).orElseGet(() -> claim.key("renditions"));
        TranscodePlanner planner = engine.planner();
        // Software alone, which needs no trial: nobody is to wait for one.
        TranscodePath software = TranscodePath.software(
                capabilities.known().orElse(Capabilities.UNTRIED).software());
        List<Rung> rungs = info.video() == null ? List.of() : List.of(planner.firstRung(info));
        SpanEncoder.Work work = work(
                folders.kept(claim),
                info,
                source,
                span -> planner.pictures(info, software, rungs, span),
                // How loud it is would take a look at all of it. The ladder brings the level.
                () -> planner.sound(info, List.of()),
                List.of());
        Path folder = folder(key);
        try {
            engine.spanEncoder().grow(work, folder, () -> early.publish(key), progress);
            return new Result.Packaged(key, null);
        } catch (LoggiaException e) {
            // Whoever is watching gets to the end of what there is, instead of waiting for more.
            engine.spanEncoder().endAsItIs(folder);
            throw e;
        }
    }

    Result ladder(Claim claim, MediaInfo info, Path source, DoubleConsumer progress) throws InterruptedException {
        TranscodePlanner planner = engine.planner();
        try {
            return paths.run(info.video(), planner.rungs(info).size(), () -> waiting.add(claim.job()), route -> {
                waiting.remove(claim.job());
                return ladder(claim, info, source, progress, planner, route);
            });
        } finally {
            waiting.remove(claim.job());
        }
    }

    boolean waitsForDevice(JobId job) {
        return waiting.contains(job);
    }

    private Result ladder(
            Claim claim,
            MediaInfo info,
            Path source,
            DoubleConsumer progress,
            TranscodePlanner planner,
            LadderPaths.Route route)
            throws InterruptedException {
        try {
            Path scratch = folders.open(claim);
            List<Rung> rungs = new ArrayList<>(chosen(claim, planner, info, source, scratch));
            List<SpanEncoder.Ready> ready = firstRung(claim, planner, info, rungs);
            SpanEncoder.Work work = work(
                    folders.kept(claim).resolve(SPANS),
                    info,
                    source,
                    span -> planner.pictures(info, route.path(), rungs, span),
                    () -> sound(planner, info, source),
                    ready);
            engine.spanEncoder(route.parallel()).run(work, scratch, progress);
            String key = claim.key("renditions");
            store.move(scratch, key);
            return new Result.Packaged(key, route.note());
        } finally {
            folders.close(claim);
        }
    }

    /** Chosen once a job: what an attempt has encoded is of use to the next one only if that wants the same. */
    private List<Rung> chosen(Claim claim, TranscodePlanner planner, MediaInfo info, Path source, Path scratch)
            throws InterruptedException {
        TrialNote note = new TrialNote(folders.kept(claim).resolve(TRIAL));
        List<Rung> offered = planner.rungs(info);
        List<Rung> known = note.read(offered);
        if (!known.isEmpty()) {
            return known;
        }
        List<Rung> chosen = engine.qualityTrial().choose(planner, info, source, scratch);
        note.write(offered, chosen);
        return chosen;
    }

    /** The quality that was made first is not made again; it leaves the list of those to make. */
    private List<SpanEncoder.Ready> firstRung(Claim claim, TranscodePlanner planner, MediaInfo info, List<Rung> rungs) {
        String published = revisions
                .findIfExists(claim.revision())
                .map(RevisionRef::masterFolder)
                .orElse(null);
        if (info.video() == null || published == null || !published.contains("/first-") || rungs.size() < 2) {
            return List.of();
        }
        Rung first = planner.firstRung(info);
        Rendition made = planner.pictures(info, TranscodePath.software(Encoder.H264_X264), List.of(first), Span.WHOLE)
                .renditions()
                .getFirst();
        Path presentation = media.folder(published);
        SpanEncoder.Ready ready = new SpanEncoder.Ready(made, presentation);
        // The manifest is written when all segments are there, and only by what knows the grid.
        boolean whole = Files.isRegularFile(presentation.resolve(Packager.MANIFEST)) && ready.isThere();
        return whole && rungs.remove(first) ? List.of(ready) : List.of();
    }

    private TranscodePlan sound(TranscodePlanner planner, MediaInfo info, Path source) throws InterruptedException {
        return planner.sound(info, planner.normalises() ? engine.loudnessMeter().measure(info, source) : List.of());
    }

    private SpanEncoder.Work work(
            Path kept,
            MediaInfo info,
            Path source,
            Function<Span, TranscodePlan> pictures,
            Callable<TranscodePlan> sound,
            List<SpanEncoder.Ready> ready) {
        TranscodePlanner planner = engine.planner();
        return new SpanEncoder.Work(
                source,
                planner.spans(info, SpanEncoder.SEGMENTS),
                pictures,
                sound,
                kept,
                planner.segmentSeconds(info),
                ready);
    }

    private Path folder(String key) {
        try {
            return Files.createDirectories(store.resolve(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
