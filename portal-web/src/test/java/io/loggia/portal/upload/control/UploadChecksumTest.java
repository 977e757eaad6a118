package io.loggia.portal.upload.control;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadChecksumTest {

    /** The digests of "abc" as FIPS 180-4 gives them. */
    @ParameterizedTest
    @ValueSource(strings = {"sha1 qZk+NkcGgWq6PiVxeFDCbJzQ2J0=", "sha256 ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="})
    void digest_ofTheVeryBytes_matches(String header) {
        assertThat(matches(header, "abc")).isTrue();
        assertThat(matches(header, "abd")).isFalse();
    }

    @Test
    void header_thatIsAbsent_asksForNothing() {
        assertThat(UploadChecksum.parse(null)).isNull();
    }

    /** B03. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha1",
                "sha1 ",
                "sha1 !",
                "sha1 YWJj",
                "md5 kAFQmDzST7DWlj99KOF/cg==",
                "SHA1 qZk+NkcGgWq6PiVxeFDCbJzQ2J0="
            })
    void header_thatNamesNoDigestWeKnow_isRefused(String header) {
        assertThatExceptionOfType(LoggiaException.class)
                .isThrownBy(() -> UploadChecksum.parse(header))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }

    private static boolean matches(String header, String text) {
        UploadChecksum checksum = requireNonNull(UploadChecksum.parse(header));
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        checksum.update(bytes, bytes.length);
        return checksum.matches();
    }
}
