package io.loggia.portal.playback.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.storage.control.MediaFolders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that the edge serves, and holds in memory those that many people fetch at the same time. What is
 * written once and never changed is held without looking at the disk again.
 */
@ApplicationScoped
public class MediaFiles {

    private static final byte[] NOT_HELD = {};

    private final MediaFolders folders;

    private final FilesAtHand atHand;

    private final PlaybackConfig config;

    private final Cache<String, MediaFile> hot;

    @Inject
    MediaFiles(MediaFolders folders, FilesAtHand atHand, @ConfigProperties PlaybackConfig config) {
        this.folders = folders;
        this.atHand = atHand;
        this.config = config;
        this.hot = Caffeine.newBuilder()
                .maximumWeight(config.hotBytes)
                .<String, MediaFile>weigher((key, file) -> file.heldBytes() + key.length())
                .build();
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    MediaFiles() {
        folders = null;
        atHand = null;
        config = null;
        hot = null;
    }

    /**
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} when there is no such file, or it is of no kind we serve;
     *     {@link ErrorCode#UNAVAILABLE} when it lies in another store that is slow or fails
     */
    public MediaFile find(String folder, String file) {
        return look(folder, file, /* toBeSent= */ true);
    }

    /**
     * The same where no byte of it is sent: it is read into memory for nobody.
     *
     * @throws LoggiaException as {@link #find}
     */
    public MediaFile describe(String folder, String file) {
        return look(folder, file, /* toBeSent= */ false);
    }

    private MediaFile look(String folder, String file, boolean toBeSent) {
        MediaFileType type = MediaFileType.of(file).orElseThrow(MediaFiles::notFound);
        String key = folder + "/" + file;
        MediaFile held = hot.getIfPresent(key);
        return held != null ? held : read(key, atHand.file(folder, file), type, toBeSent);
    }

    /**
     * Whether there is such a file.
     *
     * @throws LoggiaException {@link ErrorCode#UNAVAILABLE} when another store has to tell, and fails
     */
    public boolean exists(String folder, String file) {
        try {
            return folders.exists(folder, file);
        } catch (UncheckedIOException e) {
            throw new LoggiaException(ErrorCode.UNAVAILABLE, "The storage of this film failed. Try again soon.", e);
        }
    }

    private MediaFile read(String key, Path path, MediaFileType type, boolean toBeSent) {
        try {
            BasicFileAttributes seen = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!seen.isRegularFile()) {
                throw notFound();
            }
            Preconditions version =
                    Preconditions.of(seen.size(), seen.lastModifiedTime().toInstant());
            boolean worthHolding =
                    toBeSent && type.isImmutable() && seen.size() <= config.hotFileBytes && seen.size() > 0;
            byte[] held = worthHolding && config.hotBytes > 0 ? bytes(path, seen.size()) : NOT_HELD;
            MediaFile file = new MediaFile(path, type, seen.size(), version, held, config.bufferBytes);
            if (held.length > 0) {
                hot.put(key, file);
            }
            return file;
        } catch (NoSuchFileException e) {
            throw notFound(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty when the file does not have the length just seen, which a file of ours always has. */
    private static byte[] bytes(Path path, long size) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        return bytes.length == size ? bytes : NOT_HELD;
    }

    private static LoggiaException notFound() {
        return notFound(null);
    }

    private static LoggiaException notFound(@Nullable IOException cause) {
        String detail = "There is no such media file.";
        return cause == null
                ? new LoggiaException(ErrorCode.NOT_FOUND, detail)
                : new LoggiaException(ErrorCode.NOT_FOUND, detail, cause);
    }
}
