package io.loggia.media.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.media.run.Clips;
import io.loggia.media.run.FfmpegInstallation;
import io.loggia.media.run.Limits;
import io.loggia.media.run.TestTools;
import io.loggia.media.run.ToolCall;
import io.loggia.media.run.ToolResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that want FFmpeg to read or call something: attacks A01 to A08. */
class HostileFilesTest {

    @TempDir
    Path folder;

    private final Prober prober = new Prober(TestTools.tools(), ProbeLimits.DEFAULT);
    private ServerSocket listener;
    private Path canary;

    @BeforeEach
    void layBait() throws IOException {
        listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(200);
        canary = Files.writeString(folder.resolve("canary"), "CANARY-7f3a");
    }

    @AfterEach
    void removeBait() throws IOException {
        listener.close();
    }

    private LoggiaException refused(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("upload.mp4"), content);
        return Objects.requireNonNull(catchThrowableOfType(LoggiaException.class, () -> prober.probe(file)));
    }

    private void assertNothingHappened(LoggiaException e) throws IOException {
        assertThat(e.code()).isIn(ErrorCode.MEDIA_REFUSED, ErrorCode.NOT_MEDIA, ErrorCode.MEDIA_BROKEN);
        assertThat(String.valueOf(e)).doesNotContain("CANARY");
        assertNoCall();
    }

    private void assertNoCall() throws IOException {
        assertThat(catchThrowableOfType(SocketTimeoutException.class, () -> listener.accept()))
                .isNotNull();
    }

    private String playlist() {
        return "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1,\nfile://" + canary + "\n#EXTINF:1,\nhttp://127.0.0.1:"
                + listener.getLocalPort() + "/x\n#EXT-X-ENDLIST\n";
    }

    @Test
    @Tag("A01")
    void a01_playlistNamedMp4_isRefused() throws IOException {
        assertNothingHappened(refused(playlist().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    @Tag("A02")
    void a02_playlistInAviSubtitle_isRefused() throws IOException {
        ByteArrayOutputStream avi = new ByteArrayOutputStream();
        avi.write("RIFF\u0000\u0010\u0000\u0000AVI LIST".getBytes(StandardCharsets.ISO_8859_1));
        avi.write("GAB2\0\2\0".getBytes(StandardCharsets.ISO_8859_1));
        avi.write(playlist().getBytes(StandardCharsets.UTF_8));

        LoggiaException e = refused(avi.toByteArray());

        assertThat(e.code()).isEqualTo(ErrorCode.MEDIA_REFUSED);
        assertNothingHappened(e);
    }

    /** As a stream of the film, and so far behind its beginning that no look at that sees it. */
    @Test
    @Tag("A02")
    void a02_playlistInAStreamOfSubtitles_isNotFollowed() throws Exception {
        Path avi = Files.write(folder.resolve("film.avi"), SubtitledAvi.with(playlist()));

        MediaInfo info = prober.probe(avi);
        Extras extras = new ExtrasReader(TestTools.tools()).read(info, avi, folder);

        assertThat(info.video()).isNotNull();
        assertThat(extras.toString()).doesNotContain("CANARY");
        assertNoCall();
    }

    @Test
    @Tag("A02")
    @Tag("A07")
    void a02_codecThatNobodyUses_isRefused() throws IOException {
        Path xbin = Clips.make(
                folder, "odd.avi", "-f", "lavfi", "-i", "testsrc2=duration=1:size=64x64:rate=5", "-c:v", "magicyuv");

        assertThat(refused(Files.readAllBytes(xbin)).code()).isEqualTo(ErrorCode.MEDIA_REFUSED);
    }

    @ParameterizedTest
    @Tag("A03")
    @ValueSource(
            strings = {
                "\n\n  ",
                "\uFEFF",
                "\0\0\0\u0018ftypmp42\0\0\0\0isommp42\n",
                "\0\0\0\u0008free",
                "ID3\u0003\0\0\0\0\0\0"
            })
    void a03_playlistBehindHeaderTricks_isRefused(String trick) throws IOException {
        assertNothingHappened(refused((trick + playlist()).getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @Tag("A04")
    @ValueSource(
            strings = {
                "ffconcat version 1.0\nfile %s\n",
                "concat:%s|%s",
                "subfile,,start,0,end,9,,:%s",
                "data:text/plain,%s",
                "async:%s",
                "crypto:%s",
                "tee:%s",
                ";FFMETADATA1\ntitle=%s\n",
                "<?xml version=\"1.0\"?><MPD><BaseURL>file://%s</BaseURL></MPD>",
                "[playlist]\nFile1=%s\n",
                "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=%s\n"
            })
    void a04_scriptsAndProtocols_areRefused(String script) throws IOException {
        LoggiaException e = refused(script.replace("%s", canary.toString()).getBytes(StandardCharsets.UTF_8));

        assertThat(e.code()).isEqualTo(ErrorCode.MEDIA_REFUSED);
        assertNothingHappened(e);
    }

    @Test
    @Tag("A05")
    void a05_sandbox_letsNoPacketOut_evenWhenAsked() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-rw_timeout", "500000"));
        arguments.addAll(List.of("-i", "http://127.0.0.1:" + listener.getLocalPort() + "/x"));
        Path file = Files.writeString(folder.resolve("any"), "x");

        ToolResult result = TestTools.tools().attempt(ToolCall.ffprobe(arguments, file, Limits.probing()));

        assertThat(result.succeeded()).isFalse();
        assertNoCall();
    }

    /** As if there were no jail, and no bounds either: nothing but our options keeps it from calling. */
    @ParameterizedTest
    @Tag("A05")
    @EnumSource(Container.class)
    void a05_playlistOnTheNetwork_isNotFetched_whateverItIsTakenFor(Container takenFor) throws Exception {
        askedFor(SafeInput.options(takenFor));

        assertNoCall();
    }

    @Test
    @Tag("A05")
    void a05_playlistOnTheNetwork_isOneThatCouldBeFetched() throws Exception {
        listener.setSoTimeout(20_000);
        FutureTask<Boolean> called = new FutureTask<>(() -> {
            try (Socket call = listener.accept()) {
                return call.isConnected();
            }
        });
        Thread.ofVirtual().start(called);

        askedFor(List.of("-protocol_whitelist", "file,http,tcp", "-allowed_extensions", "ALL", "-f", "hls"));

        assertThat(called.get()).isTrue();
    }

    private void askedFor(List<String> options) throws Exception {
        String address = "http://127.0.0.1:" + listener.getLocalPort() + "/x.ts";
        Path file = Files.writeString(
                folder.resolve("list.m3u8"),
                "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n" + address + "\n#EXT-X-ENDLIST\n");
        FfmpegInstallation bare = TestTools.installation();
        List<String> command =
                new ArrayList<>(List.of(bare.ffprobe().toAbsolutePath().toString(), "-v", "error"));
        command.addAll(options);
        command.addAll(List.of("-i", SafeInput.url(file)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment()
                .put("LD_LIBRARY_PATH", bare.folder().toAbsolutePath().toString());
        assertThat(builder.start().waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    /** The address of another place is no more welcome than the name of another file. */
    @Test
    @Tag("A06")
    void a06_externalAddress_isRefused() throws Exception {
        Path film = ExternalReference.film(folder, canary);
        String named = new String(Files.readAllBytes(film), StandardCharsets.ISO_8859_1).replace("alis", "url ");

        assertThat(refused(named.getBytes(StandardCharsets.ISO_8859_1)).code()).isEqualTo(ErrorCode.MEDIA_REFUSED);
    }

    /** The film's sound lies in another file, which an alias record names; only an FFmpeg without our options follows it. */
    @Test
    @Tag("A06")
    void a06_externalDataReference_isNotFollowed_butRefused() throws Exception {
        Path film = ExternalReference.film(folder, canary);

        assertThat(decoded(film, List.of("-enable_drefs", "1", "-use_absolute_path", "1")))
                .as("the reference is one that could be followed")
                .contains("CANARY");
        assertThat(decoded(film, SafeInput.options(Container.MP4))).doesNotContain("CANARY");
        assertThatExceptionOfType(LoggiaException.class)
                .isThrownBy(() -> prober.probe(film))
                .withMessageContaining("lie in other files")
                .extracting(LoggiaException::code)
                .isEqualTo(ErrorCode.MEDIA_REFUSED);
    }

    /** The sound's samples as they lie in the file, or what could be had of them, without the jail. */
    private String decoded(Path film, List<String> options) throws Exception {
        Path out = folder.resolve("samples.raw");
        Files.deleteIfExists(out);
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y"));
        arguments.addAll(options);
        arguments.addAll(List.of("-i", SafeInput.url(film), "-f", "u8", "-c:a", "pcm_u8", "samples.raw"));
        Limits limits = Limits.encoding(Duration.ofSeconds(30), 2, 2L << 30).withNiceness(0);
        TestTools.unjailed().attempt(ToolCall.ffmpeg(arguments, film, folder.toAbsolutePath(), limits));
        return Files.exists(out) ? new String(Files.readAllBytes(out), StandardCharsets.ISO_8859_1) : "";
    }

    /** A07: whatever the bytes, an answer comes in bounded time, and it is one of ours. */
    @ParameterizedTest
    @Tag("A07")
    @ValueSource(strings = {"clip.mp4", "clip.mkv", "clip.avi", "clip.ts"})
    void a07_bytesMadeWrong_endInWords(String name) throws Exception {
        byte[] clip = Files.readAllBytes(
                Clips.remake(Clips.browserReady(folder, 1, "64x64"), name, "-c:v", "mpeg4", "-c:a", "mp3"));
        Random random = new Random(8461);
        for (int i = 0; i < 5; i++) {
            byte[] wrong = clip.clone();
            for (int changes = 0; changes < 1 + wrong.length / 100; changes++) {
                wrong[12 + random.nextInt(wrong.length - 12)] = (byte) random.nextInt();
            }
            Path file = Files.write(folder.resolve("wrong"), wrong);
            try {
                assertThat(prober.probe(file).duration()).isPositive();
            } catch (LoggiaException e) {
                assertThat(e.code())
                        .isIn(
                                ErrorCode.MEDIA_BROKEN,
                                ErrorCode.MEDIA_LIMIT,
                                ErrorCode.MEDIA_REFUSED,
                                ErrorCode.NOT_MEDIA,
                                ErrorCode.PROCESS_FAILED,
                                ErrorCode.PROCESS_TIMEOUT);
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    @Tag("A08")
    void a08_hostileNames_areFileNamesOnly() throws Exception {
        Path clip = Clips.browserReady(folder, 1, "64x64");
        for (String name : List.of("-i", "-vf 'movie=x'", "a\"b\nc", "%03d.png", "concat:a|b", "http:x", "pipe:0")) {
            Path odd = Files.copy(clip, folder.resolve(name));

            assertThat(prober.probe(odd).browserReady()).isTrue();
        }
    }

    /** A film's index that is packed, and claims to be a gigabyte when unpacked; and a cover of 900 megapixels. */
    @Test
    @Tag("A11")
    void a11_whatUnpacksToGigabytes_isNotUnpacked() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 1024; i++) {
                deflater.write(zeros);
            }
        }
        byte[] data = packed.toByteArray();
        ByteBuffer film = ByteBuffer.allocate(8 + 8 + 12 + 12 + data.length);
        film.putInt(film.capacity())
                .put(ascii("moov"))
                .putInt(film.capacity() - 8)
                .put(ascii("cmov"));
        film.putInt(12).put(ascii("dcom")).put(ascii("zlib"));
        film.putInt(12 + data.length).put(ascii("cmvd")).putInt(1 << 30).put(data);
        long before = System.nanoTime();

        assertThat(refused(film.array()).code()).isIn(ErrorCode.MEDIA_BROKEN, ErrorCode.MEDIA_LIMIT);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    @Tag("A12")
    void a12_coverOfManyMegapixels_isNotDecoded() throws Exception {
        Clips.make(folder, "cover.png", "-f", "lavfi", "-i", "color=white:size=12000x12000", "-frames:v", "1");
        Path song = Clips.remake(
                Clips.tone(folder, 1),
                "song.mp3",
                "-i",
                "cover.png",
                "-map",
                "0",
                "-map",
                "1",
                "-c",
                "copy",
                "-disposition:v",
                "attached_pic");

        MediaInfo info = prober.probe(song);

        assertThat(info.video()).isNull();
        assertThat(info.audio()).hasSize(1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
