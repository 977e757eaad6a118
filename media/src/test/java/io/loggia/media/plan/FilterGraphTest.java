package io.loggia.media.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.media.probe.Colour;
import io.loggia.media.probe.VideoStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterGraphTest {

    private static VideoStream video(String pixels, int lines, boolean hdr, Colour colour) {
        int width = lines * 16 / 9;
        return new VideoStream(0, "h264", "High", 40, pixels, width, lines, 0, 1, 25, hdr, false, colour, true);
    }

    private static String normal(String pixels, int lines, String matrix, boolean fullRange) {
        return FilterGraph.normal(video(pixels, lines, false, new Colour(matrix, "bt709", "bt709", fullRange)), "");
    }

    @Test
    void usualColours_areLeftAsTheyAre() {
        assertThat(normal("yuv420p", 1080, "bt709", false)).isEmpty();
    }

    @Test
    void untoldColours_ofHighDefinition_areToldOnly() {
        assertThat(FilterGraph.normal(video("yuv420p", 1080, false, new Colour("", "", "", false)), ""))
                .isEqualTo("setparams=colorspace=bt709:range=limited:color_primaries=bt709:color_trc=bt709,");
    }

    @ParameterizedTest
    @CsvSource({
        "yuv420p, 480, '', false, in_color_matrix=bt601:in_range=limited",
        "yuv420p, 1080, smpte170m, false, in_color_matrix=bt601:in_range=limited",
        "yuvj420p, 1080, bt709, true, in_color_matrix=bt709:in_range=full",
        "yuv420p10le, 2160, bt2020nc, false, in_color_matrix=bt2020:in_range=limited",
        "rgb24, 1080, gbr, true, out_color_matrix=bt709:out_range=limited"
    })
    void otherColours_areBrought(String pixels, int lines, String matrix, boolean fullRange, String words) {
        assertThat(normal(pixels, lines, matrix, fullRange))
                .startsWith("scale=" + words)
                .contains("out_color_matrix=bt709:out_range=limited,format=yuv420p,setparams=colorspace=bt709");
    }

    @Test
    void highDynamicRange_ofWhichFewSmallPicturesAreWanted_isMappedInTheSmall() {
        VideoStream phone = video("yuv420p10le", 2160, true, new Colour("bt2020nc", "smpte2084", "bt2020", false));

        assertThat(FilterGraph.normal(phone, "fps=8,", 160, 90))
                .startsWith("fps=8,zscale=w=160:h=90:filter=bicubic:tin=smpte2084")
                .contains("tonemap=hable");
        assertThat(FilterGraph.normal(video("yuv420p", 1080, false, Colour.BT709), "fps=8,", 160, 90))
                .as("pictures that need no mapping are left as they are")
                .isEqualTo("fps=8,");
    }

    @Test
    void highDynamicRange_isMapped_evenWhereHalfOfItIsUntold() {
        assertThat(FilterGraph.normal(video("yuv420p10le", 2160, true, new Colour("", "arib-std-b67", "", false)), ""))
                .startsWith("zscale=tin=arib-std-b67:min=bt2020nc:pin=bt2020:transfer=linear")
                .contains("tonemap=hable");
    }
}
