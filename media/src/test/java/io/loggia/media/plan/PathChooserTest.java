package io.loggia.media.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.media.capability.Capabilities;
import io.loggia.media.capability.Encoder;
import io.loggia.media.capability.Place;
import io.loggia.media.capability.Proven;
import io.loggia.media.capability.Reason;
import io.loggia.media.capability.SourceFormat;
import io.loggia.media.capability.Why;
import io.loggia.media.plan.PathRules.Rule;
import io.loggia.media.plan.TranscodePath.Kind;
import io.loggia.media.probe.Colour;
import io.loggia.media.probe.VideoStream;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PathChooserTest {

    private static final int QUALITIES = 4;
    private static final VideoStream H264 = video("h264", "yuv420p", 0, false, false);
    private static final VideoStream HEVC_10 = video("hevc", "yuv420p10le", 0, false, false);

    private static VideoStream video(String codec, String pixels, int rotation, boolean hdr, boolean interlaced) {
        return new VideoStream(0, codec, "", 0, pixels, 1920, 1080, rotation, 1, 25, hdr, interlaced);
    }

    private static Proven card() {
        return Proven.software()
                .encodes(Encoder.H264_NVENC, Proven.CARD, 8, true)
                .decodes(Proven.CARD, SourceFormat.H264, SourceFormat.HEVC, SourceFormat.HEVC_10_BIT);
    }

    private static PathChoice choose(Proven proven, PathRules rules, VideoStream video, Place... broken) {
        return new PathChooser(proven.capabilities(), rules, Set.of(broken)::contains).choose(video, QUALITIES);
    }

    private static PathChoice choose(Proven proven, VideoStream video) {
        return choose(proven, PathRules.NONE, video);
    }

    private static PathRules rule(Encoder encoder, Rule rule) {
        return new PathRules(Map.of(encoder, rule), true, true);
    }

    @Test
    void cardThatDoesBoth_keepsThePicturesOnIt() {
        PathChoice choice = choose(card(), H264);

        assertThat(choice.first()).isEqualTo(new TranscodePath(Encoder.H264_NVENC, Proven.CARD, true, true));
        assertThat(choice.first().kind()).isEqualTo(Kind.HARDWARE);
        assertThat(choice.sessions()).isEqualTo(8);
        assertThat(choice.passedOver()).isEmpty();
    }

    @Test
    void pictureThatSoftwareMustTouch_isFetched() {
        assertThat(choose(card(), video("h264", "yuv420p", 90, false, false)).first())
                .isEqualTo(new TranscodePath(Encoder.H264_NVENC, Proven.CARD, true, false));
        assertThat(choose(card(), video("hevc", "yuv420p10le", 0, true, false))
                        .first()
                        .inPlace())
                .isFalse();
        assertThat(choose(card(), HEVC_10).first().inPlace()).isFalse();
        Colour standardDefinition = new Colour("smpte170m", "smpte170m", "smpte170m", false);
        VideoStream other = new VideoStream(
                0, "h264", "", 0, "yuv420p", 1920, 1080, 0, 1, 25, false, false, standardDefinition, true);
        assertThat(choose(card(), other).first().inPlace()).isFalse();
    }

    @Test
    void deviceThatResizesNothing_isFetchedFrom() {
        Proven proven = Proven.software()
                .encodes(Encoder.H264_NVENC, Proven.CARD, 8, false)
                .decodes(Proven.CARD, SourceFormat.H264);

        assertThat(choose(proven, H264).first())
                .isEqualTo(new TranscodePath(Encoder.H264_NVENC, Proven.CARD, true, false));
    }

    @Test
    void sourceThatTheCardDoesNotDecode_isDecodedInSoftware() {
        for (VideoStream video : new VideoStream[] {
            video("h264", "yuv420p10le", 0, false, false),
            video("prores", "yuv422p10le", 0, false, false),
            video("h264", "yuv420p", 0, false, true)
        }) {
            TranscodePath path = choose(card(), video).first();
            assertThat(path).isEqualTo(new TranscodePath(Encoder.H264_NVENC, Proven.CARD, false, false));
            assertThat(path.kind()).isEqualTo(Kind.HYBRID);
        }
    }

    @Test
    void cardWithoutEncoder_decodesForSoftware() {
        Proven proven = Proven.software()
                .fails(Encoder.H264_NVENC, Proven.CARD, Reason.NO_NVIDIA_ENCODER)
                .decodes(Proven.CARD, SourceFormat.HEVC_10_BIT);

        PathChoice choice = choose(proven, HEVC_10);

        assertThat(choice.first()).isEqualTo(new TranscodePath(Encoder.H264_X264, Proven.CARD, true, false));
        assertThat(choice.first().kind()).isEqualTo(Kind.HYBRID);
        assertThat(choice.passedOver())
                .contains(new PathChoice.PassedOver(Encoder.H264_NVENC, Why.of(Reason.NO_NVIDIA_ENCODER)));
        assertThat(choose(proven, H264).first()).isEqualTo(TranscodePath.software(Encoder.H264_X264));
    }

    @Test
    void decodingForbidden_isLeftToSoftware() {
        PathRules rules = new PathRules(Map.of(), true, false);

        assertThat(choose(card(), rules, H264).first())
                .isEqualTo(new TranscodePath(Encoder.H264_NVENC, Proven.CARD, false, false));
    }

    @Test
    void hardwareSwitchedOff_isSoftware_whateverIsForced() {
        PathRules rules = new PathRules(Map.of(Encoder.H264_NVENC, Rule.FORCED), false, true);

        PathChoice choice = choose(card(), rules, H264);

        assertThat(choice.first()).isEqualTo(TranscodePath.software(Encoder.H264_X264));
        assertThat(choice.passedOver().getFirst().why()).isEqualTo(Why.of(Reason.HARDWARE_OFF));
    }

    @Test
    void forbiddenEncoder_isPassedOver_andSaid() {
        PathChoice choice = choose(card(), rule(Encoder.H264_NVENC, Rule.FORBIDDEN), H264);

        assertThat(choice.first().encoder()).isEqualTo(Encoder.H264_X264);
        assertThat(choice.passedOver())
                .contains(new PathChoice.PassedOver(Encoder.H264_NVENC, Why.of(Reason.FORBIDDEN)));
    }

    @Test
    void forcedEncoder_goesAhead_ifItWorks() {
        Proven proven = card().encodes(Encoder.H264_VAAPI, Proven.VAAPI, 8, false);

        assertThat(choose(proven, rule(Encoder.H264_VAAPI, Rule.FORCED), H264)
                        .first()
                        .encoder())
                .isEqualTo(Encoder.H264_VAAPI);
        assertThat(choose(proven, rule(Encoder.H264_X264, Rule.FORCED), H264)
                        .first()
                        .encoder())
                .isEqualTo(Encoder.H264_X264);
        assertThat(choose(proven, rule(Encoder.H264_QSV, Rule.FORCED), H264)
                        .first()
                        .encoder())
                .isEqualTo(Encoder.H264_NVENC);
    }

    @Test
    void brokenCard_isLeftOut_andTheOtherGoesOn() {
        Proven two = card().encodes(Encoder.H264_NVENC, Proven.SECOND_CARD, 8, false);
        Place broken = new Place(Encoder.H264_NVENC, Proven.CARD);

        assertThat(choose(two, PathRules.NONE, H264).paths()).hasSize(2);
        assertThat(choose(two, PathRules.NONE, H264, broken).paths())
                .containsExactly(new TranscodePath(Encoder.H264_NVENC, Proven.SECOND_CARD, false, false));
        PathChoice software = choose(card(), PathRules.NONE, H264, broken);
        assertThat(software.first().encoder()).isEqualTo(Encoder.H264_X264);
        assertThat(software.passedOver().getFirst().why()).isEqualTo(Why.of(Reason.FAILED_IN_A_JOB));
    }

    @Test
    void decodingThatFailed_isLeftOutToo() {
        Proven proven = Proven.software().decodes(Proven.CARD, SourceFormat.H264);

        assertThat(choose(proven, PathRules.NONE, H264, new Place(Encoder.H264_X264, Proven.CARD))
                        .first())
                .isEqualTo(TranscodePath.software(Encoder.H264_X264));
    }

    @Test
    void tooFewSessions_areNoHardware() {
        Proven proven = Proven.software().encodes(Encoder.H264_NVENC, Proven.CARD, 3, false);

        PathChoice choice = choose(proven, H264);

        assertThat(choice.first().encoder()).isEqualTo(Encoder.H264_X264);
        assertThat(choice.passedOver().getFirst().why().words())
                .isEqualTo("It opens 3 sessions at a time; 4 qualities need as many.");
    }

    @Test
    void nothingTried_isSoftware() {
        PathChooser chooser = new PathChooser(Capabilities.UNTRIED, PathRules.NONE, place -> false);

        assertThat(chooser.choose(H264, QUALITIES).first()).isEqualTo(TranscodePath.software(Encoder.H264_X264));
        assertThat(chooser.choose(null, 0).first().kind()).isEqualTo(Kind.SOFTWARE);
    }

    @Test
    void buildWithoutX264_usesOpenH264() {
        Proven proven = Proven.nothing().encodes(Encoder.H264_OPENH264, null, 0, false);

        assertThat(choose(proven, H264).first()).isEqualTo(TranscodePath.software(Encoder.H264_OPENH264));
    }

    @Test
    void hevcAndAv1_areNeverChosen() {
        Proven proven = Proven.software()
                .encodes(Encoder.HEVC_NVENC, Proven.CARD, 8, true)
                .encodes(Encoder.AV1_NVENC, Proven.CARD, 8, true);

        PathRules rules =
                new PathRules(Map.of(Encoder.HEVC_NVENC, Rule.FORCED, Encoder.AV1_NVENC, Rule.FORCED), true, true);

        assertThat(choose(proven, rules, H264).first().encoder()).isEqualTo(Encoder.H264_X264);
    }
}
