package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Files that want the server to read, call or exhaust something (A01 to A06, A10, A11, A17), uploaded as anybody would.
 * Each is refused in words or harmless, and the server goes on serving.
 */
@ResourceLock(PortalServer.SHARED)
class HostileMediaIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String CANARY = "CANARY" + UUID.randomUUID().toString().replace("-", "");
    /** Long enough for the work on other tests' films; what hangs is there beyond it. */
    private static final Duration PROCESSES_END = Duration.ofMinutes(2);

    private static ServerSocket listener;
    private static Path canary;
    private static PortalClient author;
    private static Studio studio;

    @BeforeAll
    static void layBait() throws IOException {
        listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(100);
        canary = Files.writeString(Files.createTempFile("loggia", ".txt"), CANARY.repeat(100));
        author = SERVER.signIn("author");
        studio = new Studio(author);
    }

    @AfterAll
    static void removeBait() throws IOException {
        listener.close();
        Files.delete(canary);
    }

    @AfterEach
    void nothingHappened() throws IOException {
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> listener.accept());
        Eventually.holds(
                "no media process is left",
                PROCESSES_END,
                () -> ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .noneMatch(line -> line.contains("sources/")
                                && line.contains(SERVER.home().toString())));
        assertThat(SERVER.anonymous().get("/health/ready").statusCode()).isEqualTo(200);
        for (String made : List.of("media/renditions", "media/stills", "scratch", "index")) {
            assertHoldsNoCanary(SERVER.home().resolve(made));
        }
        assertThat(author.get("/api/v1/media?mine=true&limit=100").body()).doesNotContain(CANARY);
        assertThat(SERVER.log()).doesNotContain(CANARY);
    }

    private static void assertHoldsNoCanary(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(content.contains(CANARY)).as(file.toString()).isFalse();
            }
        }
    }

    /** Either the upload is refused at its first bytes, or the work on it ends at once; both tell why. */
    private static void assertRefused(byte[] file, String name) {
        TusClient tus = new TusClient(author);
        HttpResponse<String> created = tus.create(file.length, TusClient.metadata("filename", name));
        String upload = created.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> stored = tus.append(upload, 0, file);
        if (stored.statusCode() != 204) {
            assertThat(stored.statusCode()).as(stored.body()).isBetween(400, 499);
            assertPlain(PortalClient.json(stored).path("detail").asString());
            return;
        }
        String media = stored.headers().firstValue("Loggia-Media-Id").orElseThrow();
        JsonNode item = studio.awaitProcessed(media, "FAILED");
        assertPlain(item.path("failure").asString());
        JsonNode jobs = studio.processing(media).path("jobs");
        assertThat(jobs.valueStream().map(job -> job.path("attempt").asInt()))
                .as("what is wrong with a file stays wrong: %s", jobs)
                .allMatch(attempt -> attempt <= 1);
        assertThat(author.get("/api/v1/media/" + media + "/playback").statusCode())
                .isEqualTo(409);
        assertThat(author.delete("/api/v1/media/" + media).statusCode()).isEqualTo(204);
    }

    /** Words for the person who uploaded: no paths, no programs, no stack traces. */
    private static void assertPlain(String reason) {
        assertThat(reason)
                .hasSizeBetween(20, 300)
                .endsWith(".")
                .doesNotContainIgnoringCase("ffmpeg")
                .doesNotContainIgnoringCase("exception")
                .doesNotContain("/", "\n", CANARY);
    }

    private static String playlist() {
        return "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1,\nfile://" + canary + "\n#EXTINF:1,\nhttp://127.0.0.1:"
                + listener.getLocalPort() + "/x\n#EXT-X-ENDLIST\n";
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @ParameterizedTest
    @Tag("A01")
    @Tag("A03")
    @Tag("A05")
    @ValueSource(
            strings = {
                "",
                "\n\n  ",
                "\u00EF\u00BB\u00BF",
                "\0\0\0\u0018ftypmp42\0\0\0\0isommp42\n",
                "\0\0\0\u0008free",
                "ID3\u0003\0\0\0\0\0\0",
                "RIFF\u0000\u0010\u0000\u0000AVI LIST",
                "\u001AE\u00DF\u00A3",
                "OggS",
                "FLV\u0001"
            })
    void a01_a03_a05_playlistBehindAnyHeader_isRefused(String header) {
        assertRefused(latin1(header + playlist()), "talk.mp4");
    }

    @Test
    @Tag("A02")
    void a02_playlistInTheSubtitleOfAnAvi_isRefused() throws IOException {
        byte[] avi = Files.readAllBytes(Films.make(
                "real.avi", "-f lavfi -i testsrc2=duration=1:size=160x90:rate=10".split(" "), "-c:v mpeg4".split(" ")));
        byte[] hidden = latin1("GAB2\0\2\0" + playlist());
        int movi = new String(avi, StandardCharsets.ISO_8859_1).indexOf("LIST", 300);
        assertThat(movi).isPositive();
        byte[] chunk = joined(latin1("JUNK"), littleEndian(hidden.length), hidden, new byte[hidden.length % 2]);
        byte[] before = Arrays.copyOfRange(avi, 0, movi);
        byte[] after = Arrays.copyOfRange(avi, movi, avi.length);

        assertRefused(joined(before, chunk, after), "subtitle.avi");
    }

    private static byte[] littleEndian(int number) {
        return new byte[] {(byte) number, (byte) (number >> 8), (byte) (number >> 16), (byte) (number >> 24)};
    }

    @Test
    @Tag("A02")
    void a02_codecThatNobodyUses_isRefused() throws IOException {
        Path odd = Films.make(
                "odd.avi", "-f lavfi -i testsrc2=duration=1:size=64x64:rate=5".split(" "), "-c:v magicyuv".split(" "));

        assertRefused(Files.readAllBytes(odd), "odd.avi");
    }

    @ParameterizedTest
    @Tag("A04")
    @ValueSource(
            strings = {
                "ffconcat version 1.0\nfile %s\n",
                "concat:%s|%s",
                "subfile,,start,0,end,9,,:%s",
                "data:text/plain,%s",
                ";FFMETADATA1\ntitle=%s\n",
                "<?xml version=\"1.0\"?><MPD><BaseURL>file://%s</BaseURL></MPD>",
                "[playlist]\nFile1=%s\n",
                "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=%s\n",
                "#!/bin/sh\ncat %s\n",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"file://%s\"/></svg>"
            })
    void a04_scriptsAndOtherDocuments_areRefused(String script) {
        assertRefused(latin1(script.replace("%s", canary.toString())), "talk.mp4");
    }

    @Test
    @Tag("A10")
    void a10_metadataOfTenMegabytesAndMarkup_isNotTaken() throws IOException {
        String markup = "<script>alert(1)</script><img src=x onerror=alert(1)>\u001B[31m\u202E";
        Path ready = Films.browserReady(2, "160x90");
        Files.writeString(
                ready.resolveSibling("meta.txt"),
                ";FFMETADATA1\ntitle=" + markup + "\ncomment=" + "x".repeat(10_000_000) + "\nartist=" + CANARY + "\n");
        Path film = Films.make(
                "tagged.mkv",
                "-i ready-2-160x90.mp4 -f ffmetadata -i meta.txt -map 0 -map_metadata 1 -c copy".split(" "));
        assertThat(Files.size(film)).isGreaterThan(10_000_000);

        String media = studio.upload(film, "Tagged");
        JsonNode item = studio.awaitProcessed(media, "READY");

        assertThat(item.path("title").asString()).isEqualTo("Tagged");
        assertThat(item.toString()).doesNotContain("<script", "onerror", CANARY);
        assertThat(author.delete("/api/v1/media/" + media).statusCode()).isEqualTo(204);
    }

    /** Arguments that make a file which claims more than anybody may. */
    static List<String> excessive() {
        return List.of(
                "huge.mkv -f lavfi -i color=size=8000x5000:rate=1:duration=1 -c:v mjpeg",
                "wide.mkv -f lavfi -i color=size=16640x64:rate=1:duration=1 -c:v mjpeg",
                "fast.mkv -f lavfi -i testsrc2=size=64x64:rate=1000:duration=1 -c:v mjpeg",
                "long.mkv -f lavfi -i color=size=64x64:rate=1/3600:duration=108000 -c:v mjpeg");
    }

    @ParameterizedTest
    @Tag("A11")
    @MethodSource("excessive")
    void a11_claimsBeyondTheLimits_areRefusedBeforeTheyAreDecoded(String recipe) throws IOException {
        String[] words = recipe.split(" ", 2);

        assertRefused(Files.readAllBytes(Films.make(words[0], words[1].split(" "))), words[0]);
    }

    /** Decoders would make noise of it, and blame the file. */
    @ParameterizedTest
    @Tag("A11")
    @ValueSource(strings = {"+faststart", "frag_keyframe+empty_moov"})
    void a11_encryptedMedia_isRefusedAsSuch(String layout) throws IOException {
        Films.browserReady(2, "160x90");
        Path film = Films.make(
                "locked.mp4",
                ("-i ready-2-160x90.mp4 -c copy -encryption_scheme cenc-aes-ctr"
                                + " -encryption_key 76a6c65c5ea762046bd749a2e632ccbb"
                                + " -encryption_kid a7e61c373e219033c21091fa607bf3b8 -movflags " + layout)
                        .split(" "));

        String media = studio.upload(film, "Locked");
        JsonNode item = studio.awaitProcessed(media, "FAILED");

        assertThat(item.path("failure").asString()).contains("encrypted");
        assertThat(author.delete("/api/v1/media/" + media).statusCode()).isEqualTo(204);
    }

    @Test
    @Tag("A07")
    void a07_bytesOfAFilmMadeWrong_failOrPlay_andNothingElse() throws IOException {
        byte[] film = Files.readAllBytes(Films.browserReady(2, "160x90"));
        Random random = new Random(8461);
        for (int i = 0; i < 6; i++) {
            byte[] wrong = film.clone();
            for (int flips = 0; flips < 200; flips++) {
                wrong[32 + random.nextInt(wrong.length - 32)] = (byte) random.nextInt();
            }
            String media = studio.upload(wrong, "wrong.mp4", "Wrong " + i);
            Eventually.holds(
                    "an end",
                    Duration.ofMinutes(3),
                    () -> List.of("READY", "FAILED")
                            .contains(author.getJson("/api/v1/media/" + media)
                                    .path("processing")
                                    .asString()));
            assertThat(author.delete("/api/v1/media/" + media).statusCode()).isEqualTo(204);
        }
    }

    @Test
    @Tag("A17")
    void a17_filmThatIsAlsoAPageAndAnArchive_isAFilmAndNothingElse() throws IOException {
        byte[] film = Files.readAllBytes(Films.browserReady(2, "160x90"));
        byte[] polyglot = joined(film, latin1("<html><script>alert('" + CANARY + "')</script>PK\u0003\u0004"));

        String media = studio.upload(polyglot, "invoice.html", "Polyglot");
        studio.awaitProcessed(media, "READY");

        for (String path : MediaAddresses.of(author, media).signed()) {
            RawHttp.Reply reply = RawHttp.get(SERVER.base(), path);
            assertThat(reply.header("content-type")).as(path).doesNotContain("html", "javascript", "zip");
            assertThat(reply.header("x-content-type-options")).as(path).isEqualTo("nosniff");
        }
        assertThat(author.delete("/api/v1/media/" + media).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @Tag("A17")
    @ValueSource(
            strings = {
                "../../../etc/passwd",
                "..\\..\\windows\\system32",
                "a\0.mp4",
                "CON",
                "talk.mp4.exe",
                "-i.mp4",
                "$(touch pwned).mp4",
                "\u0440\u0430ypal.mp4",
                "\u202Egpj.mp4",
                "."
            })
    void a17_fileNames_nameNothingOnTheDisk(String name) throws IOException {
        assertNamesNothing(name);
    }

    @Test
    @Tag("A17")
    void a17_fileNameOfThousandBytes_namesNothingOnTheDisk() throws IOException {
        assertNamesNothing("é".repeat(500) + ".mp4");
    }

    private static void assertNamesNothing(String name) throws IOException {
        byte[] film = TusClient.media(1000, 1);
        TusClient tus = new TusClient(author);
        HttpResponse<String> created = tus.create(film.length, TusClient.metadata("filename", name));
        assertThat(created.statusCode()).as(created.body()).isIn(201, 400);
        try (Stream<Path> files = Files.walk(SERVER.home().resolve("media"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .allMatch(part -> part.matches("[a-z0-9.-]{1,64}"));
        }
        if (created.statusCode() == 201) {
            assertThat(tus.terminate(created.headers().firstValue("Location").orElseThrow())
                            .statusCode())
                    .isEqualTo(204);
        }
    }
}
