package io.loggia.portal.playback.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeCallTest {
    private static final String SECRET = "x".repeat(32);

    @Test
    void portalWithoutAnEdge_takesNobodysWord() {
        EdgeCall call = call(Map.of(EdgeCall.EDGE, "none", EdgeCall.ACCEL, "/stored/"), "none");

        assertThat(call).isEqualTo(new EdgeCall(false, false, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    @Tag("C11")
    void portalBehindAnEdge_isClosedToOthers(String told) {
        assertThatExceptionOfType(LoggiaException.class)
                .isThrownBy(() -> call(Map.of(EdgeCall.EDGE, told), SECRET))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
        assertThatExceptionOfType(LoggiaException.class).isThrownBy(() -> call(Map.of(), SECRET));
    }

    @Test
    void edge_isBelieved() {
        EdgeCall call = call(Map.of(EdgeCall.EDGE, SECRET, EdgeCall.ASK, "right", EdgeCall.ACCEL, "/stored/"), SECRET);

        assertThat(call).isEqualTo(new EdgeCall(true, true, "/stored/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "stored/", "/stored", "//x/", "/a/b/", "/../", "/a\r\nX: y/"})
    void prefix_thatIsNone_isDropped(String prefix) {
        assertThat(call(Map.of(EdgeCall.EDGE, SECRET, EdgeCall.ACCEL, prefix), SECRET)
                        .accelPrefix())
                .isNull();
    }

    private static EdgeCall call(Map<String, String> headers, String secret) {
        return EdgeCall.of(headers::get, secret);
    }
}
