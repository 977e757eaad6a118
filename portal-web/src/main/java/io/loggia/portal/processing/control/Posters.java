package io.loggia.portal.processing.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.RevisionId;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.still.StillMaker;
import io.loggia.media.still.UploadedPicture;
import io.loggia.portal.catalog.control.MediaRef;
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
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Posters that people choose. Making one takes a moment and wants no transaction; {@link #publish} does. Nothing here
 * asks who is asking.
 */
@ApplicationScoped
public class Posters {

    /** The largest picture that is read at all. */
    public static final int MAX_BYTES = UploadedPicture.MAX_BYTES;

    static final String CHOSEN = "chosen-";

    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 15;

    @Inject
    private MediaEngine engine;

    @Inject
    private MediaStore store;

    @Inject
    private MediaFolders folders;

    @Inject
    private Originals originals;

    @Inject
    private Revisions revisions;

    @Inject
    private Workflow workflow;

    private final Semaphore hands = new Semaphore(AT_ONCE);

    /** A poster that lies in the storage and is not shown yet. */
    public record Made(RevisionId revision, String key) {}

    /** Makes a poster into a folder. */
    @FunctionalInterface
    private interface Maker {
        void make(StillMaker stills, Path folder) throws InterruptedException, IOException;
    }

    /** What the item plays. */
    public @Nullable RevisionRef revision(MediaRef item) {
        RevisionId current = item.currentRevision();
        return current == null ? null : revisions.findIfExists(current).orElse(null);
    }

    /** Names of pictures beside the poster, from which it was chosen. */
    public List<String> candidates(RevisionRef revision) {
        String stills = revision.stillsFolder();
        return stills == null ? List.of() : StillMaker.candidates(folders.folder(stills));
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when there is no such candidate */
    public Made candidate(MediaRef item, int number) {
        RevisionRef revision = require(item);
        List<String> known = candidates(revision);
        if (number < 1 || number > known.size()) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such picture to choose.");
        }
        Path picture = folders.file(String.valueOf(revision.stillsFolder()), known.get(number - 1));
        return made(revision, (stills, folder) -> Files.copy(picture, folder.resolve(StillMaker.POSTER)));
    }

    /** The frame that is shown at a moment. */
    public Made frame(MediaRef item, Duration at) {
        RevisionRef revision = require(item);
        if (!originals.exists(revision.id()) || revision.width() == null) {
            throw new LoggiaException(ErrorCode.CONFLICT, "There is no video to take a picture from.");
        }
        Double length = revision.durationSeconds();
        if (length != null && at.toMillis() / 1000.0 > length) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "The video ends before this moment.");
        }
        return made(revision, (stills, folder) -> {
            Path source = originals.require(revision.id());
            MediaInfo info = engine.prober().probe(source);
            stills.posterAt(info, source, folder, at);
        });
    }

    /** A picture of somebody's own, drawn anew. */
    public Made picture(MediaRef item, byte[] file) {
        RevisionRef revision = require(item);
        UploadedPicture picture = UploadedPicture.of(file);
        return made(revision, (stills, folder) -> {
            Path sent = Files.write(folder.resolve("sent"), file);
            try {
                stills.posterOf(picture, sent, folder);
            } finally {
                Files.delete(sent);
            }
        });
    }

    /** Shows a poster, or null for that of the stills. Wants the caller's transaction. */
    public void publish(RevisionId revision, @Nullable String key) {
        String replaced = revisions.find(revision).chosenPosterFolder();
        revisions.poster(revision, key);
        workflow.removeLater(replaced, key == null ? "" : key);
    }

    /** Removes a poster that could not be shown after all. Wants the caller's transaction, to see what is shown now. */
    public void discard(Made made) {
        if (!workflow.isPublished(made.revision(), made.key())) {
            store.deleteTree(made.key());
        }
    }

    private RevisionRef require(MediaRef item) {
        RevisionRef revision = revision(item);
        if (revision == null || revision.stillsFolder() == null) {
            throw new LoggiaException(
                    ErrorCode.NOT_PLAYABLE_YET, "The pictures are still being made. Try again in a moment.");
        }
        return revision;
    }

    private Made made(RevisionRef revision, Maker maker) {
        String name = CHOSEN + UUID.randomUUID();
        boolean taken = false;
        try {
            taken = hands.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!taken) {
                throw new LoggiaException(
                        ErrorCode.TOO_MANY_REQUESTS, "Others are having posters made. Try again in a moment.");
            }
            Path scratch = store.scratch(name);
            maker.make(engine.stills(), scratch);
            String key = "stills/" + revision.id() + "/" + name;
            store.move(scratch, key);
            return new Made(revision.id(), key);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoggiaException(ErrorCode.UNAVAILABLE, "The server is stopping.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a poster", e);
        } finally {
            if (taken) {
                hands.release();
            }
            store.deleteScratch(name);
        }
    }
}
