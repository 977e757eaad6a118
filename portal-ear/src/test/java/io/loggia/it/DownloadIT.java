package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Files are taken along where that is allowed, by whom may see the item, and by nobody else for no longer. */
@ResourceLock(PortalServer.SHARED)
class DownloadIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String MEDIA = "/api/v1/media/";
    private static final Duration PROMISE = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String TITLE = "Übung / 安全 \"1\" ";

    private static PortalClient admin;
    private static PortalClient author;
    private static PortalClient viewer;
    private static PortalClient engineer;
    private static Studio studio;
    private static Path film;
    private static String media;
    private static String title;

    @BeforeAll
    static void upload() {
        admin = SERVER.signIn("admin");
        author = SERVER.signIn("author");
        viewer = SERVER.signIn("viewer");
        engineer = SERVER.signIn("engineer");
        studio = new Studio(author);
        film = Films.browserReady(2, "320x240");
        title = TITLE + UUID.randomUUID();
        media = studio.upload(film, title);
        studio.awaitProcessed(media, "READY");
    }

    @BeforeEach
    void allow() {
        studio.publish(media, "d:" + Organisation.department(admin, "Sales"));
        studio.change(media, Map.of("downloads", true));
    }

    @Test
    void original_allowed_isTheSameFile_rangedAndNamedInAnyScript() throws IOException {
        byte[] bytes = Files.readAllBytes(film);
        String url = url(viewer, "original");

        HttpResponse<byte[]> whole = SERVER.anonymous().getBytes(url, Map.of());
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(bytes);
        assertThat(header(whole, "Content-Disposition"))
                .startsWith("attachment; filename=\"_bung __ 1 ")
                .contains("filename*=UTF-8''%C3%9Cbung%20%E5%AE%89%E5%85%A8%201%20")
                .endsWith(".mp4");
        assertThat(header(whole, "Cache-Control")).isEqualTo("private, no-store");
        assertThat(header(whole, "X-Content-Type-Options")).isEqualTo("nosniff");

        String etag = header(whole, "ETag");
        HttpResponse<byte[]> part =
                SERVER.anonymous().getBytes(url, Map.of("Range", "bytes=100-299", "If-Range", etag));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(bytes, 100, 300));
        assertThat(header(part, "Content-Range")).isEqualTo("bytes 100-299/" + bytes.length);
        assertThat(SERVER.anonymous()
                        .getBytes(url, Map.of("Range", "bytes=" + bytes.length + "-"))
                        .statusCode())
                .isEqualTo(416);
        assertThat(admin.getJson("/api/v1/admin/audit?action=media.downloaded").toString())
                .contains(media);
    }

    @Test
    void quality_isOneMp4_withPicturesAndSound() throws IOException {
        JsonNode choices = viewer.getJson(MEDIA + media + "/downloads").path("items");
        JsonNode best = choices.get(1);
        assertThat(best.path("lines").asInt()).isEqualTo(240);

        HttpResponse<byte[]> joined =
                SERVER.anonymous().getBytes(url(viewer, best.path("name").asString()), Map.of());

        assertThat(joined.statusCode()).isEqualTo(200);
        assertThat(header(joined, "Content-Type")).isEqualTo("video/mp4");
        String text = new String(joined.body(), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(text.substring(4, 8)).isEqualTo("ftyp");
        assertThat(text).contains("moov", "vide", "soun", "avc1", "mp4a");
        assertThat(text.indexOf("moov")).as("plays before all of it is there").isLessThan(text.indexOf("mdat"));

        // What was put together plays by itself: it can be uploaded again.
        String again = studio.upload(joined.body(), "again.mp4", "Again " + UUID.randomUUID());
        assertThat(studio.awaitProcessed(again, "READY").path("durationSeconds").asDouble())
                .isBetween(1.9, 2.2);
        author.delete(MEDIA + again);
    }

    @Test
    void downloads_notAllowed_areForTheAuthorAlone() {
        studio.change(media, Map.of("downloads", false));

        assertThat(viewer.getJson(MEDIA + media + "/downloads").path("items")).isEmpty();
        assertThat(wish(viewer, "original").statusCode()).isEqualTo(403);
        assertThat(wish(engineer, "original").statusCode()).isEqualTo(404);
        assertThat(wish(author, "original").statusCode()).isEqualTo(200);
        assertThat(wish(admin, "original").statusCode()).isEqualTo(200);
        assertThat(wish(author, "v99").statusCode()).isEqualTo(404);
        assertThat(wish(author, "../sources").statusCode()).isEqualTo(404);
    }

    @Test
    void address_withdrawnOrChanged_leadsNowhere() {
        String url = url(viewer, "original");
        assertThat(status(url)).isEqualTo(200);

        assertThat(status(url.replace("/download/", "/media/"))).isIn(403, 404);
        EdgeToken token = EdgeToken.of(url);
        String forged = token.withFolder(token.folder().replace("download/", "sources/"))
                .path("file");
        assertThat(status(forged.replace("/media/", "/download/"))).isEqualTo(403);
        String own = MediaAddresses.of(viewer, media).playback().path("hlsUrl").asString();
        assertThat(status("/download/" + own.split("/", -1)[2] + "/file")).isEqualTo(404);

        studio.change(media, Map.of("downloads", false));
        Eventually.holds("no longer allowed", PROMISE, () -> status(url) == 403);
        studio.change(media, Map.of("downloads", true));
        Eventually.holds("allowed again", PROMISE, () -> status(url) == 200);
        studio.change(media, Map.of("state", "ARCHIVED"));
        Eventually.holds("out of sight", PROMISE, () -> status(url) == 403);
    }

    private static int status(String path) {
        return SERVER.anonymous().getBytes(path, Map.of()).statusCode();
    }

    private static HttpResponse<String> wish(PortalClient person, String name) {
        return person.postJson(MEDIA + media + "/downloads", Map.of("name", name));
    }

    private static String url(PortalClient person, String name) {
        return Eventually.get("the file is put together", SOON, () -> {
            HttpResponse<String> reply = wish(person, name);
            assertThat(reply.statusCode()).as(reply.body()).isIn(200, 202);
            return reply.statusCode() == 200
                    ? Optional.of(PortalClient.json(reply).path("url").asString())
                    : Optional.empty();
        });
    }

    private static String header(HttpResponse<?> reply, String name) {
        return reply.headers().firstValue(name).orElse("");
    }
}
