package io.loggia.portal.platform.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.loggia.portal.platform.control.MediaUrls.Ring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaUrlsTest {

    private static final String OLD = "A".repeat(43);
    private static final String NEW = "B".repeat(43);
    private static final Instant NOW = Instant.EPOCH;
    private static final Instant LATER = NOW.plusSeconds(10);

    private final Ring good = Ring.read(() -> OLD, null, NOW);

    @ParameterizedTest
    @ValueSource(strings = {"", "BBBB", "BBBBBBBBBB!", "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB\nBBB"})
    @Tag("C08")
    void halfSavedFile_leavesTheKeysBefore_untilItIsWhole(String half) {
        Ring held = Ring.read(() -> half, good, LATER);

        assertThat(held).isEqualTo(new Ring(good.keys(), LATER, true));
        assertThat(Ring.read(() -> half, held, LATER).keys()).isSameAs(good.keys());
        Ring whole = Ring.read(() -> NEW + "\n" + OLD, held, LATER);
        assertThat(whole.stale()).isFalse();
        assertThat(whole.keys().signing().id())
                .isNotEqualTo(good.keys().signing().id());
        assertThat(whole.keys().verifying(good.keys().signing().id())).isPresent();
    }

    @Test
    @Tag("C08")
    void fileThatCannotBeRead_leavesTheKeysBefore() {
        Supplier<String> gone = () -> {
            throw new UncheckedIOException(new IOException("gone"));
        };

        assertThat(Ring.read(gone, good, LATER).keys()).isSameAs(good.keys());
    }

    @Test
    void halfSavedFile_atTheStart_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Ring.read(() -> "BBBB", null, NOW));
    }
}
