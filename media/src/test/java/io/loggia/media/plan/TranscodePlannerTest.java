package io.loggia.media.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.media.capability.Accelerator;
import io.loggia.media.capability.Device;
import io.loggia.media.capability.Encoder;
import io.loggia.media.capability.Profile;
import io.loggia.media.capability.Proven;
import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.probe.AudioStream;
import io.loggia.media.probe.Container;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.VideoStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranscodePlannerTest {

    private static final AudioStream STEREO = new AudioStream(1, "aac", "LC", 2, 48000, "en");
    private static final AudioStream SURROUND = new AudioStream(1, "ac3", "", 6, 48000, null);

    private final TranscodePlanner planner = new TranscodePlanner(LadderSettings.DEFAULT);

    private static VideoStream video(int width, int height, int rotation) {
        return new VideoStream(0, "h264", "High", 40, "yuv420p", width, height, rotation, 1, 25, false, false);
    }

    private static MediaInfo media(@Nullable VideoStream video, AudioStream... audio) {
        return new MediaInfo(Container.MP4, Duration.ofSeconds(60), video, List.of(audio));
    }

    private static final Rung RUNG = new Rung(720, 23, 2_800_000);

    private static final TranscodePath SOFTWARE = TranscodePath.software(Encoder.H264_X264);

    private TranscodePlan ladder(MediaInfo info) {
        return planner.ladder(info, SOFTWARE);
    }

    /** Options and values a line, as a diff is read. */
    private static void assertGolden(TranscodePlan plan, String name) throws IOException {
        String actual = String.join("\n", plan.arguments(Path.of("/in/source"))) + "\n";
        try (InputStream in = TranscodePlannerTest.class.getResourceAsStream(name)) {
            String golden = new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(actual).isEqualTo(golden);
        }
    }

    @Test
    void remux_ofReadyVideo_copies() throws IOException {
        assertGolden(planner.remux(media(video(1920, 1080, 0), STEREO)), "remux.txt");
    }

    @Test
    void remux_copiesWhatBrowsersPlay_andLeavesTheRestToTheLadder() {
        AudioStream surround = new AudioStream(1, "aac", "LC", 6, 48000, "en");
        AudioStream disc = new AudioStream(2, "ac3", "", 6, 48000, "de");
        AudioStream efficient = new AudioStream(3, "aac", "HE-AACv2", 2, 48000, "fr");
        MediaInfo info = media(video(1920, 1080, 0), surround, disc, efficient);

        TranscodePlan plan = planner.remux(info);

        assertThat(plan.renditions())
                .filteredOn(Rendition.Audio.class::isInstance)
                .containsExactly(new Rendition.Audio("a0", 6, "en"), new Rendition.Audio("a2", 2, "fr"));
        assertThat(plan.after()).doesNotContain("aac", "-af", "0:2");
        assertThat(planner.sound(info, List.of()).renditions())
                .containsExactly(
                        new Rendition.Audio("a0", 2, "en"),
                        new Rendition.Audio("a1", 2, "de"),
                        new Rendition.Audio("a2", 2, "fr"));
    }

    @Test
    void soundInTooManyTracks_isTaken_asFarAsItMay_andTheRestIsTold() {
        MediaInfo many =
                media(video(640, 360, 0), Collections.nCopies(26, STEREO).toArray(AudioStream[]::new));

        assertThat(planner.sound(many, List.of()).renditions()).hasSize(24);
        assertThat(planner.leftOut(many)).contains("The file has 26 sound tracks; the first 24 can be heard.");
        assertThat(planner.leftOut(media(video(640, 360, 0), STEREO))).isEmpty();
    }

    @Test
    void ladder_of720_hasThreeRungs() throws IOException {
        assertGolden(ladder(media(video(1280, 720, 0), SURROUND)), "ladder-720.txt");
    }

    @Test
    void variants_areMadeOnTheSameGrid_inSoftware() throws IOException {
        TranscodePlan plan = planner.variants(
                media(video(1280, 720, 0), SURROUND), List.of(VariantCodec.values()), List.of(RUNG), new Span(15, 15));

        assertGolden(plan, "variants-720.txt");
        assertThat(plan.renditions()).extracting(Rendition::folder).containsExactly("v720-hevc", "v720-av1");
    }

    @Test
    void offers_nameVariantsBehindTheLadder_withSmallerCaps() {
        LadderSettings usual = LadderSettings.DEFAULT;
        LadderSettings both = usual.with(List.of(RUNG), List.of(VariantCodec.values()));

        assertThat(new TranscodePlanner(both).offers(media(video(1280, 720, 0))))
                .extracting(offer -> offer.codec() + " " + offer.rendition().folder() + " " + offer.maxBitsPerSecond())
                .containsExactly("h264 v720 2800000", "hevc v720-hevc 1960000", "av1 v720-av1 1680000");
        assertThat(planner.offers(media(video(1280, 720, 0))))
                .extracting(TranscodePlanner.Offer::codec)
                .containsOnly("h264");
    }

    private String on(TranscodePath path) {
        TranscodePlan plan = planner.ladder(media(video(1280, 720, 0)), path);
        assertThat(plan.devices()).isEqualTo(path.usesDevices());
        return String.join(" ", plan.arguments(Path.of("/in/source")));
    }

    @Test
    void ladder_encodedOnNvidia_opensTheCard() throws IOException {
        TranscodePath path = new TranscodePath(Encoder.H264_NVENC, Proven.CARD, false, false);

        assertGolden(planner.ladder(media(video(640, 360, 0)), path), "ladder-nvenc.txt");
    }

    @Test
    void ladder_whollyOnNvidia_leavesThePicturesThere() throws IOException {
        TranscodePath path = new TranscodePath(Encoder.H264_NVENC, Proven.CARD, true, true);

        assertGolden(planner.ladder(media(video(640, 360, 0)), path), "ladder-nvidia-in-place.txt");
    }

    @Test
    void ladder_decodedOnNvidia_isEncodedInSoftware() {
        assertThat(on(new TranscodePath(Encoder.H264_X264, Proven.CARD, true, false)))
                .contains("-init_hw_device cuda=hw:0 -filter_hw_device hw -hwaccel cuda -hwaccel_device hw -protocol")
                .contains("scale=1280:720,setsar=1,format=yuv420p[v0]")
                .contains("-c:v libx264")
                .doesNotContain("-hwaccel_output_format");
    }

    @Test
    void ladder_onVaapi_uploadsOrStays() {
        assertThat(on(new TranscodePath(Encoder.H264_VAAPI, Proven.VAAPI, false, false)))
                .contains("-init_hw_device vaapi=hw:/dev/dri/renderD128 -filter_hw_device hw -protocol")
                .contains("scale=1280:720,setsar=1,format=yuv420p,format=nv12,hwupload[v0]")
                .contains("-c:v h264_vaapi -profile:v high -rc_mode VBR");
        assertThat(on(new TranscodePath(Encoder.H264_VAAPI, Proven.VAAPI, true, true)))
                .contains("-hwaccel vaapi -hwaccel_device hw -hwaccel_output_format vaapi")
                .contains("scale_vaapi=w=1280:h=720:format=nv12,setsar=1[v0]")
                .doesNotContain("hwupload");
    }

    @Test
    void ladder_onQuickSync_opensTheDeviceBehindIt() {
        assertThat(on(new TranscodePath(Encoder.H264_QSV, Proven.INTEL, false, false)))
                .contains("qsv=hw,child_device=/dev/dri/renderD128,child_device_type=vaapi")
                .contains("hwupload=extra_hw_frames=64[v0]")
                .contains("-global_quality 23");
        assertThat(on(new TranscodePath(Encoder.H264_QSV, Proven.INTEL, true, true)))
                .contains("scale_qsv=w=1280:h=720:format=nv12");
    }

    @Test
    void ladder_onVulkan_uploads_andOnTheKernelsEncoderOpensNothing() {
        Device vulkan = new Device(Accelerator.VULKAN, "0", "Vulkan device 0", "radeon_icd.x86_64.json");
        Device kernel = new Device(Accelerator.V4L2, "/dev/video*", "video11 codec-encode", "6.6.31");

        assertThat(on(new TranscodePath(Encoder.H264_VULKAN, vulkan, true, false)))
                .contains("-init_hw_device vulkan=hw:0 -filter_hw_device hw -hwaccel vulkan -hwaccel_device hw")
                .contains("format=yuv420p,format=nv12,hwupload[v0]")
                .contains("-c:v h264_vulkan -profile:v high -rc_mode auto");
        assertThat(on(new TranscodePath(Encoder.H264_V4L2, Profile.MAIN, kernel, false, false)))
                .contains("format=yuv420p[v0]")
                .contains("-c:v h264_v4l2m2m -profile:v 77 -b:v")
                .doesNotContain("hw_device");
    }

    @Test
    void ladder_inSoftware_opensNothing() {
        assertThat(on(SOFTWARE)).doesNotContain("hw_device").doesNotContain("hwaccel");
        assertThat(on(TranscodePath.software(Encoder.H264_OPENH264))).contains("-c:v libopenh264 -profile:v high -b:v");
    }

    @Test
    void recipe_isTheSameOnEqualDevices_andDiffersFromSoftware() {
        MediaInfo info = media(video(1280, 720, 0));

        String first = planner.ladder(info, new TranscodePath(Encoder.H264_NVENC, Proven.CARD, true, false))
                .recipe();

        assertThat(planner.ladder(info, new TranscodePath(Encoder.H264_NVENC, Proven.SECOND_CARD, true, false))
                        .recipe())
                .isEqualTo(first);
        assertThat(planner.ladder(info, SOFTWARE).recipe()).isNotEqualTo(first);
        assertThat(planner.ladder(info, new TranscodePath(Encoder.H264_NVENC, Proven.CARD, false, false))
                        .recipe())
                .isNotEqualTo(first);
    }

    @Test
    void ladder_ofHdrInterlaced_mapsTonesAndFields() {
        VideoStream odd = new VideoStream(0, "hevc", "Main 10", 120, "yuv420p10le", 1280, 720, 0, 1, 29.97, true, true);

        String graph = String.join(" ", ladder(media(odd)).after());

        assertThat(graph)
                .contains("fps=30000/1001:start_time=0,bwdif=mode=send_frame,zscale=")
                .contains("tonemap=hable");
    }

    @Test
    void ladder_ofHdrLargerThanItsQualities_makesItSmallBeforeItMapsTones() {
        VideoStream phone =
                new VideoStream(0, "hevc", "Main 10", 150, "yuv420p10le", 3840, 2160, 0, 1, 30, true, false);

        String graph = String.join(" ", ladder(media(phone)).after());

        assertThat(graph).contains("zscale=w=1920:h=1080:filter=bicubic:tin=");
    }

    @Test
    void sound_isOneRendition() {
        AudioStream mp3 = new AudioStream(0, "mp3", "", 1, 44100, null);

        TranscodePlan plan = ladder(media(null, mp3));

        assertThat(plan.renditions()).containsExactly(new Rendition.Audio("a0", 1, null));
        assertThat(plan.after()).doesNotContain("-filter_complex");
        LadderSettings usual = LadderSettings.DEFAULT;
        TranscodePlanner leaving = new TranscodePlanner(
                new LadderSettings(usual.rungs(), usual.segment(), usual.audioBitsPerSecond(), false, List.of()));
        assertThat(leaving.needsLadder(media(null, STEREO))).isFalse();
        AudioStream surround = new AudioStream(0, "aac", "LC", 6, 48000, null);
        assertThat(leaving.needsLadder(media(null, surround))).isTrue();
        assertThat(leaving.needsLadder(media(null, STEREO, mp3))).isTrue();
        assertThat(planner.needsLadder(media(null, STEREO))).isTrue();
        assertThat(planner.needsLadder(media(null, mp3))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "3840, 2160, 0, '1920x1080 1280x720 854x480 640x360'",
        "1920, 1080, 90, '1080x1920 720x1280 480x854 360x640'",
        "1440, 1080, 0, '1440x1080 960x720 640x480 480x360'",
        "1600, 900, 0, '1600x900 1280x720 854x480 640x360'",
        "1280, 718, 0, '1280x718 856x480 642x360'",
        "321, 241, 0, '320x240'",
        "16, 2000, 0, '16x2000'",
        "640, 360, 0, '640x360'",
        "2560, 1080, 0, '2560x1080 1706x720 1138x480 854x360'"
    })
    void rungs_neverEnlarge_andKeepTheShape(int width, int height, int rotation, String sizes) {
        List<String> planned = ladder(media(video(width, height, rotation))).renditions().stream()
                .map(Rendition.Video.class::cast)
                .map(rendition -> rendition.width() + "x" + rendition.height())
                .toList();

        assertThat(String.join(" ", planned)).isEqualTo(sizes);
    }

    @ParameterizedTest
    @CsvSource({
        "25, 25",
        "29.97002997, 30000/1001",
        "23.976, 24000/1001",
        "59.94, 60000/1001",
        "0, 30",
        "240, 60",
        "0.5, 5",
        "12.5, 12.500"
    })
    void frameRate_isConstant_andWithinReason(double measured, String expression) {
        assertThat(FrameRate.of(measured).expression()).isEqualTo(expression);
    }
}
