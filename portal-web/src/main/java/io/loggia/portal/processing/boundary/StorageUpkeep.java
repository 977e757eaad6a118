package io.loggia.portal.processing.boundary;

import io.loggia.domain.RevisionId;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.processing.control.Downloads;
import io.loggia.portal.processing.control.Originals;
import io.loggia.portal.processing.control.OrphanSweep;
import io.loggia.portal.processing.control.Renditions;
import io.loggia.portal.processing.control.Scrub;
import io.loggia.portal.storage.control.Capacity;
import io.loggia.portal.storage.control.StorageConfig;
import io.loggia.portal.storage.control.StoreMove;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/**
 * Has files lie where they belong and stay what they are, and removes what nobody wants. In no transaction: files travel,
 * and a large storage takes longer than one may last.
 */
@ApplicationScoped
public class StorageUpkeep {

    private static final System.Logger LOGGER = System.getLogger(StorageUpkeep.class.getName());
    private static final long MINUTE_MS = 60_000;
    private static final long SCRUB_LOOK_MS = 5_000;
    private static final long HOUR_MS = 60 * MINUTE_MS;
    private static final List<String> FOLDERS = List.of("sources/", "renditions/", "stills/");

    @Inject
    private Rounds rounds;

    @Inject
    private NodeTransactions transactions;

    @Inject
    private MediaStore store;

    @Inject
    private OrphanSweep orphans;

    @Inject
    private Originals originals;

    @Inject
    private Renditions renditions;

    @Inject
    private StoreMove move;

    @Inject
    private Scrub scrub;

    @Inject
    private Downloads downloads;

    @Inject
    private Capacity capacity;

    @Inject
    @ConfigProperties
    private StorageConfig config;

    void start() {
        long moveMs = config.moveEvery.toMillis();
        rounds.every(moveMs, moveMs, "The moving of uploaded files", originals::tidy);
        rounds.every(moveMs, moveMs, "The moving of what was made", renditions::tidy);
        rounds.every(MINUTE_MS / 4, HOUR_MS, "The removal of what nothing names", this::sweep);
        // Of the folder that portals share, a server with one of its own knows nothing.
        if (!config.apart) {
            rounds.every(moveMs, moveMs, "The emptying of the former store", move::run);
            rounds.every(MINUTE_MS / 4, SCRUB_LOOK_MS, "The look at all that is stored", scrub::run);
            rounds.every(
                    MINUTE_MS / 4,
                    6 * HOUR_MS,
                    "The look at how full the storage is",
                    () -> transactions.write(capacity.measure()));
            rounds.every(MINUTE_MS, HOUR_MS, "The removal of old revisions", this::expireRevisions);
        }
    }

    /** Has a file that has just arrived lie where servers with folders of their own find it. */
    void copySoon(RevisionId revision) {
        if (config.copiesOriginalsAtOnce()) {
            rounds.once(0, () -> originals.copy(revision));
        }
    }

    void stop() {
        scrub.stop();
        rounds.stop();
    }

    private void sweep() {
        downloads.sweep();
        List<String> removed = orphans.sweep();
        if (!removed.isEmpty()) {
            transactions.swept(removed);
        }
    }

    private void expireRevisions() {
        for (RevisionId revision : transactions.expireRevisions()) {
            LOGGER.log(Level.INFO, "The files of the replaced revision {0} are removed", revision);
            FOLDERS.forEach(folder -> store.deleteTree(folder + revision));
        }
    }
}
