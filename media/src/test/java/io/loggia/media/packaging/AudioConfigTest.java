package io.loggia.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioConfigTest {

    /** Version and flags; the descriptors of a track and of its decoder, each with its length in four bytes. */
    private static String esds(String bitRates, String config) {
        return esds("00", bitRates, config);
    }

    /** @param flags with what they announce behind them */
    private static String esds(String flags, String bitRates, String config) {
        int length = config.length() / 2;
        return "00000000" + "03808080" + hex(23 + length + 5) + "0002" + flags + "04808080" + hex(13 + length + 5)
                + "4015000000" + bitRates + "05808080" + hex(length) + config + "068080800102";
    }

    private static String hex(int value) {
        return HexFormat.of().toHexDigits((byte) value);
    }

    private static int objectType(String hex) {
        return AudioConfig.objectType(ByteBuffer.wrap(HexFormat.of().parseHex(hex)), 0);
    }

    @ParameterizedTest
    @CsvSource({
        "1190, 2, plain AAC",
        "119056e500, 2, plain AAC that says that there is no more",
        "11b0, 2, plain AAC of 5.1 channels",
        "138856e598, 5, high efficiency told beside plain AAC",
        "2b118800, 5, high efficiency told at once",
        "eb098800, 29, with parametric stereo told at once",
        "130856e59d4880, 29, with parametric stereo told beside plain AAC",
        "f94619800000, 42, USAC",
        "17805dc008, 2, a rate that is written out"
    })
    void kindOfSound_isRead(String config, int type, String what) {
        assertThat(objectType(esds("0001f4000001f400", config))).as(what).isEqualTo(type);
    }

    /** The number that a descriptor begins with may be part of a bit rate, too. */
    @Test
    void bitRate_isNoDescriptor() {
        assertThat(objectType(esds("0001050500010505", "2b118800"))).isEqualTo(5);
    }

    /** What an elementary stream may say of others before it comes to its decoder: one it depends on, an address, a clock. */
    @ParameterizedTest
    @CsvSource({"00, ''", "80, 1234", "40, 03616263", "20, 0001", "c0, 123403616263", "e0, 1234036162630001"})
    void fieldsThatMayBeThere_arePassedOver(String flags, String fields) {
        assertThat(objectType(esds(flags + fields, "0001f4000001f400", "2b118800")))
                .isEqualTo(5);
    }

    @Test
    void whatIsCutOff_countsAsPlain() {
        assertThat(objectType("0000000003")).isEqualTo(2);
        assertThat(objectType(esds("0001f4000001f400", "11"))).isEqualTo(2);
    }
}
