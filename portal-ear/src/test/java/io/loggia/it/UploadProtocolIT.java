package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases B01 to B10 of resumable uploads, over HTTP. */
@ResourceLock(PortalServer.SHARED)
class UploadProtocolIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final int LENGTH = 100_000;

    /** The server hands a body on in buffers of 32 KiB, so the last bytes before a silence may not be read yet. */
    private static final int UNREAD = 40_000;

    private final PortalClient author = SERVER.signIn("author");
    private final TusClient tus = new TusClient(author);
    private final byte[] file = TusClient.media(LENGTH, 1);

    @Test
    void options_withoutSignIn_tellWhatIsSpoken() {
        HttpResponse<String> reply =
                SERVER.anonymous().send("OPTIONS", TusClient.UPLOADS, BodyPublishers.noBody(), Map.of());

        assertThat(reply.statusCode()).isEqualTo(204);
        assertThat(header(reply, "Tus-Version")).contains("1.0.0");
        assertThat(header(reply, "Tus-Extension").orElseThrow().split(","))
                .contains("creation", "creation-with-upload", "termination", "checksum", "expiration");
        assertThat(header(reply, "Tus-Checksum-Algorithm")).contains("sha1,sha256");
        assertThat(header(reply, "Tus-Max-Size")).isPresent();
    }

    @Test
    void upload_inTwoChunks_makesADraftFromTheFirstMomentOn() {
        HttpResponse<String> created = tus.create(LENGTH, TusClient.metadata("filename", "Safety talk.mp4"));
        assertThat(created.statusCode()).isEqualTo(201);
        String upload = header(created, "Location").orElseThrow();
        String mediaId = header(created, "Loggia-Media-Id").orElseThrow();
        assertThat(header(created, "Upload-Expires").orElseThrow())
                .matches("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
        assertThat(author.getJson("/api/v1/media/" + mediaId).path("processing").asString())
                .isEqualTo("UPLOADING");

        HttpResponse<String> first = tus.append(upload, 0, part(0, 40_000));
        assertThat(first.statusCode()).isEqualTo(204);
        assertThat(header(first, "Upload-Offset")).contains("40000");
        HttpResponse<String> last = tus.append(upload, 40_000, part(40_000, LENGTH));
        assertThat(last.statusCode()).isEqualTo(204);
        assertThat(header(last, "Loggia-Media-Id")).contains(mediaId);
        assertThat(author.getJson("/api/v1/media/" + mediaId).path("processing").asString())
                .isNotEqualTo("UPLOADING");
    }

    @Test
    void upload_createdWithItsBytes_isComplete() {
        HttpResponse<String> reply = author.send(
                "POST",
                TusClient.UPLOADS,
                BodyPublishers.ofByteArray(file),
                Map.of(
                        "Tus-Resumable", "1.0.0",
                        "Content-Type", "application/offset+octet-stream",
                        "Upload-Length", Integer.toString(LENGTH)));
        assertThat(reply.statusCode()).isEqualTo(201);
        assertThat(header(reply, "Upload-Offset")).contains(Integer.toString(LENGTH));
        assertThat(header(tus.head(header(reply, "Location").orElseThrow()), "Loggia-Media-Id"))
                .isPresent();
    }

    @Test
    void b01_patchAtAnotherOffset_is409AndChangesNothing() {
        String upload = tus.created(LENGTH);
        tus.append(upload, 0, part(0, 10_000));
        assertThat(tus.append(upload, 9_999, part(9_999, 20_000)).statusCode()).isEqualTo(409);
        assertThat(tus.append(upload, 10_001, part(10_001, 20_000)).statusCode())
                .isEqualTo(409);
        assertThat(tus.offset(upload)).isEqualTo(10_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.2.2", "1.0.1"})
    void b02_anotherVersion_is412WithOurs(String version) {
        String upload = tus.created(LENGTH);
        HttpResponse<String> reply = tus.append(upload, 0, part(0, 10), Map.of("Tus-Resumable", version));
        assertThat(reply.statusCode()).isEqualTo(412);
        assertThat(header(reply, "Tus-Version")).contains("1.0.0");
        assertThat(header(reply, "Tus-Resumable")).contains("1.0.0");
        assertThat(tus.offset(upload)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "application/octet-stream", "video/mp4"})
    void b02_anotherContentType_is415(String type) {
        String upload = tus.created(LENGTH);
        assertThat(tus.append(upload, 0, part(0, 10), Map.of("Content-Type", type))
                        .statusCode())
                .isEqualTo(415);
        assertThat(tus.offset(upload)).isZero();
    }

    @Test
    void b03_chunkWithAWrongChecksum_is460AndDiscarded() {
        String upload = tus.created(LENGTH);
        String wrong = checksum("SHA-1", "sha1", part(0, 9_999));
        HttpResponse<String> reply = tus.append(upload, 0, part(0, 10_000), Map.of("Upload-Checksum", wrong));
        assertThat(reply.statusCode()).isEqualTo(460);
        assertThat(tus.offset(upload)).isZero();

        for (String[] algorithm : new String[][] {{"SHA-1", "sha1"}, {"SHA-256", "sha256"}}) {
            long offset = tus.offset(upload);
            byte[] chunk = part((int) offset, (int) offset + 5_000);
            String right = checksum(algorithm[0], algorithm[1], chunk);
            assertThat(tus.append(upload, offset, chunk, Map.of("Upload-Checksum", right))
                            .statusCode())
                    .isEqualTo(204);
        }
        assertThat(tus.append(upload, 10_000, part(10_000, 20_000), Map.of("Upload-Checksum", "md5 YWJj"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(tus.offset(upload)).isEqualTo(10_000);
    }

    @Test
    void b04_head_tellsOffsetLengthAndMetadataUncached() {
        String metadata = TusClient.metadata("filename", "talk.mp4") + ",private";
        HttpResponse<String> created = tus.create(LENGTH, metadata);
        HttpResponse<String> reply = tus.head(header(created, "Location").orElseThrow());
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(header(reply, "Upload-Offset")).contains("0");
        assertThat(header(reply, "Upload-Length")).contains(Integer.toString(LENGTH));
        assertThat(header(reply, "Upload-Metadata")).contains(metadata);
        assertThat(header(reply, "Cache-Control")).contains("no-store");
        assertThat(header(reply, "Tus-Resumable")).contains("1.0.0");
    }

    @Test
    void b05_patchAfterADeadOne_takesOverAtTheOffsetTold() throws IOException {
        String upload = tus.created(LENGTH);
        try (Socket dead = tus.beginChunk(upload, 0, LENGTH, part(0, 60_000))) {
            int told = (int) awaitOffset(upload, 60_000 - UNREAD);
            assertThat(tus.append(upload, told, part(told, LENGTH)).statusCode())
                    .isEqualTo(204);
            dead.getOutputStream().write(part(60_000, 70_000));
        }
        assertThat(tus.offset(upload)).isEqualTo(LENGTH);
    }

    @Test
    void b06_connectionThatDies_keepsWhatArrived() throws IOException {
        String upload = tus.created(LENGTH);
        int offset = 0;
        for (int arrives : new int[] {36_000, 35_000}) {
            int end = offset + arrives;
            long least = (long) end - UNREAD;
            try (Socket dying = tus.beginChunk(upload, offset, LENGTH - offset, part(offset, end))) {
                awaitOffset(upload, Math.max(offset + 1L, least));
                dying.setSoLinger(true, 0);
            }
            long told = tus.offset(upload);
            assertThat(told).isBetween(Math.max(offset, least), (long) end);
            offset = (int) told;
        }
        assertThat(tus.append(upload, offset, part(offset, LENGTH)).statusCode())
                .isEqualTo(204);
    }

    @Test
    void b07_lengthThatIsDeferredOrMissing_isRefused() {
        for (Map<String, String> headers : java.util.List.of(
                Map.of("Tus-Resumable", "1.0.0", "Upload-Defer-Length", "1"),
                Map.of("Tus-Resumable", "1.0.0"),
                Map.of("Tus-Resumable", "1.0.0", "Upload-Length", "-1"),
                Map.of("Tus-Resumable", "1.0.0", "Upload-Length", "1e3"))) {
            assertThat(author.send("POST", TusClient.UPLOADS, BodyPublishers.noBody(), headers)
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void b08_uploadOfSomeoneElse_is404() {
        String upload = tus.created(LENGTH);
        TusClient other = new TusClient(SERVER.signIn("admin"));
        assertThat(other.head(upload).statusCode()).isEqualTo(404);
        assertThat(other.append(upload, 0, part(0, 10)).statusCode()).isEqualTo(404);
        assertThat(other.terminate(upload).statusCode()).isEqualTo(404);
        assertThat(new TusClient(SERVER.signIn("viewer")).create(10, "").statusCode())
                .isEqualTo(403);
        assertThat(new TusClient(SERVER.anonymous()).head(upload).statusCode()).isEqualTo(401);
        assertThat(tus.offset(upload)).isZero();
    }

    @Test
    void b08_uploadThatIsFinished_takesNothingMore() {
        String upload = tus.created(LENGTH);
        tus.append(upload, 0, file);
        assertThat(tus.append(upload, LENGTH, new byte[0]).statusCode()).isEqualTo(403);
        assertThat(tus.append(upload, 0, file).statusCode()).isEqualTo(403);
        HttpResponse<String> reply = tus.head(upload);
        assertThat(header(reply, "Upload-Offset")).contains(Integer.toString(LENGTH));
        assertThat(header(reply, "Loggia-Media-Id")).isPresent();
    }

    @Test
    void b08_uploadThatWasTerminated_isGoneWithItsDraft() {
        HttpResponse<String> created = tus.create(LENGTH, "");
        String upload = header(created, "Location").orElseThrow();
        tus.append(upload, 0, part(0, 10_000));
        assertThat(tus.terminate(upload).statusCode()).isEqualTo(204);
        assertThat(tus.head(upload).statusCode()).isEqualTo(410);
        assertThat(tus.append(upload, 10_000, part(10_000, 20_000)).statusCode())
                .isEqualTo(410);
        String mediaId = header(created, "Loggia-Media-Id").orElseThrow();
        assertThat(author.get("/api/v1/media/" + mediaId).statusCode()).isEqualTo(404);
    }

    @Test
    void unfinished_ofTheCaller_areListed() {
        String upload = tus.created(LENGTH);
        tus.append(upload, 0, part(0, 1_500));
        String id = upload.substring(upload.lastIndexOf('/') + 1);
        var item = author.getJson(TusClient.UPLOADS)
                .path("items")
                .valueStream()
                .filter(candidate -> candidate.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(item.path("offset").asLong()).isEqualTo(1_500);
        assertThat(item.path("length").asLong()).isEqualTo(LENGTH);
        assertThat(item.path("fileName").asString()).isEqualTo("talk.mp4");
        assertThat(Instant.parse(item.path("expiresAt").asString())).isAfter(Instant.now());
    }

    @Test
    void file_thatIsEmptyTooLargeOrNoMedia_isRefusedInWords() {
        assertThat(tus.create(0, "").statusCode()).isEqualTo(400);
        HttpResponse<String> large = tus.create(1L << 50, "");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(PortalClient.json(large).path("detail").asString()).contains("at most");

        String upload = tus.created(LENGTH);
        byte[] pdf = Arrays.copyOf("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), LENGTH);
        HttpResponse<String> refused = tus.append(upload, 0, pdf);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(PortalClient.json(refused).path("code").asString()).isEqualTo("not-media");
        assertThat(PortalClient.json(refused).path("detail").asString()).contains("PDF");
        assertThat(tus.head(upload).statusCode()).isEqualTo(410);
    }

    @Test
    void patch_hiddenInAPost_isAPatch() {
        String upload = tus.created(LENGTH);
        HttpResponse<String> reply = author.send(
                "POST",
                upload,
                BodyPublishers.ofByteArray(part(0, 10)),
                Map.of(
                        "Tus-Resumable", "1.0.0",
                        "Content-Type", "application/offset+octet-stream",
                        "Upload-Offset", "0",
                        "X-HTTP-Method-Override", "PATCH"));
        assertThat(reply.statusCode()).isEqualTo(204);
        assertThat(tus.offset(upload)).isEqualTo(10);
    }

    private byte[] part(int from, int to) {
        return Arrays.copyOfRange(file, from, to);
    }

    private long awaitOffset(String upload, long atLeast) {
        Instant limit = Instant.now().plus(Duration.ofSeconds(30));
        long offset = tus.offset(upload);
        while (offset < atLeast && Instant.now().isBefore(limit)) {
            offset = tus.offset(upload);
        }
        assertThat(offset).isGreaterThanOrEqualTo(atLeast);
        return offset;
    }

    private static Optional<String> header(HttpResponse<String> reply, String name) {
        return reply.headers().firstValue(name);
    }

    private static String checksum(String digest, String name, byte[] bytes) {
        try {
            byte[] value = MessageDigest.getInstance(digest).digest(bytes);
            return name + " " + Base64.getEncoder().encodeToString(value);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
