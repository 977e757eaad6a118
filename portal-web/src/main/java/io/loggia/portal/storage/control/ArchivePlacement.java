package io.loggia.portal.storage.control;

import io.loggia.portal.storage.control.PlacementLedger.Placed;
import io.loggia.portal.storage.control.StoreException.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Has uploaded files lie in the cheaper class of their store. Each is written anew from here in place of itself, so that it
 * is there at every moment, and what is here is whole until it was read back in its class. Needs no transaction.
 */
@ApplicationScoped
public class ArchivePlacement {

    private final OtherStore other;

    private final Holds holds;

    @Inject
    ArchivePlacement(OtherStore other, Holds holds) {
        this.other = other;
        this.holds = holds;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    ArchivePlacement() {
        other = null;
        holds = null;
    }

    /** Has a file be here as it was written, wherever it lay. */
    @FunctionalInterface
    public interface Bringing {
        Path run() throws IOException;
    }

    /** Where uploaded files go when they are old; empty where they go nowhere, or are to come back. */
    public Optional<ArchiveClass> now() {
        OtherStore.Stores stores = other.now();
        OtherStore.Opened originals = stores.current().get(StoredKind.ORIGINALS);
        return originals == null || !stores.setup().rules().originalsThere()
                ? Optional.empty()
                : originals.store().archive();
    }

    /**
     * Has a copy lie in a storage class. What is here of it stays: whoever looks after it removes it in a later round.
     *
     * @return false when it lies in another store, is being moved, archived or removed already, or does not count any more
     * @throws StoreException {@link Trouble#NO_CLASS} when the store does not know that class, or takes no notice of it;
     *     {@link Trouble#FAILED} also when it is not what was written
     */
    public boolean archive(Placed placed, String storageClass, Bringing bringing) throws IOException {
        OtherStore.Opened in = other.require(StoredKind.of(placed.key()));
        return in.place().equals(placed.place())
                && holds.archive(placed, storageClass, new Rewriting(in.store(), placed, storageClass, bringing));
    }

    private record Rewriting(Store store, Placed placed, String storageClass, Bringing bringing)
            implements Holds.Archiving {

        @Override
        public boolean isDone() {
            return store.classOf(placed.key()).equals(storageClass);
        }

        @Override
        public Path bring() throws IOException {
            return bringing.run();
        }

        @Override
        public void write(Path here, Holds.Fence fence) throws IOException {
            fence.pass();
            store.put(placed.key(), here, storageClass);
            if (!Transfer.isThere(store, placed.key(), new FolderList.Entry(placed.bytes(), placed.sha256()))) {
                throw new StoreException(Trouble.FAILED);
            }
            if (!isDone()) {
                throw new StoreException(Trouble.NO_CLASS);
            }
        }
    }
}
