package io.loggia.portal.platform.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaStoreTest {

    @TempDir
    private Path home;

    private final PlatformConfig config = new PlatformConfig();

    /** What was forced to disk, by its path below the home, with whether the moved file was in place by then. */
    private final List<String> forced = new ArrayList<>();

    private MediaStore store = new MediaStore();

    @BeforeEach
    void open() {
        config.home = home.toString();
        store = new MediaStore(config, new DurableFiles(path -> {
            boolean inPlace = Files.exists(home.resolve("media/sources/1/source"));
            forced.add(home.relativize(path) + (inPlace ? " after" : ""));
        }));
    }

    @Test
    void file_thatIsMoved_isForcedToDisk_andSoIsEveryFolderThatGotANewName() throws IOException {
        move("sources/1/source");

        assertThat(forced).containsExactly("scratch/a/file", "", "media", "media/sources", "media/sources/1 after");
    }

    @Test
    void file_thatIsMovedInPlaceOfAnother_createsNoFolder() throws IOException {
        move("sources/1/source");
        forced.clear();
        Path file = move("sources/1/source");

        assertThat(forced).containsExactly("scratch/a/file after", "media/sources/1 after");
        assertThat(file).doesNotExist();
    }

    @Test
    void settled_isAllBelowAKey_andEveryNameAboveIt() throws IOException {
        Path folder = Files.createDirectories(home.resolve("media/renditions/1/a"));
        Files.writeString(folder.resolve("segment"), "bytes");
        store.settle("renditions/1/a");

        assertThat(forced)
                .containsExactly(
                        "media/renditions/1/a/segment",
                        "media/renditions/1/a",
                        "media/renditions/1",
                        "media/renditions",
                        "media",
                        "");
    }

    /** With the disk as it is. */
    @Test
    void file_isWhereItWasMovedTo() throws IOException {
        store = new MediaStore(config);
        Path file = move("sources/1/source");
        store.settle("sources/1/source");

        assertThat(file).doesNotExist();
        assertThat(store.resolve("sources/1/source")).hasContent("bytes");
    }

    private Path move(String key) throws IOException {
        Path file = Files.writeString(store.scratch("a").resolve("file"), "bytes");
        store.move(file, key);
        return file;
    }
}
