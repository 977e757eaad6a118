package io.loggia.portal.learning.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loggia.analytics.coverage.Coverage;
import io.loggia.analytics.coverage.Pace;
import io.loggia.analytics.coverage.PlayedParts;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.learning.control.Beats.Beat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Attack E05, the part that concerns the shape of a beat. */
@Tag("E05")
class BeatBodyTest {

    private static Beat read(String json) throws IOException {
        return BeatBody.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void read_wholeBeat_isUnderstood() throws IOException {
        Beat beat =
                read("{\"coverage\":[[20,30.5],[0,12.4]],\"position\":30.5,\"rate\":1.5,\"ended\":true,\"more\":{}}");

        assertThat(beat.played().all()).isEqualTo(Coverage.union(0, 12_400, 20_000, 30_500));
        assertThat(beat.positionMs()).isEqualTo(30_500);
        assertThat(beat.ended()).isTrue();
    }

    @Test
    void read_coverageAlone_isEnough() throws IOException {
        Beat beat = read("{\"coverage\":[]}");

        assertThat(beat.played().all()).isEqualTo(Coverage.NONE);
        assertThat(beat.positionMs()).isZero();
        assertThat(beat.ended()).isFalse();
    }

    @Test
    void read_whatPlayedOutOfSight_isToldApart() throws IOException {
        Beat beat = read("{\"coverage\":[[0,30]],\"hidden\":[[10,30]],\"silent\":[[20,30]]}");

        assertThat(beat.played())
                .isEqualTo(new PlayedParts(
                        Coverage.of(0, 30_000), Coverage.of(10_000, 30_000), Coverage.of(20_000, 30_000)));
        assertThat(read("{\"coverage\":[[0,30]]}").played()).isEqualTo(PlayedParts.inSight(Coverage.of(0, 30_000)));
    }

    @Test
    void read_whatPlayedFast_isToldBySpeed() throws IOException {
        Beat beat = read("{\"coverage\":[[0,30]],\"fast\":[{\"rate\":2,\"parts\":[[10,30]]},"
                + "{\"rate\":1.5,\"parts\":[[0,5]]},{\"rate\":0.5,\"parts\":[[5,6]]},{\"rate\":99,\"parts\":[[6,7]]},"
                + "{\"rate\":1.501,\"parts\":[[7,8]]},{\"rate\":1.5,\"parts\":[[4,6]]}]}");

        assertThat(beat.played().pace())
                .isEqualTo(new Pace(new TreeMap<>(Map.of(
                        150, Coverage.of(0, 6_000),
                        151, Coverage.of(7_000, 8_000),
                        200, Coverage.of(10_000, 30_000),
                        1600, Coverage.of(6_000, 7_000)))));
        assertThat(read("{\"coverage\":[[0,30]],\"fast\":[]}").played().pace()).isEqualTo(Pace.NORMAL);
        assertThat(read("{\"coverage\":[[0,30]],\"rate\":1}").played().pace()).isEqualTo(Pace.UNTOLD);
    }

    @Test
    void read_oddPositions_areBroughtIntoRange() throws IOException {
        assertThat(read("{\"coverage\":[],\"position\":-5}").positionMs()).isZero();
        assertThat(read("{\"coverage\":[],\"position\":1e300}").positionMs()).isEqualTo(Long.MAX_VALUE);
        assertThat(read("{\"coverage\":[],\"position\":\"7\"}").positionMs()).isZero();
    }

    @Test
    void read_anythingElse_isInvalidCoverage() {
        for (String json : new String[] {
            "",
            "null",
            "[]",
            "{}",
            "{\"coverage\":",
            "{\"coverage\":null}",
            "{\"coverage\":[],\"hidden\":[[2,1]]}",
            "{\"coverage\":[],\"silent\":4}",
            "{\"coverage\":[],\"fast\":{}}",
            "{\"coverage\":[],\"fast\":null}",
            "{\"coverage\":[],\"fast\":[[2,[[0,1]]]]}",
            "{\"coverage\":[],\"fast\":[{\"rate\":2}]}",
            "{\"coverage\":[],\"fast\":[{\"parts\":[]}]}",
            "{\"coverage\":[],\"fast\":[{\"rate\":\"2\",\"parts\":[]}]}",
            "{\"coverage\":[],\"fast\":[{\"rate\":0,\"parts\":[]}]}",
            "{\"coverage\":[],\"fast\":[{\"rate\":-2,\"parts\":[]}]}",
            "{\"coverage\":[],\"fast\":[{\"rate\":1e999,\"parts\":[]}]}",
            "{\"coverage\":[],\"fast\":[{\"rate\":2,\"parts\":[[2,1]]}]}",
            "{\"coverage\":[],\"fast\":[" + "{\"rate\":2,\"parts\":[]},".repeat(32) + "{\"rate\":2,\"parts\":[]}]}",
            "{\"coverage\":{}}",
            "{\"coverage\":[1,2]}",
            "{\"coverage\":[[1]]}",
            "{\"coverage\":[[1,\"2\"]]}",
            "{\"coverage\":[[1,null]]}",
            "{\"coverage\":[[2,1]]}",
            "{\"coverage\":[[-1,1]]}",
            "{\"coverage\":[[0,1e999]]}",
            "{\"coverage\":[[0,1e99999999999]]}",
            "{\"coverage\":[[0,NaN]]}",
            "{\"coverage\":[" + "[0,1],".repeat(1_000) + "[0,1]]}",
            "{\"coverage\":[],\"x\":\"" + "x".repeat(70_000) + "\"}",
            "[".repeat(60_000)
        }) {
            assertThatExceptionOfType(LoggiaException.class)
                    .as(json.substring(0, Math.min(json.length(), 60)))
                    .isThrownBy(() -> read(json))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_COVERAGE));
        }
    }
}
