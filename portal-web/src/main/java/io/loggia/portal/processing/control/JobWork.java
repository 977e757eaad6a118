package io.loggia.portal.processing.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.RevisionId;
import io.loggia.media.plan.TranscodePlan;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.still.StillMaker;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.platform.control.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;

/** Does the work of one attempt: reads the source, writes into a folder of the attempt's own, publishes nothing. */
@ApplicationScoped
public class JobWork {

    private static final System.Logger LOGGER = System.getLogger(JobWork.class.getName());
    private static final int REMEMBERED = 200;

    @Inject
    private MediaEngine engine;

    @Inject
    private Encodes encodes;

    @Inject
    private MediaStore store;

    @Inject
    private Revisions revisions;

    @Inject
    private AttemptFolders folders;

    /** A source never changes, so what a probe found is good for the jobs that follow it. */
    private final Cache<RevisionId, MediaInfo> infos =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /** Takes what can be played before the work is done. */
    @FunctionalInterface
    public interface EarlyPublication {

        /**
         * @param key of a folder that is a presentation already, and to which the attempt goes on adding
         * @return false when the attempt no longer counts
         */
        boolean publish(String key);
    }

    public Result run(Claim claim, DoubleConsumer progress, EarlyPublication early) throws InterruptedException {
        folders.removeEarlier(claim);
        Path source = store.resolve("sources/" + claim.revision() + "/source");
        MediaInfo info = info(claim.revision(), source);
        return switch (claim.kind()) {
            case PROBE -> new Result.Probed(info);
            case REMUX ->
                info.browserReady()
                        ? packaged(claim, engine.planner().remux(info), source, progress)
                        : encodes.firstRung(claim, info, source, progress, early);
            case LADDER -> encodes.ladder(claim, info, source, progress);
            case POSTER -> pictured(claim, folder -> engine.stills().poster(info, source, folder));
            case WAVEFORM -> pictured(claim, folder -> engine.stills().waveform(info, source, folder));
            case STORYBOARD ->
                pictured(claim, folder -> {
                    engine.stills().storyboard(info, source, folder);
                    keepPoster(claim, folder);
                });
        };
    }

    private MediaInfo info(RevisionId revision, Path source) throws InterruptedException {
        if (!Files.isRegularFile(source)) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "The uploaded file is no longer in the storage.");
        }
        MediaInfo known = infos.getIfPresent(revision);
        if (known == null) {
            known = engine.prober().probe(source);
            infos.put(revision, known);
        }
        return known;
    }

    private Result packaged(Claim claim, TranscodePlan plan, Path source, DoubleConsumer progress)
            throws InterruptedException {
        try {
            Path scratch = folders.open(claim);
            engine.packager().run(plan, source, scratch, progress);
            String key = claim.key("renditions");
            store.move(scratch, key);
            return new Result.Packaged(key, null);
        } finally {
            folders.close(claim);
        }
    }

    /** Makes pictures into a folder. */
    @FunctionalInterface
    private interface Painter {
        void paint(Path folder) throws InterruptedException;
    }

    private Result pictured(Claim claim, Painter painter) throws InterruptedException {
        try {
            Path scratch = folders.open(claim);
            painter.paint(scratch);
            String key = claim.key("stills");
            store.move(scratch, key);
            return new Result.Pictured(key);
        } finally {
            folders.close(claim);
        }
    }

    /** A revision has one folder of pictures, so the new one takes the poster along. */
    private void keepPoster(Claim claim, Path folder) {
        String stills = revisions
                .findIfExists(claim.revision())
                .map(RevisionRef::stillsFolder)
                .orElse(null);
        if (stills == null) {
            return;
        }
        Path poster = store.resolve(stills + "/" + StillMaker.POSTER);
        try {
            if (Files.isRegularFile(poster)) {
                Files.copy(poster, folder.resolve(StillMaker.POSTER));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy the poster", e);
        }
    }

    /** Bytes that an attempt added to the storage; a probe stands for the source. */
    public long size(Claim claim, Result result) {
        return switch (result) {
            case Result.Packaged packaged -> store.bytesOf(packaged.key());
            case Result.Pictured pictured -> store.bytesOf(pictured.key());
            case Result.Probed probed -> store.bytesOf("sources/" + claim.revision());
        };
    }

    /** Removes what an attempt made that came too late. */
    public void discard(RevisionId revision, Result result) {
        switch (result) {
            case Result.Packaged packaged -> folders.removeUnpublished(revision, packaged.key());
            case Result.Pictured pictured -> folders.removeUnpublished(revision, pictured.key());
            case Result.Probed probed -> LOGGER.log(Level.DEBUG, "A late probe is dropped: {0}", probed);
        }
    }
}
