package io.loggia.portal.platform.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loggia.domain.LoggiaException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NulInterceptorTest {

    private static InputStream body(String json) {
        return new NulInterceptor.WithoutNul(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"\\u0000\"}",
                "{\"a\":\"b\\u0000c\"}",
                "\"\\\\\\u0000\"",
                "\"\\u00\\u0000\"",
                "\"\\n\\u0000\"",
                "{\"\\u0000\":1}"
            })
    void escapeOfNul_anywhere_isRefused(String json) {
        assertThatExceptionOfType(LoggiaException.class)
                .isThrownBy(() -> body(json).readAllBytes());
        assertThatExceptionOfType(LoggiaException.class).isThrownBy(() -> {
            InputStream in = body(json);
            while (in.read() >= 0) {
                // on to the end
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "\"\\\\u0000\"",
                "\"\\\\\\\\u0000\"",
                "\"\\u0001 u0000\"",
                "\"\\u00101\"",
                "{\"a\":null}",
                "\"\\ud83d\\ude00\""
            })
    void otherText_goesThroughAsItIs(String json) throws IOException {
        assertThat(body(json).readAllBytes()).isEqualTo(json.getBytes(StandardCharsets.UTF_8));
    }
}
