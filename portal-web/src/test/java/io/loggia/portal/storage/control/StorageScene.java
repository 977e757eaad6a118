package io.loggia.portal.storage.control;

import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.platform.control.PlatformConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** A working folder and a second store, for tests of those who put files into them. */
public final class StorageScene {

    public static final String PLACE = "the other";

    public final LedgerInMemory ledger = new LedgerInMemory();
    public final OtherStore other = new OtherStore();
    public final Placement placement = new Placement(other, ledger, new Holds(ledger));
    public final FolderPlacement folderPlacement = new FolderPlacement(other, ledger, new Holds(ledger));
    public final MediaStore here;
    public final MediaFolders folders;
    public final Room room;
    public final StorageConfig config = new StorageConfig();

    /** The second store's folder. */
    public final Path there;

    /** @param root where both folders are to be */
    public StorageScene(Path root) throws IOException {
        PlatformConfig platform = new PlatformConfig();
        platform.home = root.resolve("home").toString();
        here = new MediaStore(platform);
        folders = new MediaFolders(here, folderPlacement, other);
        room = new Room(here, platform, config);
        there = Files.createDirectories(root.resolve("other"));
        other.use(new FolderStore(there), PLACE);
    }

    /** Another server that shares both folders, and has the rows by {@link #ledger}, too. */
    public Placement anotherServersPlacement() {
        return new Placement(other, ledger, new Holds(ledger));
    }

    /** What lies where, at once. */
    public void rules(boolean originalsThere, boolean renditionsThere) {
        other.use(new StoreSetup.Rules(originalsThere, Duration.ZERO, renditionsThere, Duration.ZERO));
    }

    /** Has something happen when a file has been written into the second store. */
    public void afterWriting(Consumer<String> then) {
        other.use(WatchedStore.written(new FolderStore(there), then), PLACE);
    }

    /** Has something happen before a file of the second store is read. */
    public void beforeReading(Consumer<String> then) {
        other.use(new WatchedStore(new FolderStore(there), key -> {}, then), PLACE);
    }
}
