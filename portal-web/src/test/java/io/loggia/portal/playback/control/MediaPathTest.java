package io.loggia.portal.playback.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A18")
@Tag("C04")
class MediaPathTest {

    @Test
    void path_asWeSpellIt_isTakenApart() {
        assertThat(MediaPath.parse("/media/AbC-_9/v720/seg-00001.m4s"))
                .isEqualTo(new MediaPath("AbC-_9", "v720/seg-00001.m4s"));
        assertThat(MediaPath.parse("/media/t/master.m3u8").file()).isEqualTo("master.m3u8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/media/t",
                "/media/t/",
                "/media//t/a.m4s",
                "/media/t//a.m4s",
                "/media/t/./a.m4s",
                "/media/t/../a.m4s",
                "/media/t/v/../a.m4s",
                "/media/t/a..m4s",
                "/media/t/.hidden",
                "/media/t/a.m4s.",
                "/media/t/v./a.m4s",
                "/media/t/a.m4s/",
                "/media/t/a%2Fb.m4s",
                "/media/t/%2e%2e/a.m4s",
                "/media/t/%252e%252e/a.m4s",
                "/media/t/..%2fa.m4s",
                "/media/t/a.m4s;x=1",
                "/media/t;x/a.m4s",
                "/media/t/a.m4s%00.jpg",
                "/media/t/a\\b.m4s",
                "/media/t/a b.m4s",
                "/media/t/\u00FC.m4s",
                "/media/t/a.m4s\n",
                "/MEDIA/t/a.m4s",
                "/media/t.x/a.m4s",
                "/media/t/a/b/c/d/e/f.m4s"
            })
    void path_spelledInAnyOtherWay_isRefused(String raw) {
        assertThatExceptionOfType(LoggiaException.class)
                .isThrownBy(() -> MediaPath.parse(raw))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }
}
