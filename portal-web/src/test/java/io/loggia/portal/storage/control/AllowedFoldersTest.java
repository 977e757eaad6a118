package io.loggia.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.LoggiaException;
import io.loggia.portal.platform.control.PlatformConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowedFoldersTest {

    @TempDir
    private Path folder;

    private final StorageConfig config = new StorageConfig();
    private final PlatformConfig platform = new PlatformConfig();
    private final AllowedFolders allowed = new AllowedFolders(config, platform);

    @BeforeEach
    void setUp() throws IOException {
        config.folders = "/mnt, " + folder.resolve("mounts");
        platform.home = folder.resolve("mounts/loggia").toString();
        Files.createDirectories(folder.resolve("mounts/media"));
        Files.createDirectories(folder.resolve("mounts/loggia/media"));
        Files.createDirectories(folder.resolve("secret"));
    }

    private void assertRefused(Path path) {
        assertThatThrownBy(() -> allowed.require(path)).isInstanceOf(LoggiaException.class);
    }

    @Test
    void folderBelowOneThatIsListed_mayBeChosen() {
        allowed.require(folder.resolve("mounts/media"));
        allowed.require(folder.resolve("mounts/not-there-yet"));
        assertThat(allowed.roots())
                .containsExactly("/mnt", folder.resolve("mounts").toString());
    }

    @Test
    void anyOtherFolder_isRefused() {
        assertRefused(folder.resolve("secret"));
        assertRefused(folder.resolve("mounts-of-others"));
    }

    @Test
    void linkThatLeadsOut_isRefused() throws IOException {
        assertRefused(Files.createSymbolicLink(folder.resolve("mounts/link"), folder.resolve("secret")));
    }

    @Test
    void serversOwnFolder_isRefused_andSoIsWhatHoldsIt() {
        assertRefused(folder.resolve("mounts/loggia"));
        assertRefused(folder.resolve("mounts/loggia/media"));
        assertRefused(folder.resolve("mounts"));
    }

    @Test
    void noneListed_noneAllowed() {
        config.folders = "none";
        assertRefused(folder.resolve("mounts/media"));
    }
}
