package io.loggia.portal.playback.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.storage.control.MediaFolders;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the edge's files are, brought here from another store where they have to be, by {@link StoreWaits}. */
@ApplicationScoped
public class FilesAtHand {

    @Inject
    private MediaFolders folders;

    @Resource
    private ManagedExecutorService executor;

    private @Nullable StoreWaits waits;

    @PostConstruct
    void prepare() {
        waits = new StoreWaits(executor, StoreWaits.Limits.USUAL);
    }

    /**
     * Where a file of a folder is; nothing is there when there is no such file.
     *
     * @throws LoggiaException {@link ErrorCode#UNAVAILABLE} when the other store has it and is slow or fails
     */
    Path file(String folder, String name) {
        return folders.isAtHand(folder, name)
                ? folders.file(folder, name)
                : Objects.requireNonNull(waits).await(folder + "/" + name, () -> folders.file(folder, name));
    }
}
