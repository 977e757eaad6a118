package io.loggia.portal.storage.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.platform.control.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * Who may still take room. While it gets short, uploads stop first and work on media next, each before anything fails:
 * the last of it is the reserve, in which the database and what runs can come to a good end.
 */
@ApplicationScoped
public class Room {

    private static final String NO_ROOM = "The server has no room for this file. Ask an administrator to free some.";

    private final MediaStore store;

    private final PlatformConfig platform;

    private final StorageConfig config;

    @Inject
    public Room(MediaStore store, @ConfigProperties PlatformConfig platform, @ConfigProperties StorageConfig config) {
        this.store = store;
        this.platform = platform;
        this.config = config;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    Room() {
        store = null;
        platform = null;
        config = null;
    }

    /**
     * What is spoken for.
     *
     * @param bytes still to come, of everyone's uploads
     * @param toEncode bytes of files whose renditions are still to be made
     */
    public record Promised(long bytes, long toEncode) {}

    /**
     * Refuses, before its first byte, an upload that would end in a full disk: it, all that is promised, and what will be
     * made of both must leave the reserve and the margin.
     *
     * @param freeBytes as asked of the disk before the turn was waited for. What came in meanwhile is counted neither there
     *     nor as promised; the reserve is large enough for those seconds
     * @throws LoggiaException {@link ErrorCode#NO_SPACE}
     */
    public void requireForUpload(long length, Promised promised, long freeBytes) {
        double made = (promised.toEncode() + (double) length) * config.ladderFactor;
        double free = (double) freeBytes - config.uploadMarginBytes;
        if (promised.bytes() + (double) length + made > free) {
            throw new LoggiaException(ErrorCode.NO_SPACE, NO_ROOM);
        }
    }

    /** @throws LoggiaException {@link ErrorCode#NO_SPACE} when what goes on now would eat the reserve */
    public void requireReserve() {
        if (isShort()) {
            throw new LoggiaException(ErrorCode.NO_SPACE, NO_ROOM);
        }
    }

    /** Whether an upload of any size may begin. */
    public boolean allowsUploads() {
        return freeBytes() >= config.uploadMarginBytes;
    }

    /** Whether a file may come that nobody waits for, and leave the room that uploads want. */
    public boolean allowsBeside(long bytes) {
        return freeBytes() - bytes >= config.uploadMarginBytes;
    }

    /** Whether work may begin that writes into the storage. */
    public boolean allowsWork() {
        return freeBytes() >= config.workMarginBytes;
    }

    /**
     * Refuses to begin a file of known size, one put together or one brought here, that would leave less room than work on
     * media wants.
     *
     * @throws LoggiaException {@link ErrorCode#NO_SPACE}
     */
    public void requireForFile(long bytes) {
        long free = freeBytes() - config.workMarginBytes;
        if (bytes > free) {
            throw new LoggiaException(
                    ErrorCode.NO_SPACE,
                    "The server has no room to have this file here: that takes " + mebibytes(bytes) + ", and "
                            + mebibytes(Math.max(0, free)) + " are free. Ask an administrator to free some.");
        }
    }

    /** Whether the reserve is touched: what writes now should stop. */
    public boolean isShort() {
        return freeBytes() < 0;
    }

    /**
     * Whether work failed for lack of room. What a media program said is no evidence, since files speak through it; but
     * where room is short, nothing else is to be blamed yet.
     */
    public boolean isCauseOf(Throwable failure) {
        boolean refused = failure instanceof LoggiaException reason && reason.code() == ErrorCode.NO_SPACE;
        return refused || isFull(failure) || !allowsWork();
    }

    /** What a failure of the file system means to the client. */
    public LoggiaException failed(IOException cause) {
        return isFull(cause) || isShort()
                ? new LoggiaException(ErrorCode.NO_SPACE, NO_ROOM, cause)
                : new LoggiaException(
                        ErrorCode.UNAVAILABLE, "The server could not store the bytes. Try again in a moment.", cause);
    }

    private static boolean isFull(@Nullable Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            String told = at instanceof IOException ? String.valueOf(at.getMessage()) : "";
            if (told.contains("No space left") || told.contains("Disk quota exceeded")) {
                return true;
            }
        }
        return false;
    }

    /** Beyond the reserve; negative where that is touched. Asks the disk, which may take long where that is a share. */
    public long freeBytes() {
        return store.usableBytes() - platform.storageReserveBytes;
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }
}
