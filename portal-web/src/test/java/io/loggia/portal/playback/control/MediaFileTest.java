package io.loggia.portal.playback.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loggia.portal.playback.control.MediaFile.Withdrawn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MediaFileTest {

    private static final int SIZE = 3 << 20;
    private static final int MOST_AT_ONCE = 512 << 10;

    private final byte[] bytes = new byte[SIZE];
    private final MediaFile held = new MediaFile(
            Path.of("nowhere"),
            MediaFileType.of("00000.m4s").orElseThrow(),
            SIZE,
            Preconditions.of(SIZE, Instant.EPOCH),
            bytes,
            8192);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    MediaFileTest() {
        new Random(1).nextBytes(bytes);
    }

    /** On loopback the system's own buffers take all of such a file at once, so that no client there sees the difference. */
    @Test
    @Tag("C12")
    void fileInMemory_whoseRightIsWithdrawn_endsInTheMiddle() throws IOException {
        try (MediaFile.Part part = held.open(ByteRange.whole(SIZE))) {
            part.writeNext(out, () -> true);
            int sent = out.size();

            assertThat(sent).isBetween(1, MOST_AT_ONCE);
            assertThatExceptionOfType(Withdrawn.class).isThrownBy(() -> part.writeNext(out, () -> false));
            assertThat(out.size()).isEqualTo(sent);
        }
    }

    @Test
    void fileInMemory_inPieces_isTheRangeThatWasAskedFor() throws IOException {
        try (MediaFile.Part part = held.open(new ByteRange(5, SIZE - 7))) {
            while (!part.isOver()) {
                part.writeNext(out, () -> true);
            }
        }

        assertThat(out.toByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 5, SIZE - 6));
    }
}
