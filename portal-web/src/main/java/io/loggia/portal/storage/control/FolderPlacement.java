package io.loggia.portal.storage.control;

import io.loggia.domain.RevisionId;
import io.loggia.portal.storage.control.Placement.State;
import io.loggia.portal.storage.control.PlacementLedger.Content;
import io.loggia.portal.storage.control.PlacementLedger.Placed;
import io.loggia.portal.storage.control.StoreException.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings whole folders of what was made into the other store, and single files of them back. A folder that lies there
 * never changes; beside it lies the list of its files, written last. Needs no transaction.
 */
@ApplicationScoped
public class FolderPlacement {

    private static final int LIST = 1000;

    private final OtherStore other;

    private final PlacementLedger ledger;

    private final Holds holds;

    @Inject
    FolderPlacement(OtherStore other, PlacementLedger ledger, Holds holds) {
        this.other = other;
        this.ledger = ledger;
        this.holds = holds;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    FolderPlacement() {
        other = null;
        ledger = null;
        holds = null;
    }

    /** The complete copy of a folder, if there is one. */
    public Optional<Placed> find(String folder) {
        return ledger.find(Placed.listKey(folder)).filter(Placed::complete);
    }

    /** What is known of the copy of a folder, complete or not. */
    Optional<Placed> known(String folder) {
        return ledger.find(Placed.listKey(folder));
    }

    /** Lists of folders in the order of their keys, among all that is in other stores. */
    public List<Placed> page(@Nullable String after, int limit) {
        return ledger.page(after, limit);
    }

    /** Whether a copy still counts as it was found before. */
    boolean isStill(Placed placed) {
        return ledger.find(placed.key())
                .filter(now -> now.settled() && now.isSameCopyAs(placed))
                .isPresent();
    }

    /**
     * Writes a copy of every file and proves it; the list of them comes last.
     *
     * @param folder key of the folder
     * @param here where it lies
     * @param scratch where the list can be written before it travels
     * @return false when it is being written or removed already, it lies there, or it was given up meanwhile
     */
    boolean place(String folder, RevisionId revision, Path here, Path scratch) throws IOException {
        FolderList list = FolderList.of(here);
        byte[] text = list.text();
        Content content = new Content(list.files().size(), list.bytes());
        OtherStore.Opened to = other.require(StoredKind.of(folder));
        Placed placed = Placed.ofFolder(folder, revision, to.place(), text, content);
        Store store = to.store();
        return holds.place(
                placed,
                fence -> putFiles(store, placed, list, here, scratch, fence),
                fence -> removeFiles(store, placed, fence));
    }

    private static void putFiles(
            Store store, Placed placed, FolderList list, Path here, Path scratch, Holds.Fence fence)
            throws IOException {
        String folder = folder(placed);
        for (Map.Entry<String, FolderList.Entry> file : list.files().entrySet()) {
            Transfer.put(store, folder + "/" + file.getKey(), here.resolve(file.getKey()), file.getValue(), fence);
        }
        Path text = Files.write(scratch.resolve("list"), list.text());
        Transfer.put(store, placed.key(), text, new FolderList.Entry(placed.bytes(), placed.sha256()), fence);
    }

    /** What lies in a folder that was placed. */
    FolderList list(Placed placed) {
        try (InputStream in = other.require(placed.place()).read(placed.key(), 0, placed.bytes())) {
            byte[] text = in.readAllBytes();
            if (!Sums.of(text).equals(placed.sha256())) {
                throw new StoreException(Trouble.FAILED);
            }
            return FolderList.parse(text);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + placed.key(), e);
        }
    }

    /** Brings one file of a folder back. */
    void fetch(Placed placed, String name, FolderList.Entry entry, Path target) {
        Transfer.fetch(
                other.require(placed.place()), folder(placed) + "/" + name, entry.bytes(), entry.sha256(), target);
    }

    /**
     * Looks whether a folder is still what was written.
     *
     * @param whole whether all files are read, or only their lengths are asked for
     * @throws StoreException when the store cannot tell
     */
    public State check(Placed placed, boolean whole, FolderSum.Pace pace) throws InterruptedException {
        Store store = other.require(placed.place());
        if (store.find(placed.key()).isEmpty()) {
            return State.MISSING;
        }
        String folder = folder(placed);
        Map<String, Long> there = lengths(store, folder + "/");
        FolderList list;
        try {
            list = list(placed);
        } catch (UncheckedIOException e) {
            throw new StoreException(Trouble.UNREACHABLE, e);
        } catch (StoreException e) {
            if (e.trouble() == Trouble.FAILED) {
                return State.CHANGED;
            }
            throw e;
        }
        for (Map.Entry<String, FolderList.Entry> file : list.files().entrySet()) {
            String key = folder + "/" + file.getKey();
            Long bytes = there.get(key);
            if (bytes == null) {
                return State.MISSING;
            }
            if (bytes != file.getValue().bytes() || (whole && !isSame(store, key, file.getValue(), pace))) {
                return State.CHANGED;
            }
        }
        return State.WHOLE;
    }

    private static boolean isSame(Store store, String key, FolderList.Entry entry, FolderSum.Pace pace)
            throws InterruptedException {
        try {
            return entry.bytes() == 0
                    || Placement.sum(store, key, entry.bytes(), pace).equals(entry.sha256());
        } catch (IOException e) {
            throw new StoreException(Trouble.UNREACHABLE, e);
        }
    }

    private static Map<String, Long> lengths(Store store, String prefix) {
        Map<String, Long> found = new HashMap<>();
        String after = null;
        List<Store.Stored> page;
        do {
            page = store.list(prefix, after, LIST);
            page.forEach(stored -> found.put(stored.key(), stored.bytes()));
            after = page.isEmpty() ? null : page.getLast().key();
        } while (page.size() == LIST);
        return found;
    }

    /**
     * Removes a folder that nobody wants any more and its list, which count no more from the beginning, and at last what is
     * known of it. Does nothing when it is being written, moved or removed already.
     */
    public void remove(Placed placed) {
        try {
            remove(placed, () -> true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param dispensable as {@link Holds#remove} asks */
    void remove(Placed placed, Holds.Look dispensable) throws IOException {
        Store store = other.require(placed.place());
        holds.remove(placed, dispensable, fence -> removeFiles(store, placed, fence));
    }

    static void removeFiles(Store store, Placed placed, Holds.Fence fence) {
        for (String key : lengths(store, folder(placed) + "/").keySet()) {
            fence.pass();
            store.delete(key);
        }
        fence.pass();
        store.delete(placed.key());
    }

    /**
     * Has a copy count again that nobody writes or removes any more, if it is whole.
     *
     * @return whether it counts
     */
    boolean adopt(Placed placed) throws IOException {
        return holds.adopt(placed, () -> isWhole(placed));
    }

    /** Whether the list lies there, which is written last and removed last. */
    boolean wasWhole(Placed placed) {
        return other.require(placed.place())
                .find(placed.key())
                .filter(list -> list.bytes() == placed.bytes())
                .isPresent();
    }

    private boolean isWhole(Placed placed) throws IOException {
        try {
            return check(placed, /* whole= */ true, bytes -> {}) == State.WHOLE;
        } catch (InterruptedException e) {
            throw new IOException("Interrupted by a pace that never waits", e);
        }
    }

    private static String folder(Placed placed) {
        return placed.folder().orElseThrow(() -> new IllegalArgumentException("Not a folder: " + placed.key()));
    }
}
