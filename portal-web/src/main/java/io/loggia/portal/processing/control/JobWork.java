package io.loggia.portal.processing.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loggia.domain.RevisionId;
import io.loggia.media.packaging.Packager;
import io.loggia.media.packaging.Shortfall;
import io.loggia.media.packaging.Subtitles;
import io.loggia.media.plan.TranscodePlanner;
import io.loggia.media.probe.Extras;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.still.StillMaker;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.processing.entity.Job;
import io.loggia.portal.storage.control.MediaFolders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Does the work of one attempt: reads the source, writes into a folder of the attempt's own, publishes nothing. */
@ApplicationScoped
public class JobWork {

    private static final System.Logger LOGGER = System.getLogger(JobWork.class.getName());
    private static final int REMEMBERED = 200;
    private static final String ENTERED_SELDOM =
            "Its key pictures are too far apart, or need what comes before them, so that it is encoded before it plays.";

    /** Nobody else sees what grows in a folder of this server's own, so it is published when it is whole. */
    private static final EarlyPublication UNSEEN = key -> true;

    @Inject
    private MediaEngine engine;

    @Inject
    private Encodes encodes;

    @Inject
    private Variants variants;

    @Inject
    private SpeechWork speech;

    @Inject
    private SlideWork slides;

    @Inject
    private MediaStore store;

    @Inject
    private Originals originals;

    @Inject
    private Revisions revisions;

    @Inject
    private MediaFolders media;

    @Inject
    private Renditions renditions;

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
        Result result = work(claim, progress, renditions.areSeenWhileTheyGrow() ? early : UNSEEN);
        switch (result) {
            case Result.Packaged packaged -> renditions.handOver(claim.revision(), packaged.key());
            case Result.Pictured pictured -> renditions.handOver(claim.revision(), pictured.key());
            case Result.Probed probed -> LOGGER.log(Level.DEBUG, "A probe leaves no folder: {0}", probed);
            case Result.Spoken spoken -> LOGGER.log(Level.DEBUG, "Captions leave no folder: {0}", spoken.language());
            case Result.Slides slides -> LOGGER.log(Level.DEBUG, "Slides leave no folder");
            case Result.Nothing nothing -> LOGGER.log(Level.DEBUG, "Nothing was made: {0}", nothing);
        }
        return result;
    }

    private Result work(Claim claim, DoubleConsumer progress, EarlyPublication early) throws InterruptedException {
        folders.removeEarlier(claim);
        Path source = originals.require(claim.revision());
        MediaInfo info = info(claim.revision(), source);
        return switch (claim.kind()) {
            case PROBE -> new Result.Probed(info);
            case REMUX -> measured(claim, info, copied(claim, info, source, progress));
            case FIRST -> measured(claim, info, encodes.firstRung(claim, info, source, progress, early));
            case LADDER -> measured(claim, info, encodes.ladder(claim, info, source, progress));
            case VARIANTS -> variants.encode(claim, info, source, progress);
            case SPEECH -> speech.hear(claim, info, source, progress);
            case SLIDES -> slides.read(claim, info, source, progress);
            case POSTER ->
                pictured(claim, folder -> {
                    engine.stills().poster(info, source, folder);
                    return Found.NOTHING;
                });
            case WAVEFORM ->
                pictured(claim, folder -> {
                    Found found = found(info, source, folder);
                    engine.stills().waveform(info, source, folder);
                    return found;
                });
            case STORYBOARD ->
                pictured(claim, folder -> {
                    Found found = found(info, source, folder);
                    engine.stills().storyboard(info, source, folder);
                    keepPosters(claim, folder);
                    return found;
                });
        };
    }

    /** A film that was cut off is published as far as it goes; that, and what else is missing, is told. */
    private Result measured(Claim claim, MediaInfo info, Result result) {
        if (!(result instanceof Result.Packaged packaged)) {
            return result;
        }
        Duration length = length(info, packaged.key());
        Optional<String> shortfall = length == null ? Optional.empty() : Shortfall.note(info, length);
        TranscodePlanner planner = engine.planner();
        // Once: where a ladder follows, it says so.
        boolean last = claim.kind() == Job.Kind.LADDER || !planner.needsLadder(info);
        String note = Stream.of(
                        shortfall.or(() -> Optional.ofNullable(packaged.note())),
                        last ? planner.leftOut(info) : Optional.<String>empty())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return new Result.Packaged(packaged.key(), note.isEmpty() ? null : note, length, null);
    }

    /** Of what there is, where that is not what the file claims. */
    private @Nullable Duration length(MediaInfo info, String key) {
        Path manifest = store.resolve(key).resolve(Packager.MANIFEST);
        try {
            if (!Files.isRegularFile(manifest)) {
                return null;
            }
            Duration length = Subtitles.length(Files.readString(manifest));
            return Shortfall.differs(info, length) ? length : null;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + manifest, e);
        }
    }

    private Found found(MediaInfo info, Path source, Path scratch) throws InterruptedException {
        Extras extras = engine.extrasReader().read(info, source, scratch);
        return new Found(
                extras, extras.chapters().isEmpty() ? engine.slideWatch().changes(info, source, scratch) : List.of());
    }

    private MediaInfo info(RevisionId revision, Path source) throws InterruptedException {
        MediaInfo known = infos.getIfPresent(revision);
        if (known == null) {
            known = engine.prober().probe(source);
            infos.put(revision, known);
        }
        return known;
    }

    /** Whether pictures can be entered where they are to be cut is seen when they are: that is quicker than to look ahead. */
    private Result copied(Claim claim, MediaInfo info, Path source, DoubleConsumer progress)
            throws InterruptedException {
        try {
            Path scratch = folders.open(claim);
            if (engine.packager().copy(engine.planner().remux(info), source, scratch, progress)) {
                String key = claim.key("renditions");
                store.move(scratch, key);
                return new Result.Packaged(key, null);
            }
        } finally {
            folders.close(claim);
        }
        return new Result.Nothing(ENTERED_SELDOM);
    }

    /** Makes pictures into a folder. */
    @FunctionalInterface
    private interface Painter {
        Found paint(Path folder) throws InterruptedException;
    }

    /** What a film brings or shows beside its pictures. */
    private record Found(Extras extras, List<Duration> slides) {

        static final Found NOTHING = new Found(Extras.NONE, List.of());
    }

    private Result pictured(Claim claim, Painter painter) throws InterruptedException {
        try {
            Path scratch = folders.open(claim);
            Found found = painter.paint(scratch);
            String key = claim.key("stills");
            store.move(scratch, key);
            return new Result.Pictured(key, found.extras(), found.slides());
        } finally {
            folders.close(claim);
        }
    }

    /** A revision has one folder of pictures, so the new one takes the poster along, and what it was chosen from. */
    private void keepPosters(Claim claim, Path folder) {
        String stills = revisions
                .findIfExists(claim.revision())
                .map(RevisionRef::stillsFolder)
                .orElse(null);
        if (stills == null) {
            return;
        }
        Path known = media.folder(stills);
        List<String> names = new ArrayList<>(StillMaker.candidates(known));
        names.add(StillMaker.POSTER);
        try {
            for (String name : names) {
                if (Files.isRegularFile(known.resolve(name))) {
                    Files.copy(known.resolve(name), folder.resolve(name));
                }
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
            case Result.Probed probed -> originals.bytes(claim.revision());
            case Result.Spoken spoken -> 0;
            case Result.Slides slides -> 0;
            case Result.Nothing nothing -> 0;
        };
    }

    /** Whether an attempt has begun and does nothing until another job leaves the devices that it could use. */
    public boolean waitsForDevice(Claim claim) {
        return encodes.waitsForDevice(claim.job());
    }

    /** Removes what was kept for another attempt; to be called when the result is published for good. */
    public void published(Claim claim) {
        folders.removeKept(claim.job());
    }

    /** Removes what an attempt made that came too late. */
    public void discard(RevisionId revision, Result result) {
        switch (result) {
            case Result.Packaged packaged -> folders.removeUnpublished(revision, packaged.key());
            case Result.Pictured pictured -> folders.removeUnpublished(revision, pictured.key());
            case Result.Probed probed -> LOGGER.log(Level.DEBUG, "A late probe is dropped: {0}", probed);
            case Result.Spoken spoken -> LOGGER.log(Level.DEBUG, "Late captions are dropped: {0}", spoken.language());
            case Result.Slides slides -> LOGGER.log(Level.DEBUG, "Late texts of slides are dropped");
            case Result.Nothing nothing -> LOGGER.log(Level.DEBUG, "Nothing is dropped: {0}", nothing);
        }
    }
}
