package io.loggia.media.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhisperModelsTest {

    @TempDir
    Path folder;

    @Test
    void files_areListed_withWhatTheyAre() throws Exception {
        Files.writeString(folder.resolve("small.bin"), "lmgg and more");
        Files.writeString(folder.resolve("notes.txt"), "no model");
        Files.writeString(folder.resolve(".hidden"), "lmgg");
        Files.createDirectory(folder.resolve("more"));

        assertThat(new WhisperModels(folder).list())
                .containsExactly(
                        new WhisperModels.Model("notes.txt", 8, false), new WhisperModels.Model("small.bin", 13, true));
        assertThat(new WhisperModels(folder.resolve("nowhere")).list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../models/small.bin", "/etc/passwd", "more/small.bin", "a\0b", "a b", "-x"})
    void names_leadNowhereElse(String name) throws Exception {
        Files.writeString(folder.resolve("small.bin"), "lmgg");

        assertThat(WhisperModels.isName(name)).isFalse();
        assertThatThrownBy(() -> new WhisperModels(folder).find(name))
                .isInstanceOfSatisfying(
                        WhisperException.class, e -> assertThat(e.trouble()).isEqualTo(WhisperTrouble.NO_MODEL));
    }

    /** An operator may keep large files elsewhere; a jail shows the file itself. */
    @Test
    void link_isFollowed() throws Exception {
        Path real = Files.writeString(folder.resolve("real.bin"), "lmgg");
        Files.createSymbolicLink(folder.resolve("link.bin"), real);

        assertThat(new WhisperModels(folder).find("link.bin")).isEqualTo(real.toRealPath());
    }
}
