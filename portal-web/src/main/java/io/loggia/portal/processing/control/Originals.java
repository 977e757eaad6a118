package io.loggia.portal.processing.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.RevisionId;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.storage.control.Placement;
import io.loggia.portal.storage.control.PlacementLedger.Placed;
import io.loggia.portal.storage.control.Room;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The uploaded files: in the working folder while something is made of them, and afterwards where the operator wants
 * them. Whoever needs one that lies elsewhere has it brought back.
 */
@ApplicationScoped
public class Originals {

    private static final System.Logger LOGGER = System.getLogger(Originals.class.getName());
    static final String SOURCES = "sources/";
    static final String SOURCE = "/source";
    static final String FETCHING = "fetch-";

    private final MediaStore store;

    private final Placement placement;

    private final Room room;

    @Inject
    Originals(MediaStore store, Placement placement, Room room) {
        this.store = store;
        this.placement = placement;
        this.room = room;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    Originals() {
        store = null;
        placement = null;
        room = null;
    }

    /**
     * The file, brought back where it lies elsewhere, which takes as long as that store does.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} when it is nowhere, {@link ErrorCode#UNAVAILABLE} when the
     *     other store fails, {@link ErrorCode#NO_SPACE} when there is no room for it here
     */
    public Path require(RevisionId revision) {
        Path here = here(revision);
        if (!Files.isRegularFile(here)) {
            Placed elsewhere = placement
                    .find(key(revision))
                    .orElseThrow(() ->
                            new LoggiaException(ErrorCode.NOT_FOUND, "The uploaded file is no longer in the storage."));
            fetch(elsewhere, here);
        }
        return here;
    }

    /** Where the file is, if it is here: also when a server was killed that was about to remove it. */
    Path here(RevisionId revision) {
        Path here = store.resolve(key(revision));
        if (!Files.isRegularFile(here)) {
            store.putBack(key(revision));
        }
        return here;
    }

    /**
     * Brings a file back, in place of one that is here.
     *
     * @throws LoggiaException as {@link #require} does
     */
    void replace(Placed elsewhere) {
        room.requireForFile(elsewhere.bytes());
        // A name of its own: another server may bring the same file into the same folder.
        String name = FETCHING + elsewhere.revision() + "-" + UUID.randomUUID();
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
        if (!Files.isRegularFile(here)) {
            replace(elsewhere);
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
        Path here = here(revision);
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
     * Has the file lie in the other store, too. Trouble is told and nothing else: {@link OriginalsUpkeep} tries again.
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

    static String key(RevisionId revision) {
        return SOURCES + revision + SOURCE;
    }
}
