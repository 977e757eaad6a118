package io.loggia.portal.processing.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.RevisionId;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.storage.control.MediaFolders;
import io.loggia.portal.storage.control.OtherStore;
import io.loggia.portal.storage.control.Placement;
import io.loggia.portal.storage.control.PlacementLedger;
import io.loggia.portal.storage.control.PlacementLedger.Placed;
import io.loggia.portal.storage.control.Room;
import io.loggia.portal.storage.control.StorageConfig;
import io.loggia.portal.storage.control.StoreException;
import io.loggia.portal.storage.control.StoreSetup.Rules;
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
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** Has the uploaded files lie where the operator wants them, in rounds that lose none at whatever moment they end. */
@ApplicationScoped
public class OriginalsUpkeep {

    private static final System.Logger LOGGER = System.getLogger(OriginalsUpkeep.class.getName());
    private static final List<String> OURS = List.of(Originals.FETCHING, Downloads.MAKING, MediaFolders.READING);
    private static final Duration STALE = Duration.ofHours(6);
    private static final int PAGE = 100;
    private static final int IN_VAIN_MAX = 100_000;
    private static final Duration AGAIN_AFTER = Duration.ofHours(1);

    private final Originals originals;

    private final MediaStore store;

    private final OtherStore other;

    private final Placement placement;

    private final PlacementLedger placed;

    private final OriginalsLedger ledger;

    private final Room room;

    private final StorageConfig config;

    /** Whose bytes were read and are not what they should be, which is not looked at again in each round. */
    private final Cache<String, Boolean> inVain = Caffeine.newBuilder()
            .maximumSize(IN_VAIN_MAX)
            .expireAfterWrite(AGAIN_AFTER)
            .build();

    @Inject
    OriginalsUpkeep(
            Originals originals,
            MediaStore store,
            OtherStore other,
            Placement placement,
            PlacementLedger placed,
            OriginalsLedger ledger,
            Room room,
            @ConfigProperties StorageConfig config) {
        this.originals = originals;
        this.store = store;
        this.other = other;
        this.placement = placement;
        this.placed = placed;
        this.ledger = ledger;
        this.room = room;
        this.config = config;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    OriginalsUpkeep() {
        originals = null;
        store = null;
        other = null;
        placement = null;
        placed = null;
        ledger = null;
        room = null;
        config = null;
    }

    /** Puts every file where it belongs, and removes elsewhere what is wanted no more. Goes on where it was cut off. */
    public void tidy() {
        removeStale();
        if (other.isThere()) {
            putBack();
        }
        tidyOtherStore();
        if (config.copiesOriginalsAtOnce()) {
            ledger.arrived().forEach(originals::copy);
        }
        moveAway();
    }

    /** What a server left that was killed while it was about to remove a file here. */
    private void putBack() {
        for (String revision : store.children("sources")) {
            if (store.children(Originals.SOURCES + revision).stream().anyMatch(MediaStore::isAside)) {
                store.putBack(Originals.SOURCES + revision + Originals.SOURCE);
            }
        }
    }

    /** A round may take hours, and ends, or goes on by other rules, as soon as there are other ones. */
    private void moveAway() {
        RevisionId done = null;
        boolean more = true;
        while (more) {
            Rules rules = other.rules();
            if (!rules.originalsThere()) {
                return;
            }
            OriginalsLedger.Page page = ledger.idle(Instant.now().minus(rules.originalsAfter()), done, PAGE);
            boolean changed = false;
            for (RevisionId revision : page.idle()) {
                changed = !other.rules().equals(rules);
                if (changed) {
                    break;
                }
                moveAway(revision, rules);
                done = revision;
            }
            if (!changed) {
                done = page.last();
                more = done != null;
            }
        }
    }

    private void moveAway(RevisionId revision, Rules rules) {
        Path here = store.resolve(Originals.key(revision));
        if (!Files.isRegularFile(here)) {
            return;
        }
        try {
            Placed copy = copy(revision, here);
            // Nothing makes an uploaded file anew: it goes in a later round than its copy came, if that is still there.
            if (copy != null && copy.settled() && ledger.isIdle(revision)) {
                remove(copy, here, rules);
            }
        } catch (IOException | LoggiaException e) {
            told("The uploaded file of " + revision + " stays here for now", e);
        }
    }

    /** @return the copy that the store has, as it said just now; null when there is none, or was none until now */
    private @Nullable Placed copy(RevisionId revision, Path here) throws IOException {
        Placed known = placement.find(Originals.key(revision)).orElse(null);
        if (known != null && placement.isThere(known)) {
            return known;
        }
        if (known != null) {
            LOGGER.log(
                    Level.ERROR, "{0} is not in the other store as it was written, and is written anew", known.key());
            placement.removeBeside(known, here);
        }
        placement.place(Originals.key(revision), revision, here);
        return null;
    }

    /**
     * Removes a file here. Between the looks at its copy and its end, somebody may have begun to work at it, have changed the
     * rules, or be about to remove the copy: so it is first put where nobody finds it, and all is asked once more.
     */
    private void remove(Placed copy, Path here, Rules rules) throws IOException {
        if (!isSame(copy, here)) {
            return;
        }
        Path aside = store.putAside(copy.key()).orElse(null);
        if (aside == null) {
            return;
        }
        boolean gone = false;
        try {
            gone = ledger.isIdle(copy.revision())
                    && placement.isThere(copy)
                    && placement.isStill(copy)
                    && other.rules().equals(rules);
            if (gone) {
                store.deleteAside(aside);
                store.deleteIfEmpty(Originals.SOURCES + copy.revision());
                LOGGER.log(
                        Level.INFO, "The uploaded file of revision {0} lies in {1} now", copy.revision(), copy.place());
            }
        } finally {
            if (!gone) {
                store.putBack(copy.key());
            }
        }
    }

    private boolean isSame(Placed copy, Path here) throws IOException {
        if (inVain.getIfPresent(copy.key()) != null) {
            return false;
        }
        boolean same = Placement.isOf(copy, here);
        if (!same) {
            inVain.put(copy.key(), true);
            LOGGER.log(Level.ERROR, "{0} here is not the file that was copied, and stays beside its copy", copy.key());
        }
        return same;
    }

    private void tidyOtherStore() {
        @Nullable String after = Originals.SOURCES;
        List<Placed> page;
        do {
            page = placed.page(after, PAGE).stream()
                    .filter(file -> file.key().startsWith(Originals.SOURCES))
                    .toList();
            page.stream().filter(file -> other.knows(file.place())).forEach(this::tidy);
            after = page.isEmpty() ? null : page.getLast().key();
        } while (page.size() == PAGE);
    }

    private void tidy(Placed file) {
        try {
            if (!ledger.keepsFiles(file.revision())) {
                placement.remove(file);
            } else if (file.abandoned()) {
                settleAbandoned(file);
            } else if (belongHere() && file.complete() && room.allowsBeside(file.bytes())) {
                bringBack(file);
            }
        } catch (IOException | UncheckedIOException | LoggiaException e) {
            told(file.key() + " stays in the other store for now", e);
        }
    }

    /** Others find nothing in the folder of a server that has one of its own, so nothing comes back there to stay. */
    private boolean belongHere() {
        return !other.rules().originalsThere() && !config.apart;
    }

    /** What is left of a copy may be all there is, where a server was killed at the wrong moment. */
    private void settleAbandoned(Placed file) throws IOException {
        Path here = originals.here(file.revision());
        boolean isHere = Files.isRegularFile(here);
        if (isHere && belongHere()) {
            placement.removeBeside(file, here);
        } else if (isHere && file.unproven()) {
            if (!placement.adopt(file)) {
                LOGGER.log(Level.ERROR, "{0} in the other store is not what is here, and is written anew", file.key());
            }
        } else if (!isHere) {
            if (inVain.getIfPresent(file.key()) == null && !placement.adopt(file)) {
                inVain.put(file.key(), true);
                LOGGER.log(Level.ERROR, "{0} is not here, and in the other store is not what was written", file.key());
            }
        }
    }

    private void bringBack(Placed file) throws IOException {
        Path here = originals.require(file.revision());
        if (!Placement.isOf(file, here)) {
            LOGGER.log(Level.WARNING, "{0} was damaged here and comes back", file.key());
            originals.replace(file);
        }
        store.settle(file.key());
        placement.removeBeside(file, here);
    }

    /** One file's trouble is told, and the next one's turn comes; the store's own ends the round. */
    private static void told(String what, Exception failure) {
        if (failure instanceof StoreException ofAll && ofAll.isOfTheWholeStore()) {
            throw ofAll;
        }
        LOGGER.log(Level.WARNING, what, failure);
    }

    /** What a server left that died while it brought a file back, or put one together. */
    private void removeStale() {
        for (String name : store.scratchNames()) {
            boolean ours = OURS.stream().anyMatch(name::startsWith);
            if (ours && isStale(store.scratchPath(name))) {
                store.deleteScratch(name);
            }
        }
    }

    private static boolean isStale(Path folder) {
        try {
            return Files.getLastModifiedTime(folder)
                    .toInstant()
                    .isBefore(Instant.now().minus(STALE));
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "Gone already: " + folder.getFileName(), e);
            return false;
        }
    }
}
