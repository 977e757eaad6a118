package io.loggia.media.capability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompiledTest {

    @Test
    void lists_ofTheBundledFfmpeg_areRead() {
        Compiled compiled = Compiled.parse(
                Recorded.text("ffmpeg-8.1.2-encoders.txt"),
                Recorded.text("ffmpeg-8.1.2-decoders.txt"),
                Recorded.text("ffmpeg-8.1.2-hwaccels.txt"));

        assertThat(compiled.encoders())
                .contains("libx264", "libopenh264", "h264_nvenc", "h264_qsv", "h264_vaapi", "av1_nvenc", "libvpx-vp9")
                .doesNotContain("av1_qsv", "=");
        assertThat(compiled.decoders()).contains("h264", "hevc", "vp9", "h264_cuvid");
        assertThat(compiled.hwaccels())
                .containsExactlyInAnyOrder("cuda", "vaapi", "qsv", "drm", "vulkan", "v4l2request");
    }

    @Test
    void nothing_isNothing() {
        Compiled compiled = Compiled.parse("", "", "");

        assertThat(compiled.encoders()).isEmpty();
        assertThat(compiled.hwaccels()).isEmpty();
    }
}
