package io.loggia.portal.storage.control;

import io.loggia.domain.LoggiaException;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.storage.control.OtherStore.Opened;
import io.loggia.portal.storage.control.OtherStore.Stores;
import io.loggia.portal.storage.control.PlacementLedger.Placed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Empties the store that was the second one before into the one that is now. File by file, each proven by the SHA-256 that
 * was written down of it; what is played meanwhile comes from where it lies. What is cut off goes on with the next round.
 * Where there is no second store any more, whoever looks after the files brings them back, and nothing is to be done here.
 */
@ApplicationScoped
public class StoreMove {

    private static final System.Logger LOGGER = System.getLogger(StoreMove.class.getName());
    private static final int PAGE = 100;

    /** What its scratch folders are called. */
    private static final String MOVING = MediaFolders.READING + "move-";

    private final OtherStore other;

    private final PlacementLedger ledger;

    private final FolderPlacement folders;

    private final Holds holds;

    private final MediaStore scratch;

    @Inject
    StoreMove(OtherStore other, PlacementLedger ledger, FolderPlacement folders, Holds holds, MediaStore scratch) {
        this.other = other;
        this.ledger = ledger;
        this.folders = folders;
        this.holds = holds;
        this.scratch = scratch;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    StoreMove() {
        other = null;
        ledger = null;
        folders = null;
        holds = null;
        scratch = null;
    }

    /** Moves all that is still in the former store. One file's trouble is told; the store's own ends the round. */
    public void run() {
        Stores now = other.now();
        Opened from = now.former();
        Opened to = now.current();
        if (from == null || to == null || ledger.page(null, 1).isEmpty()) {
            return;
        }
        String name = MOVING + UUID.randomUUID();
        try {
            Path folder = scratch.scratch(name);
            boolean same = isTheSame(from.store(), to.store(), folder);
            @Nullable String after = null;
            List<Placed> page;
            do {
                page = ledger.page(after, PAGE);
                page.stream()
                        .filter(file -> file.complete() && file.place().equals(from.place()))
                        .forEach(file -> move(file, from, to, same, folder));
                after = page.isEmpty() ? null : page.getLast().key();
            } while (page.size() == PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException("The former store cannot be emptied", e);
        } finally {
            scratch.deleteScratch(name);
        }
    }

    /**
     * Whether both are one store under two addresses. To copy there would be to delete there. No file that was moved tells
     * it: what is written into one must show in the other.
     */
    private static boolean isTheSame(Store from, Store to, Path folder) throws IOException {
        String key = StoreTrial.FOLDER + "same-" + UUID.randomUUID();
        try {
            to.put(key, Files.writeString(folder.resolve("same"), key));
            return from.find(key).isPresent();
        } finally {
            to.delete(key);
        }
    }

    private void move(Placed file, Opened from, Opened to, boolean same, Path folder) {
        try {
            boolean moved = same
                    ? holds.move(file, to.place(), fence -> {}, fence -> {}, fence -> {})
                    : holds.move(
                            file,
                            to.place(),
                            fence -> carry(file, from.store(), to.store(), folder, fence),
                            fence -> remove(file, from.store(), fence),
                            fence -> remove(file, to.store(), fence));
            if (moved) {
                LOGGER.log(Level.INFO, "{0} lies in {1} now", file.key(), to.place());
            }
        } catch (IOException | UncheckedIOException | LoggiaException e) {
            if (e instanceof StoreException ofAll && ofAll.isOfTheWholeStore()) {
                throw ofAll;
            }
            LOGGER.log(Level.WARNING, file.key() + " stays in the former store for now", e);
        }
    }

    private void carry(Placed file, Store from, Store to, Path folder, Holds.Fence fence) throws IOException {
        String key = file.folder().orElse(null);
        if (key != null) {
            for (var entry : folders.list(file).files().entrySet()) {
                carry(from, to, key + "/" + entry.getKey(), entry.getValue(), folder, fence);
            }
        }
        carry(from, to, file.key(), new FolderList.Entry(file.bytes(), file.sha256()), folder, fence);
    }

    private static void carry(Store from, Store to, String key, FolderList.Entry entry, Path folder, Holds.Fence fence)
            throws IOException {
        Path file = folder.resolve("file");
        Transfer.fetch(from, key, entry.bytes(), entry.sha256(), file);
        Transfer.put(to, key, file, entry, fence);
        Files.delete(file);
    }

    private static void remove(Placed file, Store store, Holds.Fence fence) {
        if (file.folder().isPresent()) {
            FolderPlacement.removeFiles(store, file, fence);
        } else {
            fence.pass();
            store.delete(file.key());
        }
    }
}
