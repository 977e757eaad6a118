package io.loggia.portal.processing.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LogTailTest {

    private static final Path HOME = Path.of("/srv/our videos/loggia");

    @Test
    void paths_areCutToTheirLastPart() {
        assertThat(LogTail.of("Error opening '/srv/our videos/loggia/media/sources/0b/source': Invalid data", HOME))
                .isEqualTo("Error opening 'source': Invalid data");
        assertThat(LogTail.of("[h264 @ 0x55] /usr/lib/x/libfoo.so.1: no version information", HOME))
                .isEqualTo("[h264 @ 0x55] libfoo.so.1: no version information");
    }

    @Test
    void addressesTokensAndControlCharacters_areLeftOut() {
        assertThat(LogTail.of("GET https://user:pw@example.com/a?token=x failed", HOME))
                .isEqualTo("GET … failed");
        assertThat(LogTail.of("key eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9eyJzdWIiOiIxIn0 refused", HOME))
                .isEqualTo("key … refused");
        assertThat(LogTail.of("a\u001b[31mb\u0000c\n", HOME)).isEqualTo("a[31mbc");
    }

    @Test
    void numbersAndRatios_stay() {
        assertThat(LogTail.of("speed=1.2x 25/1 fps, 44100 Hz", HOME)).isEqualTo("speed=1.2x 25/1 fps, 44100 Hz");
    }

    @Test
    void longText_isCutAtALine_fromItsEnd() {
        String said = "something that was said\n".repeat(1000) + "the end";

        assertThat(LogTail.of(said, HOME))
                .hasSizeLessThanOrEqualTo(LogTail.MAX_CHARS)
                .startsWith("something")
                .endsWith("the end");
    }

    @Test
    void silence_isNothing() {
        assertThat(LogTail.of(" \n", HOME)).isNull();
    }
}
