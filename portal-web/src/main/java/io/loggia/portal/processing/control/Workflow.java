package io.loggia.portal.processing.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.RevisionId;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.VideoStream;
import io.loggia.portal.catalog.control.CaptionTracks;
import io.loggia.portal.catalog.control.FileExtras;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.catalog.control.SlideTexts;
import io.loggia.portal.processing.entity.Job;
import io.loggia.portal.processing.entity.Job.Kind;
import io.loggia.portal.speech.control.SpeechSetup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * The order of work: probe; re-wrap at once what browsers play, and encode one quality of what they do not; then the
 * ladder and the pictures. What follows a job is
 * queued in the transaction that ends it, so the chain holds at any crash.
 */
@ApplicationScoped
public class Workflow {

    @Inject
    private Jobs jobs;

    @Inject
    private JobQueue queue;

    @Inject
    private Revisions revisions;

    @Inject
    private FileExtras extras;

    @Inject
    private CaptionTracks captions;

    @Inject
    private SlideTexts slides;

    @Inject
    private SlideData slideData;

    @Inject
    private AttemptFolders folders;

    @Inject
    private SpeechSetup speech;

    @Inject
    private MediaEngine engine;

    @Inject
    @ConfigProperties
    private ProcessingConfig config;

    /** Begins the work on a revision whose bytes are all there. Joins the caller's transaction. */
    public void begin(MediaId media, RevisionId revision) {
        enqueue(media, revision, Kind.PROBE);
    }

    private void enqueue(MediaId media, RevisionId revision, Kind kind) {
        Job job = jobs.ensure(media, revision, kind);
        if (!job.state().isOver()) {
            queue.add(job.id(), kind);
        }
    }

    private void skip(MediaId media, RevisionId revision, Kind kind, String why) {
        Job job = jobs.ensure(media, revision, kind);
        if (!job.state().isOver()) {
            job.skipped(why, Instant.now());
        }
    }

    /** Publishes what an attempt made and queues what follows. */
    void succeeded(Job job, Result result) {
        switch (result) {
            case Result.Probed probed -> afterProbe(job, probed.info());
            case Result.Packaged packaged -> afterPackaging(job, packaged);
            case Result.Pictured pictured -> afterPicture(job, pictured);
            case Result.Spoken spoken -> captions.automatic(job.media(), spoken.language(), spoken.cues());
            case Result.Slides read -> slides.put(job.media(), job.revision(), read.pages());
            case Result.Nothing nothing -> {
                // What was published before stays. Pictures that cannot be taken over as they are have to be encoded.
                if (job.kind() == Kind.REMUX) {
                    enqueue(job.media(), job.revision(), Kind.FIRST);
                }
            }
        }
    }

    private void afterProbe(Job job, MediaInfo info) {
        VideoStream video = info.video();
        revisions.probed(
                job.revision(),
                video == null ? MediaKind.AUDIO : MediaKind.VIDEO,
                info.duration().toMillis() / 1000.0,
                video == null ? null : video.displayWidth(),
                video == null ? null : video.displayHeight());
        MediaId media = job.media();
        RevisionId revision = job.revision();
        Kind picture = video == null ? Kind.WAVEFORM : Kind.POSTER;
        // All rows exist from here on, so that people see what is still to come.
        jobs.ensure(media, revision, picture);
        if (video != null) {
            jobs.ensure(media, revision, Kind.STORYBOARD);
        }
        if (engine.planner().needsLadder(info)) {
            jobs.ensure(media, revision, Kind.LADDER);
        } else {
            skip(media, revision, Kind.LADDER, "Browsers play the sound as it is.");
        }
        enqueue(media, revision, info.browserReady() ? Kind.REMUX : Kind.FIRST);
    }

    /** Publishes a presentation that is still growing. */
    void playableEarly(Job job, String key) {
        String replaced = revisions.find(job.revision()).masterFolder();
        if (!key.equals(replaced)) {
            revisions.playable(job.revision(), key, false);
            removeLater(replaced, key);
            queuePictures(job.revision());
        }
    }

    private void afterFirst(Job job) {
        queueIfOpen(job.revision(), Kind.LADDER);
        queuePictures(job.revision());
    }

    private void queuePictures(RevisionId revision) {
        queueIfOpen(revision, Kind.POSTER);
        queueIfOpen(revision, Kind.WAVEFORM);
    }

    private void queueIfOpen(RevisionId revision, Kind kind) {
        jobs.of(revision, kind).filter(next -> !next.state().isOver()).ifPresent(next -> queue.add(next.id(), kind));
    }

    private void afterPackaging(Job job, Result.Packaged packaged) {
        String replaced = revisions.find(job.revision()).masterFolder();
        String base = packaged.base();
        if (base != null && !base.equals(replaced)) {
            throw new LoggiaException(ErrorCode.CONFLICT, "The ladder was made anew meanwhile; this follows it.");
        }
        if (job.kind() == Kind.REMUX || job.kind() == Kind.FIRST) {
            boolean complete = jobs.of(job.revision(), Kind.LADDER)
                    .filter(ladder -> ladder.state() == Job.State.SKIPPED || ladder.state() == Job.State.FAILED)
                    .isPresent();
            revisions.playable(job.revision(), packaged.key(), complete);
            afterFirst(job);
            if (complete) {
                queueTexts(job);
            }
        } else {
            revisions.playable(job.revision(), packaged.key(), true);
        }
        if (job.kind() == Kind.LADDER) {
            queueVariants(job);
            queueTexts(job);
        }
        Duration length = packaged.length();
        if (length != null) {
            revisions.measured(job.revision(), length.toMillis() / 1000.0);
        }
        removeLater(replaced, packaged.key());
    }

    /** Behind all that people wait for. One that is at work already sees by itself that it has to begin again. */
    private void queueVariants(Job ladder) {
        boolean pictures = revisions.find(ladder.revision()).kind() == MediaKind.VIDEO;
        if (!pictures || engine.planner().variants().isEmpty()) {
            return;
        }
        Job variants = jobs.ensure(ladder.media(), ladder.revision(), Kind.VARIANTS);
        if (variants.state() == Job.State.QUEUED || variants.state().isOver()) {
            if (variants.state().isOver()) {
                folders.removeKept(variants.id());
            }
            variants.redone(null);
            queue.add(variants.id(), Kind.VARIANTS);
        }
    }

    /** When all that people wait for is made, and only once: what is encoded anew sounds and looks as before. */
    private void queueTexts(Job made) {
        if (revisions.find(made.revision()).kind() == MediaKind.VIDEO && slideData.isThere()) {
            enqueue(made.media(), made.revision(), Kind.SLIDES);
        }
        SpeechSetup.Setup setup = speech.inForce();
        if (setup.isOn() && setup.automatic()) {
            enqueue(made.media(), made.revision(), Kind.SPEECH);
        }
    }

    /**
     * Has captions made of what is spoken, once more if need be. Joins the caller's transaction.
     *
     * @throws LoggiaException {@link ErrorCode#CONFLICT} without an engine, {@link ErrorCode#NOT_PLAYABLE_YET}
     */
    public void hear(MediaRef media) {
        if (!speech.read().isOn()) {
            throw new LoggiaException(ErrorCode.CONFLICT, "No engine is set up that writes down what is spoken.");
        }
        RevisionId revision = media.currentRevision();
        if (revision == null || !revisions.find(revision).isPlayable()) {
            throw new LoggiaException(ErrorCode.NOT_PLAYABLE_YET, "Captions can be made when the item plays.");
        }
        Job job = jobs.ensure(media.id(), revision, Kind.SPEECH);
        if (job.state().isOver()) {
            job.retried();
        }
        queue.add(job.id(), Kind.SPEECH);
    }

    private void afterPicture(Job job, Result.Pictured pictured) {
        String replaced = revisions.find(job.revision()).stillsFolder();
        revisions.stills(job.revision(), pictured.key());
        removeLater(replaced, pictured.key());
        if (job.kind() != Kind.POSTER) {
            extras.take(job.media(), pictured.extras(), pictured.slides());
        }
        afterPoster(job);
    }

    private void afterPoster(Job job) {
        if (job.kind() == Kind.POSTER) {
            enqueue(job.media(), job.revision(), Kind.STORYBOARD);
        }
    }

    /** Somebody may be watching from the old folder. */
    void removeLater(@Nullable String replaced, String by) {
        if (replaced != null && !replaced.equals(by)) {
            queue.removeLater(replaced, Instant.now().plus(config.keepReplaced));
        }
    }

    /** A job was given up: what can still be made is made. */
    void failed(Job job, String reason) {
        switch (job.kind()) {
            case PROBE -> revisions.failed(job.revision(), reason);
            // What plays already goes on playing.
            case LADDER -> revisions.failed(job.revision(), reason);
            case REMUX, FIRST -> afterFirst(job);
            case POSTER -> afterPoster(job);
            case VARIANTS, STORYBOARD, WAVEFORM, SPEECH, SLIDES -> {
                // The media plays without them.
            }
        }
    }

    /** Whether a folder of the storage is what its revision points at. */
    boolean isPublished(RevisionId revision, String key) {
        RevisionRef ref = revisions.findIfExists(revision).orElse(null);
        return ref != null
                && (key.equals(ref.masterFolder())
                        || key.equals(ref.stillsFolder())
                        || key.equals(ref.chosenPosterFolder()));
    }

    /** Whether a folder of the storage is shown, or was until lately and may still be watched. */
    public boolean isWanted(RevisionId revision, String key) {
        return isPublished(revision, key) || queue.isToBeRemoved(key);
    }

    /** Begins anew what failed of an item. Joins the caller's transaction. */
    public void retryFailed(MediaId media) {
        jobs.of(media).stream()
                .filter(job -> job.state().equals(Job.State.FAILED.name()))
                .forEach(this::retry);
    }

    /** Begins a failed job anew. Joins the caller's transaction. */
    public void retry(JobRef job) {
        jobs.retry(job.id());
        revisions.retried(job.revision());
    }
}
