package io.loggia.media.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.media.run.Clips;
import io.loggia.media.run.TestTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProberTest {

    @TempDir
    Path folder;

    private final Prober prober = new Prober(TestTools.tools(), ProbeLimits.DEFAULT);

    private LoggiaException refused(Path file) {
        return Objects.requireNonNull(catchThrowableOfType(LoggiaException.class, () -> prober.probe(file)));
    }

    @Test
    void h264WithAac_isBrowserReady() throws Exception {
        MediaInfo info = prober.probe(Clips.browserReady(folder, 2, "320x180"));

        VideoStream video = Objects.requireNonNull(info.video());
        assertThat(info.container()).isEqualTo(Container.MP4);
        assertThat(info.duration()).isBetween(Duration.ofMillis(1900), Duration.ofMillis(2200));
        assertThat(video.codec()).isEqualTo("h264");
        assertThat(video.displayWidth()).isEqualTo(320);
        assertThat(video.displayHeight()).isEqualTo(180);
        assertThat(video.framesPerSecond()).isEqualTo(25);
        assertThat(info.audio()).singleElement().satisfies(audio -> {
            assertThat(audio.codec()).isEqualTo("aac");
            assertThat(audio.channels()).isEqualTo(1);
        });
        assertThat(info.browserReady()).isTrue();
    }

    @Test
    void turnedPhoneVideo_hasTheSizeThatIsSeen() throws Exception {
        Path clip = Clips.browserReady(folder, 1, "320x180");
        Path turned = Clips.remake(clip, "turned.mp4", "-c", "copy", "-metadata:s:v:0", "rotate=90");
        Path matrix = Clips.make(
                folder,
                "matrix.mp4",
                "-display_rotation",
                "90",
                "-i",
                turned.getFileName().toString(),
                "-c",
                "copy");

        VideoStream video = Objects.requireNonNull(prober.probe(matrix).video());

        assertThat(video.rotationDegrees()).isEqualTo(270);
        assertThat(video.displayWidth()).isEqualTo(180);
        assertThat(video.displayHeight()).isEqualTo(320);
    }

    @ParameterizedTest
    @CsvSource({
        "clip.mkv, MATROSKA, false, -c:v mpeg4",
        "clip.webm, MATROSKA, false, -c:v libvpx -deadline realtime",
        "clip.avi, AVI, false, -c:v mjpeg -pix_fmt yuvj420p",
        "clip.ts, MPEG_TS, true, -c:v libx264 -pix_fmt yuv420p",
        "clip.mov, MP4, false, -c:v libx264 -pix_fmt yuv422p10le"
    })
    void container_isTakenFromItsBytes(String name, Container container, boolean ready, String options)
            throws Exception {
        String[] source = {"-f", "lavfi", "-i", "testsrc2=duration=1:size=160x90:rate=10"};
        String[] arguments = java.util.stream.Stream.concat(Arrays.stream(source), Arrays.stream(options.split(" ")))
                .toArray(String[]::new);
        Path clip = Clips.make(folder, name, arguments);
        Path renamed = Files.move(clip, folder.resolve("source"));

        MediaInfo info = prober.probe(renamed);

        assertThat(info.container()).isEqualTo(container);
        assertThat(info.browserReady()).isEqualTo(ready);
        assertThat(info.duration()).isBetween(Duration.ofMillis(900), Duration.ofMillis(1200));
    }

    /** 3GPP TS 26.101: each frame of the lowest rate has one byte that says so, and twelve of speech. */
    @Test
    void voiceMemoOfAPhone_isSound() throws Exception {
        byte[] memo = Arrays.copyOf("#!AMR\n".getBytes(StandardCharsets.US_ASCII), 6 + 100 * 13);
        for (int frame = 0; frame < 100; frame++) {
            memo[6 + frame * 13] = 0x04;
        }
        MediaInfo info = prober.probe(Files.write(folder.resolve("memo"), memo));

        assertThat(info.container()).isEqualTo(Container.AMR);
        assertThat(info.video()).isNull();
        assertThat(info.audio())
                .singleElement()
                .satisfies(sound -> assertThat(sound.sampleRateHz()).isEqualTo(8000));
        assertThat(info.duration()).isBetween(Duration.ofMillis(1900), Duration.ofMillis(2100));
    }

    @Test
    void recordingWithoutLength_isCounted() throws Exception {
        Path clip = Clips.make(
                folder,
                "live.webm",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=duration=2:size=160x90:rate=10",
                "-c:v",
                "libvpx",
                "-deadline",
                "realtime",
                "-live",
                "1");

        assertThat(prober.probe(clip).duration()).isBetween(Duration.ofMillis(1800), Duration.ofMillis(2100));
    }

    @Test
    void soundTracks_areNamedByLanguage_theUsualOneFirst() throws Exception {
        Path film = Clips.make(
                folder,
                "spoken.mkv",
                ("-f lavfi -i sine=duration=1 -map 0 -map 0 -map 0 -c:a aac -metadata:s:a:0 language=ger"
                                + " -metadata:s:a:1 language=eng -metadata:s:a:2 language=und"
                                + " -disposition:a:0 0 -disposition:a:1 default -disposition:a:2 0")
                        .split(" "));

        List<AudioStream> tracks = prober.probe(film).audio();

        assertThat(tracks.stream().map(AudioStream::index)).containsExactly(1, 0, 2);
        assertThat(tracks.stream().map(AudioStream::language)).containsExactly("en", "de", null);
    }

    @Test
    void soundWithCover_isSound() throws Exception {
        Path tone = Clips.tone(folder, 1);
        Path cover = Clips.make(folder, "cover.png", "-f", "lavfi", "-i", "color=red:size=64x64", "-frames:v", "1");
        Path song = Clips.make(
                folder,
                "song.mp3",
                "-i",
                tone.getFileName().toString(),
                "-i",
                cover.getFileName().toString(),
                "-map",
                "0",
                "-map",
                "1",
                "-c",
                "copy",
                "-disposition:v:0",
                "attached_pic");

        MediaInfo info = prober.probe(song);

        assertThat(info.video()).isNull();
        assertThat(info.container()).isEqualTo(Container.MP3);
        assertThat(info.browserReady()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "89504E470D0A1A0A, PNG",
        "255044462D312E37, PDF",
        "68656C6C6F, neither",
        "504B0304, ZIP",
        "47494638, GIF"
    })
    void otherFiles_areRefusedByName(String hex, String word) throws IOException {
        LoggiaException e =
                refused(Files.write(folder.resolve("a.mp4"), HexFormat.of().parseHex(hex)));

        assertThat(e.code()).isEqualTo(ErrorCode.NOT_MEDIA);
        assertThat(e).hasMessageContaining(word);
    }

    @Test
    void emptyFile_isRefused() throws IOException {
        assertThat(refused(Files.createFile(folder.resolve("a.mp4"))).code()).isEqualTo(ErrorCode.NOT_MEDIA);
    }

    @Test
    void missingIndex_isBroken_inWords() throws IOException {
        Path clip = Clips.browserReady(folder, 2, "320x180");
        byte[] all = Files.readAllBytes(clip);
        Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(all, all.length / 2));

        LoggiaException e = refused(cut);

        assertThat(e.code()).isEqualTo(ErrorCode.MEDIA_BROKEN);
        assertThat(e).hasMessageContaining("incomplete");
    }

    /** Attack A11: limits apply to what is claimed, before anything is decoded. */
    @Test
    @Tag("A11")
    void claims_beyondLimits_areRefused() {
        Path clip = Clips.browserReady(folder, 3, "320x180");
        List<ProbeLimits> tight = List.of(
                new ProbeLimits(Duration.ofSeconds(1), 1 << 20, 8, 60),
                new ProbeLimits(Duration.ofHours(1), 100 * 100, 8, 60),
                new ProbeLimits(Duration.ofHours(1), 1 << 20, 1, 60),
                new ProbeLimits(Duration.ofHours(1), 1 << 20, 8, 10));

        for (ProbeLimits limits : tight) {
            LoggiaException e = catchThrowableOfType(
                    LoggiaException.class, () -> new Prober(TestTools.tools(), limits).probe(clip));
            assertThat(e.code()).isEqualTo(ErrorCode.MEDIA_LIMIT);
        }
    }

    /** Attack A11: what a container may claim of itself and of its picture, each beyond all reason. */
    @ParameterizedTest
    @Tag("A11")
    @CsvSource(delimiter = '|', textBlock = """
            format.nb_streams=1000000                                     | MEDIA_LIMIT
            streams.stream.0.width=2147483647                             | MEDIA_LIMIT
            streams.stream.0.height=2147483647                            | MEDIA_LIMIT
            streams.stream.0.width=0                                      | MEDIA_BROKEN
            streams.stream.0.height=-2147483648                           | MEDIA_BROKEN
            streams.stream.0.avg_frame_rate="1000000000/1"                | MEDIA_LIMIT
            format.duration="3600000000000.0"                             | MEDIA_LIMIT
            format.duration="-1.0"                                        | MEDIA_BROKEN
            """)
    void claims_beyondAllReason_areRefused(String claim, ErrorCode code) {
        FlatOutput output = FlatOutput.parse("""
                format.nb_streams=1
                format.duration="1.0"
                streams.stream.0.index=0
                streams.stream.0.codec_name="h264"
                streams.stream.0.codec_type="video"
                streams.stream.0.width=1920
                streams.stream.0.height=1080
                streams.stream.0.avg_frame_rate="25/1"
                """ + claim + "\n");
        ProbeReader reader = new ProbeReader(output, ProbeLimits.DEFAULT);

        LoggiaException e = catchThrowableOfType(
                LoggiaException.class, () -> reader.read(Container.MP4, Objects.requireNonNull(reader.duration())));

        assertThat(e.code()).isEqualTo(code);
        assertThat(e).hasMessageMatching("[A-Z].*\\.");
    }
}
