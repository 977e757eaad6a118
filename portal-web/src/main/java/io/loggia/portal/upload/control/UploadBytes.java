package io.loggia.portal.upload.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.UploadId;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.platform.control.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Where the bytes of uploads lie, and whether there is room for more. Names are made of our ids alone. */
@ApplicationScoped
public class UploadBytes {

    private static final Logger LOGGER = System.getLogger(UploadBytes.class.getName());
    private static final String FOLDER = "uploads";
    private static final Duration ORPHAN_AGE = Duration.ofHours(1);
    private static final String NO_ROOM = "The server has no room for this file. Ask an administrator to free some.";

    private final MediaStore store;

    private final PlatformConfig config;

    @Inject
    UploadBytes(MediaStore store, @ConfigProperties PlatformConfig config) {
        this.store = store;
        this.config = config;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    UploadBytes() {
        store = null;
        config = null;
    }

    /**
     * Refuses early what would end in a full disk.
     *
     * @param more bytes to come, beyond those already promised to others
     * @throws LoggiaException {@link ErrorCode#NO_SPACE}
     */
    void requireRoom(long more) {
        if (more > store.usableBytes() - config.storageReserveBytes) {
            throw new LoggiaException(ErrorCode.NO_SPACE, NO_ROOM);
        }
    }

    UploadFile open(UploadRef upload) throws IOException {
        return UploadFile.open(path(upload), upload.received());
    }

    long length(UploadRef upload) throws IOException {
        Path path = path(upload);
        return Files.exists(path) ? Files.size(path) : 0;
    }

    boolean isHandedOn(UploadRef upload) {
        return upload.isWhole() && Files.notExists(path(upload)) && Files.exists(store.resolve(sourceKey(upload)));
    }

    /** Makes the bytes the source of the revision; does nothing when they are already. */
    void handOn(UploadRef upload) {
        if (!isHandedOn(upload)) {
            store.move(path(upload), sourceKey(upload));
        }
    }

    void delete(UploadRef upload) {
        store.deleteTree(key(upload));
    }

    /**
     * Removes bytes that no upload leads to any more. Young ones are spared: their upload may just be changing.
     *
     * @param wanted whether the upload is still being received
     */
    public void deleteOrphans(Predicate<UploadId> wanted) {
        Path folder = store.resolve(FOLDER);
        if (Files.notExists(folder)) {
            return;
        }
        Instant young = Instant.now().minus(ORPHAN_AGE);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                UploadId id = UploadId.parse(String.valueOf(file.getFileName()));
                boolean old = Files.getLastModifiedTime(file).toInstant().isBefore(young);
                if (old && !wanted.test(id)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Left-over uploads could not be removed; the next sweep tries again", e);
        }
    }

    /** What a failure of the file system means to the client. */
    LoggiaException failed(IOException cause) {
        String told = String.valueOf(cause.getMessage());
        boolean full = told.contains("No space left")
                || told.contains("Disk quota exceeded")
                || store.usableBytes() <= config.storageReserveBytes;
        return full
                ? new LoggiaException(ErrorCode.NO_SPACE, NO_ROOM, cause)
                : new LoggiaException(
                        ErrorCode.UNAVAILABLE, "The server could not store the bytes. Try again in a moment.", cause);
    }

    private Path path(UploadRef upload) {
        return store.resolve(key(upload));
    }

    private static String key(UploadRef upload) {
        return FOLDER + "/" + upload.id();
    }

    private static String sourceKey(UploadRef upload) {
        return "sources/" + upload.revisionId() + "/source";
    }
}
