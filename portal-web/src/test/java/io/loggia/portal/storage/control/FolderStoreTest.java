package io.loggia.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.portal.storage.control.StoreException.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FolderStoreTest extends StoreContract {

    private Path root = Path.of("");

    @Override
    Store create() throws IOException {
        root = Files.createDirectory(folder.resolve("store"));
        return new FolderStore(root);
    }

    @Test
    void links_areNeverFollowed() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createSymbolicLink(root.resolve("link"), outside.resolve("secret"));
        Files.createSymbolicLink(root.resolve("folder"), outside);
        for (String key : new String[] {"link", "folder/secret"}) {
            assertThat(store.find(key)).as(key).isEmpty();
            assertTrouble(Trouble.MISSING, () -> store.read(key, 0, 1));
        }
        assertThat(store.list("", null, 10)).isEmpty();
        store.delete("folder/secret");
        assertThat(outside.resolve("secret")).exists();
        Path file = file(bytes(1));
        assertTrouble(Trouble.MISSING, () -> store.put("folder/new", file));
        assertThat(outside.resolve("new")).doesNotExist();
    }

    /** A mount that is missing is not an empty store: nothing in it is to be taken for lost. */
    @Test
    void folderThatIsGone_isNoPlace() throws IOException {
        Files.delete(root);
        Path file = file(bytes(1));
        assertTrouble(Trouble.NO_PLACE, () -> store.find("a"));
        assertTrouble(Trouble.NO_PLACE, () -> store.put("a", file));
        assertTrouble(Trouble.NO_PLACE, () -> store.list("", null, 1));
        assertThat(root).doesNotExist();
    }
}
