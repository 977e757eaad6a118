package io.loggia.portal.processing.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.RevisionId;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.processing.control.RenditionsLedger.Made;
import io.loggia.portal.storage.control.FolderPlacement;
import io.loggia.portal.storage.control.MediaFolders;
import io.loggia.portal.storage.control.OtherStore;
import io.loggia.portal.storage.control.PlacementLedger.Placed;
import io.loggia.portal.storage.control.Room;
import io.loggia.portal.storage.control.StorageConfig;
import io.loggia.portal.storage.control.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** Puts the folders of what was made of uploaded files where the operator wants them. */
@ApplicationScoped
public class Renditions {

    private static final System.Logger LOGGER = System.getLogger(Renditions.class.getName());
    private static final int PAGE = 100;
    private static final List<String> ROOTS = List.of("renditions", "stills");
    private static final long KNOWN_MAX = 200_000;

    /** What lies there may have been brought back by another server since. */
    private static final Duration KNOWN_FOR = Duration.ofHours(1);

    /** Each copy is asked about only so often: there is one for every folder that was ever made. */
    private static final int ROUNDS_FOR_ALL = 10;

    /** Copied already, as far as this server knows, which saves asking for each folder in each round. */
    private final Cache<String, Boolean> copied = Caffeine.newBuilder()
            .maximumSize(KNOWN_MAX)
            .expireAfterWrite(KNOWN_FOR)
            .build();

    /** Whose bytes were read and are not what they should be, which is not looked at again in each round. */
    private final Cache<String, Boolean> inVain = Caffeine.newBuilder()
            .maximumSize(KNOWN_MAX)
            .expireAfterWrite(KNOWN_FOR)
            .build();

    private int round;

    private final MediaStore store;

    private final MediaFolders folders;

    private final OtherStore other;

    private final FolderPlacement placement;

    private final RenditionsLedger ledger;

    private final Room room;

    private final StorageConfig config;

    @Inject
    Renditions(
            MediaStore store,
            MediaFolders folders,
            OtherStore other,
            FolderPlacement placement,
            RenditionsLedger ledger,
            Room room,
            @ConfigProperties StorageConfig config) {
        this.store = store;
        this.folders = folders;
        this.other = other;
        this.placement = placement;
        this.ledger = ledger;
        this.room = room;
        this.config = config;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    Renditions() {
        store = null;
        folders = null;
        other = null;
        placement = null;
        ledger = null;
        room = null;
        config = null;
    }

    /**
     * Has a result lie where every server finds it, before anybody is told of it.
     *
     * @throws LoggiaException when the other store fails
     */
    void handOver(RevisionId revision, String folder) {
        if (config.apart && !folders.place(folder, revision)) {
            throw new IllegalStateException(folder + " is being written by another server");
        }
    }

    /** Whether others can play what is still growing here. */
    boolean areSeenWhileTheyGrow() {
        return !config.apart;
    }

    /** Puts every folder where it belongs, and removes elsewhere what is wanted no more. Goes on where it was cut off. */
    public void tidy() {
        if (!other.isThere()) {
            return;
        }
        if (round++ % ROUNDS_FOR_ALL == 0) {
            tidyOtherStore();
        }
        if (other.rules().renditionsThere()) {
            copyAway();
            dropUnused();
        } else {
            copied.invalidateAll();
        }
    }

    private void tidyOtherStore() {
        for (String root : ROOTS) {
            @Nullable String after = root + "/";
            List<Placed> page;
            do {
                page = placement.page(after, PAGE).stream()
                        .filter(file -> file.key().startsWith(root + "/"))
                        .toList();
                page.stream().filter(list -> other.knows(list.place())).forEach(this::tidy);
                after = page.isEmpty() ? null : page.getLast().key();
            } while (page.size() == PAGE);
        }
    }

    private void tidy(Placed list) {
        String folder = list.folder().orElse(null);
        if (folder == null) {
            return;
        }
        try {
            if (!ledger.keeps(list.revision(), folder)) {
                copied.invalidate(folder);
                placement.remove(list);
            } else if (list.abandoned()) {
                copied.invalidate(folder);
                settleAbandoned(folder, list);
            } else if (belongHere() && list.complete() && room.allowsBeside(folders.bytesAway(folder))) {
                folders.bringBack(folder, list);
            }
        } catch (UncheckedIOException | LoggiaException e) {
            told(folder + " stays in the other store for now", e);
        }
    }

    /** Others find nothing in the folder of a server that has one of its own, so nothing comes back there to stay. */
    private boolean belongHere() {
        return !other.rules().renditionsThere() && !config.apart;
    }

    /** What is left of a copy may be all there is, where a server was killed at the wrong moment. */
    private void settleAbandoned(String folder, Placed list) {
        if (inVain.getIfPresent(folder) == null && !folders.settleAbandoned(folder, list)) {
            inVain.put(folder, true);
            LOGGER.log(Level.WARNING, "{0} is whole neither here nor in the other store", folder);
        }
    }

    /** A round may take hours, and ends as soon as the rules do. */
    private void copyAway() {
        RevisionId after = null;
        do {
            RenditionsLedger.Page page = ledger.ready(after, PAGE);
            page.ready().forEach(this::copyAway);
            after = page.last();
        } while (after != null && other.rules().renditionsThere());
    }

    private void copyAway(Made made) {
        for (String folder : made.folders()) {
            try {
                if (other.rules().renditionsThere()
                        && copied.getIfPresent(folder) == null
                        && folders.place(folder, made.revision())) {
                    copied.put(folder, true);
                }
            } catch (UncheckedIOException | LoggiaException e) {
                told(folder + " is not in the other store yet", e);
            }
        }
    }

    /** What nobody has watched in a while goes; where room gets short, what was watched longest ago does, too. */
    private void dropUnused() {
        List<Working> here = working();
        here.sort(Comparator.comparing(Working::usedAt));
        for (Working folder : here) {
            if (!other.rules().renditionsThere() || (!isUnused(folder) && room.allowsWork())) {
                return;
            }
            drop(folder);
        }
    }

    private List<Working> working() {
        List<Working> here = new ArrayList<>();
        for (String root : ROOTS) {
            for (String revision : store.children(root)) {
                for (String name : store.children(root + "/" + revision)) {
                    String folder = root + "/" + revision + "/" + name;
                    if (MediaStore.isAside(name)) {
                        folders.putBack(root + "/" + revision + "/" + MediaStore.nameBefore(name));
                    } else {
                        here.add(new Working(revision, folder, folders.usedAt(folder)));
                    }
                }
            }
        }
        return here;
    }

    private void drop(Working folder) {
        try {
            // Somebody may have asked for a file of it since, or begun to work at it.
            boolean unused = isUnused(new Working(folder.revision(), folder.key(), folders.usedAt(folder.key())));
            if ((unused || !room.allowsWork()) && isIdle(folder.revision())) {
                folders.dropHere(
                        folder.key(),
                        () -> isIdle(folder.revision()) && other.rules().renditionsThere());
            }
        } catch (UncheckedIOException | LoggiaException e) {
            told(folder.key() + " stays here for now", e);
        }
    }

    private boolean isUnused(Working folder) {
        return folder.usedAt().isBefore(Instant.now().minus(other.rules().renditionsUnused()));
    }

    private boolean isIdle(String revision) {
        try {
            return ledger.isIdle(RevisionId.parse(revision));
        } catch (LoggiaException e) {
            LOGGER.log(Level.DEBUG, "Not a revision: " + revision, e);
            return false;
        }
    }

    private record Working(String revision, String key, Instant usedAt) {}

    /** One folder's trouble is told, and the next one's turn comes; the store's own ends the round. */
    private static void told(String what, Exception failure) {
        if (failure instanceof StoreException ofAll && ofAll.isOfTheWholeStore()) {
            throw ofAll;
        }
        LOGGER.log(Level.WARNING, what, failure);
    }
}
