package io.loggia.portal.storage.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loggia.domain.RevisionId;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.storage.control.Placement.State;
import io.loggia.portal.storage.control.PlacementLedger.Placed;
import io.loggia.portal.storage.control.StoreException.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * The folders of what was made of uploaded files, wherever they lie. One that lies in the other store needs no more than a
 * working copy here, which may have gaps: what is missing is brought here when somebody asks for it, is proven to be what
 * was written, and stays until nobody has asked for it in a while.
 */
@ApplicationScoped
public class MediaFolders {

    private static final System.Logger LOGGER = System.getLogger(MediaFolders.class.getName());
    /** What its scratch folders are called. */
    public static final String READING = "read-";

    private static final int LOCKS = 64;
    private static final long LISTED_MAX = 500_000;
    private static final Duration NOTED_EVERY = Duration.ofMinutes(10);

    private final MediaStore store;

    private final FolderPlacement placement;

    private final OtherStore other;

    /** One fetches a file, and whoever else wants it finds it there. */
    private final Lock[] locks =
            IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock()).toArray(Lock[]::new);

    /** A folder that lies elsewhere never changes, so neither does its list. */
    private final Cache<String, FolderList> lists = Caffeine.newBuilder()
            .maximumWeight(LISTED_MAX)
            .<String, FolderList>weigher((key, list) -> list.files().size() + 1)
            .build();

    private final Cache<String, Boolean> noted =
            Caffeine.newBuilder().expireAfterWrite(NOTED_EVERY).build();

    @Inject
    MediaFolders(MediaStore store, FolderPlacement placement, OtherStore other) {
        this.store = store;
        this.placement = placement;
        this.other = other;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    MediaFolders() {
        store = null;
        placement = null;
        other = null;
    }

    /**
     * Where a file of a folder is, brought here if it has to be; nothing is there when there is no such file.
     *
     * @throws StoreException when the other store has it and fails
     */
    public Path file(String folder, String name) {
        Path here = store.resolve(folder + "/" + name);
        if (!other.isThere()) {
            return here;
        }
        if (isHere(here)) {
            used(folder);
            return here;
        }
        placement.find(folder).ifPresent(placed -> {
            FolderList.Entry entry = list(folder, placed).files().get(name);
            if (entry != null) {
                fetch(placed, folder, name, entry);
            }
        });
        return here;
    }

    /** Whether {@link #file} asks no other store. */
    public boolean isAtHand(String folder, String name) {
        return !other.isThere() || isHere(store.resolve(folder + "/" + name));
    }

    /** Where a folder is, with all of its files. */
    public Path folder(String folder) {
        if (other.isThere()) {
            placement.find(folder).ifPresent(placed -> {
                used(folder);
                list(folder, placed).files().forEach((name, entry) -> {
                    if (!isHere(store.resolve(folder + "/" + name))) {
                        fetch(placed, folder, name, entry);
                    }
                });
            });
        }
        return store.resolve(folder);
    }

    /** Whether there is such a file, here or elsewhere. */
    public boolean exists(String folder, String name) {
        return isHere(store.resolve(folder + "/" + name))
                || elsewhere(folder)
                        .filter(list -> list.files().containsKey(name))
                        .isPresent();
    }

    /** What lies in a folder directly, with the bytes of each file or folder, wherever it is. */
    public SortedMap<String, Long> parts(String folder) {
        SortedMap<String, Long> parts = new TreeMap<>();
        Optional<FolderList> list = elsewhere(folder);
        if (list.isPresent()) {
            list.get().files().forEach((name, entry) -> parts.merge(name.split("/", 2)[0], entry.bytes(), Long::sum));
        } else {
            store.children(folder).forEach(name -> parts.put(name, store.bytesOf(folder + "/" + name)));
        }
        return Collections.unmodifiableSortedMap(parts);
    }

    /** Bytes of all files of a folder, wherever it is. */
    public long bytes(String folder) {
        Optional<Placed> placed = other.isThere() ? placement.find(folder) : Optional.empty();
        return placed.map(known -> known.content().bytes()).orElseGet(() -> store.bytesOf(folder));
    }

    /** Bytes that {@link #folder} would bring here, at most: a file that is half here comes anew. */
    public long bytesAway(String folder) {
        return Math.max(0, bytes(folder) - store.bytesOf(folder));
    }

    /** Whether a folder lies in the other store, whole. */
    public boolean isElsewhere(String folder) {
        return other.isThere() && placement.find(folder).isPresent();
    }

    /**
     * Copies a folder into the other store, unless it lies there already. Its working copy stays.
     *
     * @return whether it lies there
     */
    public boolean place(String folder, RevisionId revision) {
        Placed known = placement.known(folder).orElse(null);
        if (known != null && known.complete()) {
            return true;
        }
        Path here = store.resolve(folder);
        String name = READING + UUID.randomUUID();
        try {
            if (known != null && known.abandoned() && placement.wasWhole(known) && !isAllOf(known, here)) {
                // A working copy with gaps would be written over all there is.
                return placement.adopt(known);
            }
            return Files.isDirectory(here) && placement.place(folder, revision, here, store.scratch(name));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy " + folder, e);
        } finally {
            store.deleteScratch(name);
        }
    }

    /**
     * Writes a folder anew of which the copy is damaged, where the working copy is what was written.
     *
     * @return false where it is not
     */
    public boolean placeAgain(String folder, Placed placed) {
        Path here = store.resolve(folder);
        try {
            if (!isAllOf(placed, here)) {
                return false;
            }
            FolderList list = FolderList.of(here);
            placement.remove(placed, () -> isLike(list, here));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder, e);
        }
        return place(folder, placed.revision());
    }

    /** Whether all of a folder is here, byte for byte. */
    private static boolean isAllOf(Placed placed, Path here) throws IOException {
        return Files.isDirectory(here) && Sums.of(FolderList.of(here).text()).equals(placed.sha256());
    }

    /** Whether all files of a folder are here, by their lengths. */
    private static boolean isLike(FolderList list, Path here) throws IOException {
        for (var file : list.files().entrySet()) {
            if (!Placement.isAsLong(here.resolve(file.getKey()), file.getValue().bytes())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Removes the working copy of a folder that lies elsewhere, after the other store was asked about every file of it.
     * Whoever is reading a file of it reads on, and whoever begins to finds it elsewhere.
     *
     * @param wanted whether it is still to go, asked again when nobody finds it here any more
     * @return whether it is gone
     */
    public boolean dropHere(String folder, BooleanSupplier wanted) {
        Placed placed =
                other.isThere() ? placement.find(folder).filter(Placed::settled).orElse(null) : null;
        if (placed == null || !isThere(folder, placed)) {
            return false;
        }
        Path aside = store.putAside(folder).orElse(null);
        if (aside == null) {
            return false;
        }
        boolean gone = false;
        try {
            gone = wanted.getAsBoolean() && placement.isStill(placed);
            if (gone) {
                store.deleteAside(aside);
            }
        } finally {
            if (!gone) {
                store.putBack(folder);
            }
        }
        return gone;
    }

    /** Whether the other store has all that is here, and all else of the folder. */
    private boolean isThere(String folder, Placed placed) {
        try {
            if (placement.check(placed, /* whole= */ false, bytes -> {}) != State.WHOLE) {
                LOGGER.log(Level.WARNING, "{0} in the other store is not whole; what is here stays", folder);
                return false;
            }
            FolderList list = list(folder, placed);
            for (var file : FolderList.lengths(store.resolve(folder)).entrySet()) {
                FolderList.Entry entry = list.files().get(file.getKey());
                if (entry == null || entry.bytes() != file.getValue()) {
                    LOGGER.log(Level.WARNING, "{0}/{1} is not what lies elsewhere, and stays", folder, file.getKey());
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException("A pace that never waits was interrupted", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder, e);
        }
    }

    /** Puts back what a server that was killed had taken out of its place. */
    public void putBack(String folder) {
        store.putBack(folder);
    }

    /**
     * Brings all of a folder back, in place of what is damaged here, and removes the copy.
     *
     * @return whether it is gone
     */
    public boolean bringBack(String folder, Placed placed) {
        try {
            dropDamaged(folder, placed, bytes -> {});
            FolderList list = list(folder, placed);
            Path here = folder(folder);
            store.settle(folder);
            placement.remove(placed, () -> isLike(list, here));
            return placement.known(folder).isEmpty();
        } catch (InterruptedException e) {
            throw new IllegalStateException("A pace that never waits was interrupted", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder, e);
        }
    }

    /**
     * Removes what is left of a copy where all of the folder is here; where it is not, the copy counts again if it is whole.
     *
     * @return whether the one or the other was so
     */
    public boolean settleAbandoned(String folder, Placed placed) {
        Path here = store.resolve(folder);
        try {
            if (isAllOf(placed, here)) {
                FolderList list = FolderList.of(here);
                placement.remove(placed, () -> isLike(list, here));
                return true;
            }
            return placement.adopt(placed);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder, e);
        }
    }

    /** Removes from the working copy what is not what was written, so that it comes back when it is asked for. */
    public void dropDamaged(String folder, Placed placed, FolderSum.Pace pace) throws InterruptedException {
        for (var file : list(folder, placed).files().entrySet()) {
            Path here = store.resolve(folder + "/" + file.getKey());
            try {
                if (isHere(here)
                        && !FolderSum.ofFile(here, pace).equals(file.getValue().sha256())) {
                    LOGGER.log(Level.WARNING, "{0}/{1} was damaged here and comes back", folder, file.getKey());
                    Files.delete(here);
                }
            } catch (IOException e) {
                LOGGER.log(Level.DEBUG, "Gone meanwhile: " + here, e);
            }
        }
    }

    /** When somebody asked for a file of the working copy last, within minutes. */
    public Instant usedAt(String folder) {
        return store.changedAt(folder);
    }

    /** The time is kept at the folder, where other servers that share it see it, too. */
    private void used(String folder) {
        if (noted.getIfPresent(folder) == null) {
            noted.put(folder, true);
            try {
                Files.setLastModifiedTime(store.resolve(folder), FileTime.from(Instant.now()));
            } catch (IOException e) {
                LOGGER.log(Level.DEBUG, "Gone meanwhile: " + folder, e);
            }
        }
    }

    private Optional<FolderList> elsewhere(String folder) {
        return other.isThere() ? placement.find(folder).map(placed -> list(folder, placed)) : Optional.empty();
    }

    private FolderList list(String folder, Placed placed) {
        return lists.get(folder, key -> placement.list(placed));
    }

    private void fetch(Placed placed, String folder, String name, FolderList.Entry entry) {
        String key = folder + "/" + name;
        Lock lock = locks[Math.floorMod(key.hashCode(), LOCKS)];
        lock.lock();
        String scratch = READING + UUID.randomUUID();
        try {
            if (!isHere(store.resolve(key))) {
                Path file = store.scratch(scratch).resolve("file");
                placement.fetch(placed, name, entry, file);
                store.move(file, key);
                used(folder);
            }
        } catch (StoreException e) {
            if (e.trouble() == Trouble.MISSING) {
                // Deleted by another server meanwhile.
                lists.invalidate(folder);
            }
            throw e;
        } finally {
            store.deleteScratch(scratch);
            lock.unlock();
        }
    }

    private static boolean isHere(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
}
