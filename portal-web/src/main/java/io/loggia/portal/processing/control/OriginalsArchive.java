package io.loggia.portal.processing.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.RevisionId;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.storage.control.ArchiveClass;
import io.loggia.portal.storage.control.ArchivePlacement;
import io.loggia.portal.storage.control.Placement;
import io.loggia.portal.storage.control.PlacementLedger;
import io.loggia.portal.storage.control.PlacementLedger.Placed;
import io.loggia.portal.storage.control.Room;
import io.loggia.portal.storage.control.StoreException;
import io.loggia.portal.storage.control.StoreException.Trouble;
import io.loggia.portal.storage.control.StoredKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has uploaded files that are old enough lie in the cheaper class of their store, each proven there by its SHA-256. */
@ApplicationScoped
public class OriginalsArchive {

    private static final System.Logger LOGGER = System.getLogger(OriginalsArchive.class.getName());
    private static final int PAGE = 100;
    private static final int REMEMBERED = 100_000;
    private static final Duration AGAIN_AFTER = Duration.ofHours(1);

    /** Each attempt carries a whole film to and fro, and a store rarely learns of a class. */
    private static final Duration CLASS_AGAIN_AFTER = Duration.ofDays(1);

    private final MediaStore store;

    private final Room room;

    private final Originals originals;

    private final ArchivePlacement placement;

    private final PlacementLedger placed;

    private final OriginalsLedger ledger;

    /** When files were uploaded, which never changes. */
    private final Cache<RevisionId, Instant> uploaded =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /** Which failed, and would cost another reading in each round. */
    private final Cache<String, Boolean> inVain = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(AGAIN_AFTER)
            .build();

    private volatile @Nullable Rest rest;

    /** After a trouble of the store, in which the next file would be carried in vain, too. */
    private record Rest(ArchiveClass archive, Instant until) {}

    @Inject
    OriginalsArchive(
            MediaStore store,
            Room room,
            Originals originals,
            ArchivePlacement placement,
            PlacementLedger placed,
            OriginalsLedger ledger) {
        this.store = store;
        this.room = room;
        this.originals = originals;
        this.placement = placement;
        this.placed = placed;
        this.ledger = ledger;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    OriginalsArchive() {
        store = null;
        room = null;
        originals = null;
        placement = null;
        placed = null;
        ledger = null;
    }

    /** One file's trouble is told; the store's own ends the round, and so does a change of the class. What is cut off begins anew. */
    public void tidy() {
        ArchiveClass archive = placement.now().orElse(null);
        if (archive == null || isResting(archive)) {
            return;
        }
        try {
            tidy(archive);
        } catch (StoreException e) {
            Duration pause = e.trouble() == Trouble.NO_CLASS ? CLASS_AGAIN_AFTER : AGAIN_AFTER;
            rest = new Rest(archive, Instant.now().plus(pause));
            throw e;
        }
    }

    private boolean isResting(ArchiveClass archive) {
        Rest resting = rest;
        return resting != null
                && resting.archive().equals(archive)
                && resting.until().isAfter(Instant.now());
    }

    private void tidy(ArchiveClass archive) {
        @Nullable String after = Originals.SOURCES;
        List<Placed> page;
        do {
            page = placed.page(after, PAGE).stream()
                    .filter(file -> StoredKind.of(file.key()) == StoredKind.ORIGINALS)
                    .toList();
            for (Placed file : page) {
                if (placement.now().filter(archive::equals).isEmpty()) {
                    return;
                }
                if (isDue(file, archive)) {
                    tidy(file, archive);
                }
            }
            after = page.isEmpty() ? null : page.getLast().key();
        } while (page.size() == PAGE);
    }

    private boolean isDue(Placed file, ArchiveClass archive) {
        return file.settled()
                && !file.storageClass().equals(archive.name())
                && inVain.getIfPresent(file.key()) == null
                && isOld(file.revision(), archive)
                && room.allowsBeside(file.bytes())
                && ledger.isIdle(file.revision())
                && ledger.keepsFiles(file.revision());
    }

    private boolean isOld(RevisionId revision, ArchiveClass archive) {
        Instant since = uploaded.get(revision, id -> ledger.uploadedAt(id).orElse(null));
        return since != null && since.isBefore(Instant.now().minus(archive.after()));
    }

    private void tidy(Placed file, ArchiveClass archive) {
        try {
            if (placement.archive(file, archive.name(), () -> here(file))) {
                LOGGER.log(Level.INFO, "{0} lies in the storage class {1} now", file.key(), archive.name());
            }
        } catch (IOException | UncheckedIOException | LoggiaException e) {
            inVain.put(file.key(), true);
            if (e instanceof StoreException ofAll && ofAll.isOfTheWholeStore()) {
                throw ofAll;
            }
            LOGGER.log(Level.WARNING, file.key() + " is not in the storage class " + archive.name() + " yet", e);
        }
    }

    /** Where the next round of {@link OriginalsUpkeep} removes it again. */
    private Path here(Placed file) throws IOException {
        Path here = originals.here(file.revision());
        if (!Files.isRegularFile(here)) {
            originals.replace(file);
        } else if (!Placement.isOf(file, here)) {
            throw new IOException("What lies here is another file than the copy is of");
        }
        store.settle(file.key());
        return here;
    }
}
