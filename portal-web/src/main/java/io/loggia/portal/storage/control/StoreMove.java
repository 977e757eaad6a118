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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings what lies in another store than it should into the one where it should: out of a store that was set up before, or
 * out of that of the other kind. File by file, each proven by the SHA-256 that was written down of it; what is played
 * meanwhile comes from where it lies. What is cut off goes on with the next round. Where a kind has no store any more,
 * whoever looks after the files brings them back, and nothing is to be done here.
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

    private final Room room;

    @Inject
    StoreMove(
            OtherStore other,
            PlacementLedger ledger,
            FolderPlacement folders,
            Holds holds,
            MediaStore scratch,
            Room room) {
        this.other = other;
        this.ledger = ledger;
        this.folders = folders;
        this.holds = holds;
        this.scratch = scratch;
        this.room = room;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    StoreMove() {
        other = null;
        ledger = null;
        folders = null;
        holds = null;
        scratch = null;
        room = null;
    }

    /** Moves all that lies in the wrong store. One file's trouble is told; a store's own ends the moving between the two. */
    public void run() {
        Round round = new Round(other.now());
        try {
            @Nullable String after = null;
            List<Placed> page;
            do {
                page = ledger.page(after, PAGE);
                page.stream().filter(Placed::complete).forEach(round::settle);
                after = page.isEmpty() ? null : page.getLast().key();
            } while (page.size() == PAGE);
        } finally {
            scratch.deleteScratch(round.name);
        }
        if (round.trouble != null) {
            throw round.trouble;
        }
    }

    /** From where to where. */
    private record Way(Opened from, Opened to) {}

    /** What a round has found out. */
    private final class Round {

        private final Stores stores;

        /** Of its scratch folder. */
        private final String name = MOVING + UUID.randomUUID();

        /** Whether both ends are one store. */
        private final Map<Way, Boolean> same = new HashMap<>();

        private final Set<Way> closed = new HashSet<>();

        private @Nullable RuntimeException trouble;

        Round(Stores stores) {
            this.stores = stores;
        }

        void settle(Placed file) {
            Opened to = stores.current().get(StoredKind.of(file.key()));
            Opened from = stores.named(file.place()).orElse(null);
            if (to == null
                    || from == null
                    || from.place().equals(to.place())
                    || !other.now().equals(stores)
                    || !room.allowsWork()) {
                return;
            }
            Way way = new Way(from, to);
            if (closed.contains(way)) {
                return;
            }
            try {
                move(file, way, same.computeIfAbsent(way, this::isTheSame));
            } catch (StoreException | UncheckedIOException e) {
                closed.add(way);
                trouble = trouble == null ? e : trouble;
            }
        }

        /**
         * Whether both are one store under two addresses. To copy there would be to delete there. No file that was moved
         * tells it: what is written into one must show in the other.
         */
        private boolean isTheSame(Way way) {
            String key = StoreTrial.FOLDER + "same-" + UUID.randomUUID();
            try {
                way.to()
                        .store()
                        .put(key, Files.writeString(scratch.scratch(name).resolve("same"), key));
                return way.from().store().find(key).isPresent();
            } catch (IOException e) {
                throw new UncheckedIOException("The former store cannot be emptied", e);
            } finally {
                way.to().store().delete(key);
            }
        }

        private void move(Placed file, Way way, boolean oneStore) {
            Opened from = way.from();
            Opened to = way.to();
            try {
                Path folder = scratch.scratch(name);
                boolean moved = oneStore
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
                LOGGER.log(Level.WARNING, file.key() + " stays where it is for now", e);
            }
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

    private void carry(Store from, Store to, String key, FolderList.Entry entry, Path folder, Holds.Fence fence)
            throws IOException {
        room.requireForFile(entry.bytes());
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
