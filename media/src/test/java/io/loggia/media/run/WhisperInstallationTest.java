package io.loggia.media.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhisperInstallationTest {

    @TempDir
    Path given;

    @Test
    void libraries_areThoseOfTheMachine() {
        assertThat(WhisperInstallation.platform("Linux", "amd64")).contains("debian-amd64/");
        assertThat(WhisperInstallation.platform("Linux", "aarch64")).contains("debian-arm64/");
        assertThat(WhisperInstallation.platform("Linux", "s390x")).isEmpty();
        assertThat(WhisperInstallation.platform("Mac OS X", "aarch64")).isEmpty();
        assertThat(WhisperInstallation.computing("debian-amd64/", "flags : fpu sse2 avx f16c fma avx2 rdseed "))
                .isEqualTo("libggml+mf16c+mfma+mavx+mavx2.so");
        assertThat(WhisperInstallation.computing("debian-amd64/", "flags : fpu sse2 avx f16c rdseed "))
                .isEqualTo("libggml.so");
        assertThat(WhisperInstallation.computing("debian-arm64/", "Features : fp asimd fphp "))
                .isEqualTo("libggml+fp16.so");
    }

    /** Debian's Java keeps its configuration below {@code /etc}, which a jail does not show by itself. */
    @Test
    void linksOutOfTheJavaRuntime_areFound() throws Exception {
        Path folder = given.toRealPath();
        Path java = Files.createDirectory(folder.resolve("java"));
        Files.createDirectory(java.resolve("conf"));
        Path outside = Files.writeString(folder.resolve("java.security"), "");
        Path inside = Files.writeString(java.resolve("release"), "");
        Files.createSymbolicLink(java.resolve("conf/java.security"), outside);
        Files.createSymbolicLink(java.resolve("conf/release"), inside);
        Files.createSymbolicLink(java.resolve("conf/gone"), folder.resolve("nothing"));

        assertThat(WhisperInstallation.linkedFrom(java)).containsExactly(outside);
    }
}
