package io.loggia.portal.processing.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.media.capability.Encoder;
import io.loggia.media.plan.LadderSettings;
import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.plan.PathRules.Rule;
import io.loggia.media.plan.VariantCodec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LadderTextTest {

    @Test
    void ladder_writtenAndRead_isTheSame() {
        List<Rung> usual = LadderSettings.DEFAULT.rungs();

        assertThat(LadderText.of(usual)).isEqualTo("1080:23:5000000,720:23:2800000,480:23:1400000,360:23:800000");
        assertThat(LadderText.parse(LadderText.of(usual))).isEqualTo(usual);
    }

    @Test
    void ladder_inAnyOrder_goesFromHighToLow() {
        assertThat(LadderText.parse("360:23:800000,720:23:2800000"))
                .containsExactly(new Rung(720, 23, 2_800_000), new Rung(360, 23, 800_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "720",
                "720:23",
                "720:23:x",
                "-720:23:2800000",
                "99999:23:2800000",
                "143:23:2800000",
                "720:9:2800000",
                "720:41:2800000",
                "720:23:99999",
                "720:23:100000001",
                "721:23:2800000",
                "720:23:2800000,720:22:2800000",
                "1080:23:1000000,720:23:2800000",
                "720:23:2800000,",
                "1080:23:1,2,3",
                "2160:20:9000000,1440:20:9000000,1080:20:9000000,900:20:9000000,720:20:9000000,540:20:9000000,480:20:9000000,"
                        + "360:20:9000000,240:20:9000000"
            })
    void ladder_thatMakesNoSense_isRefused(String text) {
        assertThatThrownBy(() -> LadderText.parse(text))
                .isInstanceOfSatisfying(
                        LoggiaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_LADDER));
    }

    @Test
    void variants_writtenAndRead_areTheSame_onceEach() {
        assertThat(LadderText.ofVariants(List.of(VariantCodec.AV1, VariantCodec.HEVC, VariantCodec.AV1)))
                .isEqualTo("HEVC,AV1");
        assertThat(LadderText.parseVariants("HEVC,AV1,HEVC")).containsExactly(VariantCodec.HEVC, VariantCodec.AV1);
        assertThat(LadderText.parseVariants("")).isEmpty();
        assertThatThrownBy(() -> LadderText.parseVariants("VP9"))
                .isInstanceOfSatisfying(
                        LoggiaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_LADDER));
    }

    @Test
    void rules_writtenAndRead_areTheSame_butForWhatIsLeftToChoose() {
        String text = RuleText.of(Map.of(
                Encoder.H264_QSV, Rule.FORCED, Encoder.H264_NVENC, Rule.FORBIDDEN, Encoder.H264_VAAPI, Rule.AUTO));

        assertThat(text).isEqualTo("H264_NVENC=FORBIDDEN,H264_QSV=FORCED");
        assertThat(RuleText.parse(text))
                .containsOnly(Map.entry(Encoder.H264_NVENC, Rule.FORBIDDEN), Map.entry(Encoder.H264_QSV, Rule.FORCED));
        assertThat(RuleText.parse("")).isEmpty();
        assertThat(RuleText.parse("H264_OF_OLD=FORCED")).isEmpty();
    }
}
