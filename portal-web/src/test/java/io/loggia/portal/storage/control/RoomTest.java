package io.loggia.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.storage.control.Room.Promised;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RoomTest {

    private static final long MIB = 1 << 20;
    private static final Promised NOTHING = new Promised(0, 0);

    private final PlatformConfig platform = new PlatformConfig();
    private final StorageConfig config = new StorageConfig();

    /** Bytes on the disk that are free. */
    private long usable = 1000 * MIB;

    private final Room room = new Room(
            new MediaStore() {
                @Override
                public long usableBytes() {
                    return usable;
                }
            },
            platform,
            config);

    RoomTest() {
        platform.storageReserveBytes = 100 * MIB;
        config.uploadMarginBytes = 100 * MIB;
        config.workMarginBytes = 50 * MIB;
        config.ladderFactor = 1.5;
    }

    @Test
    void upload_thatLeavesReserveAndMarginWithAllThatIsMadeOfIt_isTaken() {
        assertThatCode(() -> room.requireForUpload(320 * MIB, NOTHING, room.freeBytes()))
                .doesNotThrowAnyException();
        assertRefused(ErrorCode.NO_SPACE, () -> room.requireForUpload(320 * MIB + 1, NOTHING, room.freeBytes()));
    }

    @Test
    void file_thatWouldLeaveLessThanWorkWants_isNotBegun() {
        assertThatCode(() -> room.requireForFile(850 * MIB)).doesNotThrowAnyException();
        assertRefused(ErrorCode.NO_SPACE, () -> room.requireForFile(850 * MIB + 1));
        usable = 120 * MIB;
        assertThatThrownBy(() -> room.requireForFile(MIB))
                .hasMessageContaining("takes 1 MiB")
                .hasMessageContaining("0 MiB are free");
    }

    @Test
    void upload_besidesWhatIsPromised_countsBoth() {
        assertThatCode(() -> room.requireForUpload(160 * MIB, new Promised(160 * MIB, 160 * MIB), room.freeBytes()))
                .doesNotThrowAnyException();
        assertRefused(
                ErrorCode.NO_SPACE,
                () -> room.requireForUpload(160 * MIB + 1, new Promised(160 * MIB, 160 * MIB), room.freeBytes()));
        assertRefused(
                ErrorCode.NO_SPACE, () -> room.requireForUpload(Long.MAX_VALUE, new Promised(1, 1), room.freeBytes()));
    }

    @Test
    void diskThatFills_stopsUploadsThenNewWorkThenWhatRuns() {
        usable = 200 * MIB - 1;
        assertRefused(ErrorCode.NO_SPACE, () -> room.requireForUpload(0, NOTHING, room.freeBytes()));
        assertThat(room.allowsWork()).isTrue();

        usable = 150 * MIB - 1;
        assertThat(room.allowsWork()).isFalse();
        assertThat(room.isShort()).isFalse();
        assertThatCode(room::requireReserve).doesNotThrowAnyException();

        usable = 100 * MIB - 1;
        assertThat(room.isShort()).isTrue();
        assertRefused(ErrorCode.NO_SPACE, room::requireReserve);
    }

    @Test
    void failure_isOfRoomWhereTheSystemSaysSoOrRoomIsShort() {
        IOException full = new IOException("/x: No space left on device");
        assertThat(room.isCauseOf(new UncheckedIOException(full))).isTrue();
        // A file's own words, which a program repeats, prove nothing.
        assertThat(room.isCauseOf(new IllegalStateException("No space left on device")))
                .isFalse();
        assertThat(room.isCauseOf(new LoggiaException(ErrorCode.NO_SPACE, "no room for this file here")))
                .isTrue();
        assertThat(room.failed(full).code()).isEqualTo(ErrorCode.NO_SPACE);
        assertThat(room.failed(new IOException("torn")).code()).isEqualTo(ErrorCode.UNAVAILABLE);

        usable = 0;
        assertThat(room.isCauseOf(new IllegalStateException("anything"))).isTrue();
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LoggiaException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
