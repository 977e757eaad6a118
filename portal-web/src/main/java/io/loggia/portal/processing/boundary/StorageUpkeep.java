package io.loggia.portal.processing.boundary;

import io.loggia.domain.RevisionId;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.platform.control.PeriodicTasks;
import io.loggia.portal.processing.control.Downloads;
import io.loggia.portal.processing.control.Originals;
import io.loggia.portal.processing.control.OriginalsArchive;
import io.loggia.portal.processing.control.OriginalsUpkeep;
import io.loggia.portal.processing.control.OrphanSweep;
import io.loggia.portal.processing.control.Renditions;
import io.loggia.portal.processing.control.Scrub;
import io.loggia.portal.storage.control.Capacity;
import io.loggia.portal.storage.control.Holds;
import io.loggia.portal.storage.control.OtherStore;
import io.loggia.portal.storage.control.StorageConfig;
import io.loggia.portal.storage.control.StoreMove;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/**
 * Has files lie where they belong and stay what they are, and removes what nobody wants. In no transaction: files travel,
 * and a large storage takes longer than one may last.
 */
@ApplicationScoped
public class StorageUpkeep {

    private static final System.Logger LOGGER = System.getLogger(StorageUpkeep.class.getName());
    private static final Duration AFTER_THE_START = Duration.ofSeconds(15);
    private static final Duration SCRUB_LOOK = Duration.ofSeconds(5);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<String> FOLDERS = List.of("sources/", "renditions/", "stills/");

    @Inject
    private PeriodicTasks tasks;

    @Inject
    private NodeTransactions transactions;

    @Inject
    private MediaStore store;

    @Inject
    private OrphanSweep orphans;

    @Inject
    private Originals originals;

    @Inject
    private OriginalsUpkeep originalsUpkeep;

    @Inject
    private OriginalsArchive archive;

    @Inject
    private Renditions renditions;

    @Inject
    private OtherStore other;

    @Inject
    private Holds holds;

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
        tasks.every(config.hold.dividedBy(4), "The holding of files that are being written", holds::renew);
        tasks.every(config.moveEvery, "The moving of uploaded files", originalsUpkeep::tidy);
        tasks.every(config.moveEvery, "The moving of what was made", renditions::tidy);
        tasks.every(AFTER_THE_START, HOUR, "The removal of what nothing names", this::sweep);
        // Of the folder that portals share, a server with one of its own knows nothing.
        if (!config.apart) {
            tasks.every(config.moveEvery, "The emptying of the former store", this::emptyFormerStore);
            tasks.every(config.moveEvery, "The archiving of uploaded files", archive::tidy);
            tasks.every(AFTER_THE_START, SCRUB_LOOK, "The look at all that is stored", scrub::run);
            tasks.every(
                    AFTER_THE_START,
                    HOUR.multipliedBy(6),
                    "The look at how full the storage is",
                    () -> transactions.write(capacity.measure()));
            tasks.every(Duration.ofMinutes(1), HOUR, "The removal of old revisions", this::expireRevisions);
        }
    }

    /** Has a file that has just arrived lie where servers with folders of their own find it. */
    void copySoon(RevisionId revision) {
        if (config.copiesOriginalsAtOnce()) {
            tasks.now("The copying of an uploaded file", () -> originals.copy(revision));
        }
    }

    void stop() {
        scrub.stop();
        tasks.stop();
    }

    private void emptyFormerStore() {
        if (other.setup().isMoving() && transactions.mayEmptyStore()) {
            try {
                move.run();
            } finally {
                transactions.storeTurnEnds();
            }
        }
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
