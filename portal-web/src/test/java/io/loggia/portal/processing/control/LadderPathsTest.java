package io.loggia.portal.processing.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.media.capability.Accelerator;
import io.loggia.media.capability.Device;
import io.loggia.media.capability.Encoder;
import io.loggia.media.plan.TranscodePath;
import io.loggia.media.probe.VideoStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LadderPathsTest {

    private static final Device CARD = new Device(Accelerator.NVIDIA, "0", "NVIDIA L4", "nvidia 550");
    private static final TranscodePath HARDWARE = new TranscodePath(Encoder.H264_NVENC, CARD, false, false);
    private static final TranscodePath SOFTWARE = TranscodePath.software(Encoder.H264_X264);

    private final List<String> events = new ArrayList<>();

    /** Writes down what is asked of it. */
    private final class Noting implements LadderPaths, LadderPaths.Taken {

        private final TranscodePath path;

        Noting(TranscodePath path) {
            this.path = path;
        }

        @Override
        public Taken take(@Nullable VideoStream video, int qualities, Runnable full) {
            events.add("taken");
            return this;
        }

        @Override
        public Route route() {
            return new Route(path, 1, null);
        }

        @Override
        public Route inSoftware() {
            return new Route(SOFTWARE, 1, "the card failed");
        }

        @Override
        public void failed(LoggiaException cause) {
            events.add("failed");
        }

        @Override
        public void acquitted() {
            events.add("acquitted");
        }

        @Override
        public void close() {
            events.add("closed");
        }
    }

    private Result run(TranscodePath path, LadderPaths.Encode encode) throws InterruptedException {
        return new Noting(path).run(null, 4, () -> {}, route -> {
            events.add(route.path().encoder().ffmpegName());
            return encode.on(route);
        });
    }

    private static LadderPaths.Encode failingOn(TranscodePath path, ErrorCode code) {
        return route -> {
            if (route.path().equals(path)) {
                throw new LoggiaException(code, "It failed.");
            }
            return new Result.Packaged("key", route.note());
        };
    }

    @Test
    void cardThatWorks_isUsedAndGivenBack() throws Exception {
        Result result = run(HARDWARE, route -> new Result.Packaged("key", route.note()));

        assertThat(result.note()).isNull();
        assertThat(events).containsExactly("taken", "h264_nvenc", "closed");
    }

    @Test
    void cardThatFailsInMidJob_isReported_andSoftwareGoesOn() throws Exception {
        Result result = run(HARDWARE, failingOn(HARDWARE, ErrorCode.PROCESS_FAILED));

        assertThat(result.note()).isEqualTo("the card failed");
        assertThat(events).containsExactly("taken", "h264_nvenc", "closed", "failed", "libx264");
    }

    @Test
    void cardThatHangs_isReportedToo() throws Exception {
        run(HARDWARE, failingOn(HARDWARE, ErrorCode.PROCESS_TIMEOUT));

        assertThat(events).contains("failed", "libx264");
    }

    @Test
    void filmThatFailsInSoftwareToo_acquitsTheCard() {
        assertThatThrownBy(() -> run(HARDWARE, route -> {
                    throw new LoggiaException(ErrorCode.MEDIA_BROKEN, "It is damaged.");
                }))
                .isInstanceOf(LoggiaException.class);
        assertThat(events).containsExactly("taken", "h264_nvenc", "closed", "failed", "libx264", "acquitted");
    }

    @Test
    void softwareThatFails_isNotTriedAgain() {
        assertThatThrownBy(() -> run(SOFTWARE, failingOn(SOFTWARE, ErrorCode.PROCESS_FAILED)))
                .isInstanceOf(LoggiaException.class);
        assertThat(events).containsExactly("taken", "libx264", "closed");
    }

    @Test
    void fullDisk_isNoFaultOfTheCard() {
        assertThatThrownBy(() -> run(HARDWARE, failingOn(HARDWARE, ErrorCode.NO_SPACE)))
                .isInstanceOf(LoggiaException.class);
        assertThat(events).containsExactly("taken", "h264_nvenc", "closed");
    }

    @Test
    void interruptedJob_givesTheCardBack() {
        assertThatThrownBy(() -> run(HARDWARE, route -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(events).containsExactly("taken", "h264_nvenc", "closed");
    }
}
