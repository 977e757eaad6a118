package io.loggia.portal.playback.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loggia.portal.playback.control.MediaFile.Withdrawn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StreamedPiecesTest {

    private static final int SIZE = 300_000;

    private final byte[] bytes = new byte[SIZE];
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    StreamedPiecesTest() {
        new Random(1).nextBytes(bytes);
    }

    @Test
    void stream_inPieces_isTheSameBytes_andNoneBeyondItsLength() throws IOException {
        try (StreamedPieces pieces = new StreamedPieces(new ByteArrayInputStream(bytes), SIZE - 7)) {
            while (!pieces.isOver()) {
                pieces.writeNext(out, () -> true);
            }
        }
        assertThat(out.toByteArray()).hasSize(SIZE - 7).isEqualTo(java.util.Arrays.copyOf(bytes, SIZE - 7));
    }

    @Test
    void streamThatEndsEarly_isNoEnd() throws IOException {
        try (StreamedPieces pieces = new StreamedPieces(new ByteArrayInputStream(bytes), SIZE + 1)) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> {
                        while (!pieces.isOver()) {
                            pieces.writeNext(out, () -> true);
                        }
                    })
                    .withMessageContaining("shorter");
            assertThat(pieces.isOver()).isFalse();
        }
    }

    @Test
    @Tag("C12")
    void rightThatIsWithdrawn_endsItInTheMiddle() throws IOException {
        try (StreamedPieces pieces = new StreamedPieces(new ByteArrayInputStream(bytes), SIZE)) {
            pieces.writeNext(out, () -> true);
            int sent = out.size();
            assertThat(sent).isBetween(1, SIZE - 1);
            assertThatExceptionOfType(Withdrawn.class).isThrownBy(() -> pieces.writeNext(out, () -> false));
            assertThat(out.size()).isEqualTo(sent);
        }
    }
}
