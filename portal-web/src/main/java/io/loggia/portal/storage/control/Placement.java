package io.loggia.portal.storage.control;

import io.loggia.domain.RevisionId;
import io.loggia.portal.storage.control.PlacementLedger.Placed;
import io.loggia.portal.storage.control.StoreException.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings files into the other store and back. A copy counts when it was read back and has the SHA-256 of the file, and
 * a file that comes back must have it, too. Needs no transaction: it takes as long as the network does.
 */
@ApplicationScoped
public class Placement {

    private static final System.Logger LOGGER = System.getLogger(Placement.class.getName());
    private static final int BUFFER = 64 << 10;
    private static final int LIST = 1000;
    private static final Pattern IN_FOLDER = Pattern.compile("((?:renditions|stills)/[^/]+/[^/]+)/.+");

    private final OtherStore other;

    private final PlacementLedger ledger;

    private final Holds holds;

    @Inject
    Placement(OtherStore other, PlacementLedger ledger, Holds holds) {
        this.other = other;
        this.ledger = ledger;
        this.holds = holds;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    Placement() {
        other = null;
        ledger = null;
        holds = null;
    }

    /** The complete copy of a file, if there is one. */
    public Optional<Placed> find(String key) {
        return ledger.find(key).filter(Placed::complete);
    }

    /**
     * Writes a copy and proves it.
     *
     * @return false when it is being written or removed already, or the file was given up meanwhile
     */
    public boolean place(String key, RevisionId revision, Path file) throws IOException {
        long bytes = Files.size(file);
        String sum = Sums.of(file);
        OtherStore.Opened to = other.require(StoredKind.of(key));
        Placed placed = Placed.ofFile(key, revision, to.place(), bytes, sum);
        return holds.place(
                placed,
                fence -> Transfer.put(to.store(), key, file, new FolderList.Entry(bytes, sum), fence),
                fence -> delete(to.store(), key, fence));
    }

    /**
     * Brings a file back, going on where the line broke.
     *
     * @throws StoreException {@link Trouble#FAILED} also when it is not what was written
     */
    public void fetch(Placed placed, Path target) {
        Transfer.fetch(other.require(placed.place()), placed.key(), placed.bytes(), placed.sha256(), target);
    }

    /** A part of a copy; the stream fails rather than end early. */
    public InputStream read(Placed placed, long first, long length) {
        return other.require(placed.place()).read(placed.key(), first, length);
    }

    /**
     * Asks the store whether it has the copy, in its length.
     *
     * @throws StoreException when the store cannot tell
     */
    public boolean isThere(Placed placed) {
        return other.require(placed.place())
                .find(placed.key())
                .filter(stored -> stored.bytes() == placed.bytes())
                .isPresent();
    }

    /** What became of a copy. */
    public enum State {
        WHOLE,
        MISSING,
        CHANGED,
        /** It must be thawed before anybody reads it. */
        FROZEN
    }

    /**
     * Looks whether a copy is still what was written.
     *
     * @param whole whether all of it is read, or its length is asked for and its first byte read
     * @throws StoreException when the store cannot tell
     */
    public State check(Placed placed, boolean whole, FolderSum.Pace pace) throws InterruptedException {
        Store store = other.require(placed.place());
        Long bytes = store.find(placed.key()).map(Store.Stored::bytes).orElse(null);
        if (bytes == null) {
            return State.MISSING;
        }
        if (bytes != placed.bytes()) {
            return State.CHANGED;
        }
        try {
            if (!whole) {
                store.read(placed.key(), 0, 1).close();
                return State.WHOLE;
            }
            return sum(store, placed.key(), placed.bytes(), pace).equals(placed.sha256()) ? State.WHOLE : State.CHANGED;
        } catch (StoreException e) {
            if (e.trouble() == Trouble.FROZEN) {
                LOGGER.log(Level.DEBUG, "A rule of the bucket may have put it there", e);
                return State.FROZEN;
            }
            throw e;
        } catch (IOException e) {
            throw new StoreException(Trouble.UNREACHABLE, e);
        }
    }

    static String sum(Store store, String key, long bytes, FolderSum.Pace pace)
            throws IOException, InterruptedException {
        MessageDigest sum = Sums.digest();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = store.read(key, 0, bytes)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sum.update(buffer, 0, n);
                pace.read(n);
            }
        }
        return Sums.text(sum);
    }

    /**
     * Keys in the other stores of which nothing is written down here, at most so many. There may be another portal that
     * they belong to, so they are told and never removed.
     */
    public List<String> unknown(int limit) {
        Map<String, Boolean> folders = new HashMap<>();
        List<String> found = new ArrayList<>();
        for (OtherStore.Opened store : other.current()) {
            addUnknown(found, store.store(), folders, limit);
        }
        return found.stream().limit(limit).toList();
    }

    private void addUnknown(List<String> found, Store store, Map<String, Boolean> folders, int limit) {
        @Nullable String after = null;
        List<Store.Stored> page;
        do {
            page = store.list("", after, LIST);
            for (Store.Stored stored : page) {
                if (!isKnown(stored.key(), folders)) {
                    found.add(stored.key());
                }
            }
            after = page.isEmpty() ? null : page.getLast().key();
        } while (page.size() == LIST && found.size() < limit);
    }

    /** A file is known by its own row, or by that of the folder it lies in. */
    private boolean isKnown(String key, Map<String, Boolean> folders) {
        Matcher inFolder = IN_FOLDER.matcher(key);
        return key.startsWith(StoreTrial.FOLDER)
                || (inFolder.matches()
                        ? folders.computeIfAbsent(
                                inFolder.group(1),
                                folder -> ledger.find(Placed.listKey(folder)).isPresent())
                        : ledger.find(key).isPresent());
    }

    /**
     * Removes the copy of a file that nobody wants any more, and at last what is known of it. The copy counts no more from
     * the beginning. Does nothing when it is being written, moved or removed already.
     */
    public void remove(Placed placed) {
        try {
            removeWhere(placed, () -> true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #remove}, unless the file that is to stay is not whole: then the copy goes on counting. */
    public void removeBeside(Placed placed, Path file) throws IOException {
        removeWhere(placed, () -> isAsLong(file, placed.bytes()));
    }

    private void removeWhere(Placed placed, Holds.Look dispensable) throws IOException {
        Store store = other.require(placed.place());
        holds.remove(placed, dispensable, fence -> delete(store, placed.key(), fence));
    }

    private static void delete(Store store, String key, Holds.Fence fence) {
        fence.pass();
        store.delete(key);
    }

    /** Opens the file, since file servers tell anew then what has become of it. */
    static boolean isAsLong(Path file, long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.size() == bytes;
        } catch (NoSuchFileException e) {
            LOGGER.log(Level.DEBUG, "Gone meanwhile", e);
            return false;
        }
    }

    /** Whether a file is the one of which there is the copy; reads all of it. */
    public static boolean isOf(Placed placed, Path file) throws IOException {
        return isAsLong(file, placed.bytes()) && Sums.of(file).equals(placed.sha256());
    }

    /**
     * Has a copy count again, or go on counting, that nobody writes or removes any more, if it is whole.
     *
     * @return whether it counts
     */
    public boolean adopt(Placed placed) throws IOException {
        Store store = other.require(placed.place());
        return holds.adopt(
                placed,
                () -> store.find(placed.key())
                                .filter(stored -> stored.bytes() == placed.bytes())
                                .isPresent()
                        && (placed.bytes() == 0
                                || Sums.of(store.read(placed.key(), 0, placed.bytes()))
                                        .equals(placed.sha256())));
    }

    /** Whether a copy still counts as it was found before. */
    public boolean isStill(Placed placed) {
        return ledger.find(placed.key())
                .filter(now -> now.settled() && now.isSameCopyAs(placed))
                .isPresent();
    }
}
