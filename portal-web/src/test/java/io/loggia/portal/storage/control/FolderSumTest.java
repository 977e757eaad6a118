package io.loggia.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSumTest {

    private static final FolderSum.Pace AT_ONCE = bytes -> {};

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        Files.createDirectory(folder.resolve("v0"));
        Files.writeString(folder.resolve("master.m3u8"), "#EXTM3U");
        Files.write(folder.resolve("v0/00000.m4s"), StoreContract.bytes(600_000));
        Files.write(folder.resolve("v0/00001.m4s"), new byte[0]);
    }

    @Test
    void sum_sameFolder_isTheSameAndCountsAll() throws Exception {
        AtomicLong read = new AtomicLong();

        FolderSum sum = FolderSum.of(folder, read::addAndGet);

        assertThat(sum).isEqualTo(FolderSum.of(folder, AT_ONCE));
        assertThat(sum.files()).isEqualTo(3);
        assertThat(sum.bytes()).isEqualTo(600_007).isEqualTo(read.get());
        assertThat(sum.sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void sum_anythingElse_isAnother() throws Exception {
        FolderSum whole = FolderSum.of(folder, AT_ONCE);
        Path segment = folder.resolve("v0/00000.m4s");

        byte[] bytes = Files.readAllBytes(segment);
        bytes[500_000] ^= 1;
        Files.write(segment, bytes);
        assertThat(FolderSum.of(folder, AT_ONCE)).as("a bit").isNotEqualTo(whole);
        bytes[500_000] ^= 1;
        Files.write(segment, bytes);
        assertThat(FolderSum.of(folder, AT_ONCE)).isEqualTo(whole);

        Files.move(folder.resolve("v0/00001.m4s"), folder.resolve("v0/00002.m4s"));
        assertThat(FolderSum.of(folder, AT_ONCE)).as("a name").isNotEqualTo(whole);
        Files.delete(folder.resolve("v0/00002.m4s"));
        assertThat(FolderSum.of(folder, AT_ONCE)).as("an empty file").isNotEqualTo(whole);
        Files.createSymbolicLink(folder.resolve("v0/00001.m4s"), segment);
        assertThat(FolderSum.of(folder, AT_ONCE)).as("a link").isNotEqualTo(whole);
    }

    @Test
    void sum_ofBytesThatMovedToTheNextFile_isAnother() throws Exception {
        Path one = Files.createDirectory(folder.resolve("one"));
        Path two = Files.createDirectory(folder.resolve("two"));
        Files.writeString(one.resolve("a"), "xb");
        Files.writeString(one.resolve("c"), "y");
        Files.writeString(two.resolve("a"), "x");
        Files.writeString(two.resolve("c"), "by");

        assertThat(FolderSum.of(one, AT_ONCE).sha256())
                .isNotEqualTo(FolderSum.of(two, AT_ONCE).sha256());
    }

    @Test
    void sum_folderThatIsNotThere_saysSo() {
        assertThatThrownBy(() -> FolderSum.of(folder.resolve("gone"), AT_ONCE)).isInstanceOf(NoSuchFileException.class);
    }
}
