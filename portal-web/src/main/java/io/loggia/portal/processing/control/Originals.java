package io.loggia.portal.processing.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.RevisionId;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.storage.control.MediaFolders;
import io.loggia.portal.storage.control.OtherStore;
import io.loggia.portal.storage.control.Placement;
import io.loggia.portal.storage.control.PlacementLedger;
import io.loggia.portal.storage.control.PlacementLedger.Placed;
import io.loggia.portal.storage.control.Room;
import io.loggia.portal.storage.control.StorageConfig;
import io.loggia.portal.storage.control.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * The uploaded files: in the working folder while something is made of them, and afterwards where the operator wants
 * them. Whoever needs one that lies elsewhere has it brought back.
 */
@ApplicationScoped
public class Originals {

    private static final System.Logger LOGGER = System.getLogger(Originals.class.getName());
    private static final String SOURCES = "sources/";
    private static final String FETCHING = "fetch-";
    private static final List<String> OURS = List.of(FETCHING, Downloads.MAKING, MediaFolders.READING);
    private static final Duration STALE = Duration.ofHours(6);
    private static final int PAGE = 100;

    @Inject
    private MediaStore store;

    @Inject
    private OtherStore other;

    @Inject
    private Placement placement;

    @Inject
    private PlacementLedger placed;

    @Inject
    private OriginalsLedger ledger;

    @Inject
    private Room room;

    @Inject
    @ConfigProperties
    private StorageConfig config;

    /**
     * The file, brought back where it lies elsewhere, which takes as long as that store does.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} when it is nowhere, {@link ErrorCode#UNAVAILABLE} when the
     *     other store fails
     */
    public Path require(RevisionId revision) {
        Path here = store.resolve(key(revision));
        if (!Files.isRegularFile(here)) {
            Placed elsewhere = placement
                    .find(key(revision))
                    .orElseThrow(() ->
                            new LoggiaException(ErrorCode.NOT_FOUND, "The uploaded file is no longer in the storage."));
            fetch(elsewhere, here);
        }
        return here;
    }

    /** Brings a file back in place of the one that is here, which is damaged. */
    synchronized void replace(Placed elsewhere) {
        String name = FETCHING + elsewhere.revision();
        try {
            Path file = store.scratch(name).resolve("source");
            placement.fetch(elsewhere, file);
            store.move(file, elsewhere.key());
        } finally {
            store.deleteScratch(name);
        }
    }

    /** One at a time: the second who needs the same file finds it there. */
    private synchronized void fetch(Placed elsewhere, Path here) {
        if (Files.isRegularFile(here)) {
            return;
        }
        String name = FETCHING + elsewhere.revision();
        try {
            Path file = store.scratch(name).resolve("source");
            placement.fetch(elsewhere, file);
            store.move(file, elsewhere.key());
        } finally {
            store.deleteScratch(name);
        }
    }

    /** Whether the file is somewhere. */
    public boolean exists(RevisionId revision) {
        return bytes(revision) > 0;
    }

    /** Size of the file, wherever it lies; 0 when it is nowhere. */
    public long bytes(RevisionId revision) {
        long here = store.bytesOf("sources/" + revision);
        return here > 0
                ? here
                : placement.find(key(revision)).map(Placed::bytes).orElse(0L);
    }

    /** A part of a file, wherever it lies. */
    @FunctionalInterface
    public interface Piece {

        /**
         * @throws LoggiaException {@link ErrorCode#UNAVAILABLE} when the other store is away
         * @throws IOException also from the stream, which fails rather than end early
         */
        InputStream read(long first, long length) throws IOException;
    }

    /** A whole file to be sent. */
    public record Whole(long bytes, Piece piece) {}

    /**
     * The file as it is, from here or straight from the other store, without bringing it back.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} when it is nowhere
     */
    public Whole whole(RevisionId revision) {
        Path here = store.resolve(key(revision));
        if (Files.isRegularFile(here)) {
            return whole(here);
        }
        Placed elsewhere = placement
                .find(key(revision))
                .orElseThrow(() ->
                        new LoggiaException(ErrorCode.NOT_FOUND, "The uploaded file is no longer in the storage."));
        return new Whole(elsewhere.bytes(), (first, length) -> placement.read(elsewhere, first, length));
    }

    /** A file that lies here. */
    public static Whole whole(Path file) {
        return new Whole(file.toFile().length(), (first, length) -> {
            SeekableByteChannel channel = Files.newByteChannel(file);
            return Channels.newInputStream(channel.position(first));
        });
    }

    /**
     * Has the file lie in the other store, too. Trouble is told and nothing else: {@link #tidy} tries again.
     */
    public void copy(RevisionId revision) {
        Path here = store.resolve(key(revision));
        try {
            if (Files.isRegularFile(here) && placement.find(key(revision)).isEmpty()) {
                placement.place(key(revision), revision, here);
            }
        } catch (IOException | LoggiaException e) {
            LOGGER.log(Level.WARNING, "The uploaded file of " + revision + " is not in the other store yet", e);
        }
    }

    /** Puts every file where it belongs, and removes elsewhere what is wanted no more. Goes on where it was cut off. */
    public void tidy() {
        removeStale();
        tidyOtherStore();
        if (config.copiesOriginalsAtOnce()) {
            ledger.arrived().forEach(this::copy);
        }
        if (other.rules().originalsThere()) {
            moveAway();
        }
    }

    private void moveAway() {
        RevisionId after = null;
        do {
            OriginalsLedger.Page page =
                    ledger.idle(Instant.now().minus(other.rules().originalsAfter()), after, PAGE);
            page.idle().forEach(this::moveAway);
            after = page.last();
        } while (after != null);
    }

    private void moveAway(RevisionId revision) {
        Path here = store.resolve(key(revision));
        if (!Files.isRegularFile(here)) {
            return;
        }
        try {
            boolean copied = isCopied(revision, here);
            // Something may have begun to work at it meanwhile; its turn comes again.
            if (copied && ledger.isIdle(revision)) {
                store.deleteTree("sources/" + revision);
                LOGGER.log(Level.INFO, "The uploaded file of revision {0} lies in the other store now", revision);
            }
        } catch (IOException | LoggiaException e) {
            told("The uploaded file of " + revision + " stays here for now", e);
        }
    }

    /** Nothing makes an uploaded file anew, so the store itself is asked, whatever is written down. */
    private boolean isCopied(RevisionId revision, Path here) throws IOException {
        Optional<Placed> known = placement.find(key(revision));
        if (known.isPresent() && placement.isThere(known.get())) {
            return true;
        }
        known.ifPresent(placement::remove);
        return placement.place(key(revision), revision, here);
    }

    private void tidyOtherStore() {
        @Nullable String after = SOURCES;
        List<Placed> page;
        do {
            page = placed.page(after, PAGE).stream()
                    .filter(file -> file.key().startsWith(SOURCES))
                    .toList();
            page.stream().filter(file -> other.knows(file.place())).forEach(this::tidy);
            after = page.isEmpty() ? null : page.getLast().key();
        } while (page.size() == PAGE);
    }

    private void tidy(Placed file) {
        try {
            boolean belongsHere = !other.rules().originalsThere();
            if (!ledger.keepsFiles(file.revision()) || (belongsHere && file.abandoned())) {
                placement.remove(file);
            } else if (belongsHere && file.complete() && room.allowsWork()) {
                require(file.revision());
                store.settle(file.key());
                placement.remove(file);
            }
        } catch (UncheckedIOException | LoggiaException e) {
            told(file.key() + " stays in the other store for now", e);
        }
    }

    /** One file's trouble is told, and the next one's turn comes; the store's own ends the round. */
    private static void told(String what, Exception failure) {
        if (failure instanceof StoreException ofAll && ofAll.isOfTheWholeStore()) {
            throw ofAll;
        }
        LOGGER.log(Level.WARNING, what, failure);
    }

    /** What a server left that died while it brought a file back, or put one together. */
    private void removeStale() {
        for (String name : store.scratchNames()) {
            boolean ours = OURS.stream().anyMatch(name::startsWith);
            if (ours && isStale(store.scratchPath(name))) {
                store.deleteScratch(name);
            }
        }
    }

    private static boolean isStale(Path folder) {
        try {
            return Files.getLastModifiedTime(folder)
                    .toInstant()
                    .isBefore(Instant.now().minus(STALE));
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "Gone already: " + folder.getFileName(), e);
            return false;
        }
    }

    static String key(RevisionId revision) {
        return SOURCES + revision + "/source";
    }
}
