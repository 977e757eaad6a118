package io.loggia.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.CaptionKind;
import io.loggia.media.plan.Rendition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** All that players read of one presentation, as files to look at: ten seconds in three codecs, with two sounds. */
class GoldenPlaylistsTest {

    private static final int PICTURES_A_SECOND = 12_800;
    private static final int SOUND_A_SECOND = 48_000;

    private static final RenditionFiles LARGE = video("v720", "avc1.64001F", 1280, 720, 500_000);

    private static final List<RenditionFiles> ALL = List.of(
            LARGE,
            video("v360", "avc1.64001E", 640, 360, 100_000),
            video("v720-hevc", "hvc1.1.6.L93.90", 1280, 720, 350_000),
            video("v720-av1", "av01.0.05M.08", 1280, 720, 300_000),
            audio("a0", "en"),
            audio("a1", null));

    private static RenditionFiles video(String folder, String codec, int width, int height, long bytes) {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int pictures = i < 2 ? 100 : 50;
            long duration = pictures * 512L;
            // The middle one is the busiest.
            long size = i == 1 ? bytes * 2 : bytes * pictures / 100;
            segments.add(new Segment(
                    RenditionFiles.segmentName(i), i * 51_200L, duration, pictures, size, 40, 40, 40 + size / 10));
        }
        return RenditionFiles.found(
                new Rendition.Video(folder, width, height, 25), new InitSegment(codec, PICTURES_A_SECOND), segments);
    }

    private static RenditionFiles audio(String folder, @org.jspecify.annotations.Nullable String language) {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            long duration = (i < 2 ? 188 : 94) * 1024L;
            segments.add(new Segment(
                    RenditionFiles.segmentName(i), i * 188L * 1024, duration, 188, duration / 3, 40, 40, 400));
        }
        return RenditionFiles.found(
                new Rendition.Audio(folder, 2, language), new InitSegment("mp4a.40.2", SOUND_A_SECOND), segments);
    }

    private static void assertGolden(String actual, String name) throws IOException {
        try (InputStream in = GoldenPlaylistsTest.class.getResourceAsStream(name)) {
            String golden = new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(actual).as(name).isEqualTo(golden);
        }
    }

    @Test
    void master_namesEveryVariant_h264First() throws IOException {
        List<RenditionFiles> turned = new ArrayList<>(ALL);
        java.util.Collections.swap(turned, 0, 2);
        java.util.Collections.swap(turned, 1, 2);

        assertGolden(MasterPlaylist.complete(ALL), "master.m3u8");
        assertThat(MasterPlaylist.complete(turned))
                .as("in whatever order they are found")
                .startsWith(MasterPlaylist.complete(ALL)
                        .substring(0, MasterPlaylist.complete(ALL).indexOf("v720/index.m3u8")));
    }

    @Test
    void master_withCaptions_refersToThem() throws IOException {
        List<Subtitles.Track> tracks = List.of(
                new Subtitles.Track("en", "en", CaptionKind.SUBTITLES, "English", /* byDefault= */ false),
                new Subtitles.Track(
                        "de-CH", "de-CH", CaptionKind.SUBTITLES, "Deutsch (Schweiz)", /* byDefault= */ false));

        assertGolden(Subtitles.inMaster(MasterPlaylist.complete(ALL), tracks), "master-captions.m3u8");
        assertGolden(Subtitles.inManifest(DashManifest.of(ALL), tracks), "manifest-captions.mpd");
    }

    @Test
    void media_isComplete_orGrows_orHasKeyFramesAlone() throws IOException {
        assertGolden(MediaPlaylist.complete(LARGE), "index.m3u8");
        assertGolden(MediaPlaylist.growing(LARGE, 4, false), "index-growing.m3u8");
        assertGolden(MediaPlaylist.iframes(LARGE), "iframes.m3u8");
    }

    @Test
    void manifest_hasASetOfEachCodec_andOfEachSound() throws IOException {
        assertGolden(DashManifest.of(ALL), "manifest.mpd");
    }
}
