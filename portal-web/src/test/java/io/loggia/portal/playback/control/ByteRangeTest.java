package io.loggia.portal.playback.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a file of 1000 bytes. */
@Tag("C13")
class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-, 0, 999",
        "bytes=0-0, 0, 0",
        "bytes=0-499, 0, 499",
        "bytes=500-, 500, 999",
        "bytes=-500, 500, 999",
        "bytes=-1, 999, 999",
        "bytes=-5000, 0, 999",
        "bytes=999-999, 999, 999",
        "bytes=990-99999, 990, 999",
        "bytes=0-999999999999999999, 0, 999"
    })
    void range_thatIsSatisfiable_isCutToTheFile(String header, long first, long last) {
        assertThat(ByteRange.parse(header, 1000)).contains(new ByteRange.Asked(new ByteRange(first, last)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=1000-1001", "bytes=-0", "bytes=999999999999999999-"})
    void range_beyondTheFile_isNotSatisfiable(String header) {
        assertThat(ByteRange.parse(header, 1000)).contains(new ByteRange.Asked(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=--1",
                "bytes=5-4",
                "bytes=a-b",
                "bytes=0x0-1",
                "bytes=1-2-3",
                "items=0-1",
                "bytes=0-99999999999999999999999999",
                "bytes=-99999999999999999999999999"
            })
    void range_thatIsMalformed_isIgnored(String header) {
        assertThat(ByteRange.parse(header, 1000)).isEmpty();
    }

    /** The class of CVE-2011-3192: nothing is kept or computed for each of many pieces. */
    @Test
    void ranges_ofTenThousandPieces_areIgnored() {
        String pieces = IntStream.range(0, 10_000).mapToObj(i -> i + "-" + i).collect(Collectors.joining(","));
        assertThat(ByteRange.parse("bytes=" + pieces, 1000)).isEmpty();
        assertThat(ByteRange.parse("bytes=0-0,-1", 1000)).isEmpty();
    }

    @Test
    void range_ofAnEmptyFile_isNotSatisfiable() {
        assertThat(ByteRange.parse("bytes=0-", 0)).contains(new ByteRange.Asked(null));
        assertThat(ByteRange.parse("bytes=-1", 0)).contains(new ByteRange.Asked(null));
        assertThat(ByteRange.whole(0).length()).isZero();
    }
}
