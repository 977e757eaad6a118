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
import io.loggia.portal.storage.control.PlacementLedger;
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

    private int round;

    @Inject
    private MediaStore store;

    @Inject
    private MediaFolders folders;

    @Inject
    private OtherStore other;

    @Inject
    private FolderPlacement placement;

    @Inject
    private PlacementLedger placed;

    @Inject
    private RenditionsLedger ledger;

    @Inject
    private Room room;

    @Inject
    @ConfigProperties
    private StorageConfig config;

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
                page = placed.page(after, PAGE).stream()
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
            boolean belongsHere = !other.rules().renditionsThere();
            if (!ledger.keeps(list.revision(), folder) || (belongsHere && list.abandoned())) {
                copied.invalidate(folder);
                placement.remove(list);
            } else if (belongsHere && list.complete() && room.allowsWork()) {
                folders.folder(folder);
                store.settle(folder);
                placement.remove(list);
            }
        } catch (UncheckedIOException | LoggiaException e) {
            told(folder + " stays in the other store for now", e);
        }
    }

    private void copyAway() {
        RevisionId after = null;
        do {
            RenditionsLedger.Page page = ledger.ready(after, PAGE);
            page.ready().forEach(this::copyAway);
            after = page.last();
        } while (after != null);
    }

    private void copyAway(Made made) {
        for (String folder : made.folders()) {
            try {
                if (copied.getIfPresent(folder) == null && folders.place(folder, made.revision())) {
                    copied.put(folder, true);
                }
            } catch (UncheckedIOException | LoggiaException e) {
                told(folder + " is not in the other store yet", e);
            }
        }
    }

    /** What nobody has watched in a while goes; where room gets short, what was watched longest ago does, too. */
    private void dropUnused() {
        List<Working> here = new ArrayList<>();
        for (String root : ROOTS) {
            for (String revision : store.children(root)) {
                for (String name : store.children(root + "/" + revision)) {
                    String folder = root + "/" + revision + "/" + name;
                    here.add(new Working(revision, folder, folders.usedAt(folder)));
                }
            }
        }
        Instant then = Instant.now().minus(other.rules().renditionsUnused());
        here.sort(Comparator.comparing(Working::usedAt));
        for (Working folder : here) {
            boolean unused = folder.usedAt().isBefore(then);
            if (!unused && room.allowsWork()) {
                return;
            }
            if (isIdle(folder.revision())) {
                folders.dropHere(folder.key());
            }
        }
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
