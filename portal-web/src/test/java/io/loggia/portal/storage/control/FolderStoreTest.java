package io.loggia.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.portal.platform.control.DurableFiles;
import io.loggia.portal.storage.control.StoreException.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    /** The copy counts from then on, and the file may go that it was made of. */
    @Test
    void put_forcesTheFile_andEveryFolderThatGotANewName_toDisk() throws IOException {
        List<Path> forced = new ArrayList<>();
        new FolderStore(root, new DurableFiles(forced::add)).put("sources/1/source", file(bytes(1)));

        assertThat(forced).hasSize(4).contains(root, root.resolve("sources"));
        // The bytes before the name that leads to them.
        assertThat(forced.get(2).getParent()).isEqualTo(root.resolve(".incoming"));
        assertThat(forced.get(3)).isEqualTo(root.resolve("sources/1"));
    }

    @Test
    void whatADeadServerLeft_goesAfterADay() throws IOException {
        Path incoming = Files.createDirectories(root.resolve(".incoming"));
        Path old = Files.writeString(incoming.resolve("old"), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        Path young = Files.writeString(incoming.resolve("young"), "half");
        Files.setLastModifiedTime(young, FileTime.from(Instant.now().minus(Duration.ofHours(23))));
        store.put("a", file(bytes(1)));

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }
}
