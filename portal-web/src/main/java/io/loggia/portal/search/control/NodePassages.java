package io.loggia.portal.search.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.search.index.PassageIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The index of passages in its folder: opened when there is a model, kept equal to the catalog, and taken up again where it closed itself. */
final class NodePassages {

    private static final System.Logger LOGGER = System.getLogger(NodePassages.class.getName());

    private final Path folder;
    private final FollowedCatalog catalog;
    private final Clock clock;
    private final Reopenings reopenings = new Reopenings();

    private volatile @Nullable Open open;

    NodePassages(Path folder, FollowedCatalog catalog, Clock clock) {
        this.folder = folder;
        this.catalog = catalog;
        this.clock = clock;
    }

    record Open(PassageIndex index, PassageWork work) {

        /** Why nothing is embedded at present; null where it is. */
        @Nullable
        String trouble() {
            Throwable failure = index.isOpen() ? null : index.failure();
            return failure == null ? work.trouble() : "The index has closed itself: " + failure.getMessage();
        }
    }

    /** What is open; null while there is nothing. */
    @Nullable
    Open current() {
        return open;
    }

    /** Brings the index up to what is in the catalog now, opening it where it is not. */
    synchronized void follow(String space) {
        Open current = open;
        if (current == null || !current.index().isOpen()) {
            if (current != null && !reopenings.take(clock.instant())) {
                return;
            }
            // What closed itself stays until there is another, to tell what is wrong.
            Open last = current;
            PassageIndex index = PassageIndex.open(folder);
            current = new Open(index, new PassageWork(index, catalog, clock));
            open = current;
            if (last != null) {
                close(last);
                LOGGER.log(Level.INFO, "The index of passages had closed itself; it goes on from its last commit");
            }
        }
        current.work().follow(space);
    }

    synchronized void close() {
        Open closing = open;
        if (closing == null) {
            return;
        }
        open = null;
        close(closing);
    }

    private static void close(Open closing) {
        try (PassageIndex index = closing.index()) {
            if (index.isOpen()) {
                closing.work().commit();
            }
        } catch (IOException e) {
            throw new LoggiaException(ErrorCode.UNAVAILABLE, "Search by meaning is not available at the moment.", e);
        }
    }

    /** What was said in items does not stay where it is not searched. */
    synchronized void forget() {
        close();
        try {
            IndexShelf.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
