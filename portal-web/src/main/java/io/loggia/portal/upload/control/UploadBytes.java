package io.loggia.portal.upload.control;

import io.loggia.domain.UploadId;
import io.loggia.portal.platform.control.MediaStore;
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

/** Where the bytes of uploads lie. Names are made of our ids alone. */
@ApplicationScoped
public class UploadBytes {

    private static final Logger LOGGER = System.getLogger(UploadBytes.class.getName());
    private static final String FOLDER = "uploads";
    private static final Duration ORPHAN_AGE = Duration.ofHours(1);

    private final MediaStore store;

    @Inject
    UploadBytes(MediaStore store) {
        this.store = store;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    UploadBytes() {
        store = null;
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
