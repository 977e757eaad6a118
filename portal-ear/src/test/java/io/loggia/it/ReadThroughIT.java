package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was made of an uploaded file lies in S3, and is played from there through the server. */
@LongTest
class ReadThroughIT {
    @Order(1)
    @RegisterExtension
    static final S3Server S3 = new S3Server();

    @Order(2)
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(settings());

    private static final Duration SOON = Duration.ofSeconds(30);
    /** Then hls.js gives a request up that has no answer. */
    private static final Duration PLAYERS_WAIT = Duration.ofSeconds(10);

    private static final String MEDIA = "/api/v1/media/";

    @Test
    void renditions_lieInS3_playFromThere_outliveItsTroubles_andGoWithTheItem() throws IOException {
        PortalClient author = SERVER.signIn("author");
        Studio studio = new Studio(author);
        String media = studio.upload(Films.browserReady(6, "320x240"), "Elsewhere " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");
        studio.publish(media, "*");
        String revision = author.getJson(MEDIA + media + "/files")
                .path("revisions")
                .get(0)
                .path("id")
                .asString();
        Path renditions = SERVER.home().resolve("media/renditions/" + revision);
        List<Path> folders = List.of(renditions, SERVER.home().resolve("media/stills/" + revision));

        Eventually.holds("they lie in S3 alone", SOON, () -> folders.stream().allMatch(ReadThroughIT::isEmpty));
        assertThat(objects(revision)).contains("master.m3u8", "manifest.mpd", "poster.jpg");
        assertThat(SERVER.signIn("admin")
                        .getJson("/api/v1/admin/storage")
                        .path("second")
                        .path("files")
                        .asInt())
                .isGreaterThanOrEqualTo(objects(revision).size() - folders.size());

        PortalClient viewer = SERVER.signIn("viewer");
        MediaAddresses addresses = MediaAddresses.of(viewer, media);
        assertThat(addresses.signed()).hasSizeGreaterThan(8);
        Eventually.holds("nobody watches any more", SOON, () -> isEmpty(renditions));

        String segment = addresses.first(".m4s");
        S3.stop();
        assertUnavailable(viewer.get(segment));
        S3.restart();
        assertThat(viewer.get(segment).statusCode()).isEqualTo(200);

        Eventually.holds("nobody watches any more", SOON, () -> isEmpty(renditions));
        S3.freeze();
        Instant asked = Instant.now();
        assertUnavailable(viewer.get(segment));
        assertThat(Duration.between(asked, Instant.now())).isLessThan(PLAYERS_WAIT);
        S3.thaw();
        Eventually.holds("it answers again", SOON, () -> viewer.get(segment).statusCode() == 200);

        Eventually.holds("nobody watches any more", SOON, () -> isEmpty(renditions));
        Path object = object(revision, segment.substring(segment.indexOf('/', "/media/".length()) + 1));
        byte[] whole = Files.readAllBytes(object);
        Files.write(object, Arrays.copyOf(whole, whole.length / 2));
        assertUnavailable(viewer.get(segment));
        assertThat(isEmpty(renditions)).as("nothing of it is kept").isTrue();
        Files.write(object, whole);
        assertThat(viewer.getBytes(segment, Map.of()).body()).isEqualTo(whole);

        assertThat(author.getJson(MEDIA + media + "/files").toString()).contains("\"name\":\"v240\"");

        assertThat(author.delete(MEDIA + media).statusCode()).isEqualTo(204);
        assertThat(author.delete("/api/v1/trash/" + media).statusCode()).isEqualTo(204);
        Eventually.holds("nothing is left in S3", SOON, () -> objects(revision).isEmpty());
    }

    /** Never half of a file, and never a fault of the server. */
    private static void assertUnavailable(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(503);
        assertThat(PortalClient.json(reply).path("code").asString()).isEqualTo("unavailable");
        assertThat(reply.headers().firstValueAsLong("Retry-After")).isPresent();
        assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
    }

    private static Path object(String revision, String file) throws IOException {
        try (Stream<Path> files = Files.walk(S3.objects())) {
            return files.filter(path -> path.toString().contains("renditions/" + revision + "/"))
                    .filter(path -> path.endsWith(file))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(file + " is not in the bucket"));
        }
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(S3.settings());
        settings.put("LOGGIA_STORAGE_RENDITIONS", "other");
        settings.put("LOGGIA_STORAGE_RENDITIONS_UNUSED", "PT3S");
        settings.put("LOGGIA_STORAGE_MOVE_EVERY", "PT1S");
        settings.put("LOGGIA_PLAYBACK_HOT_BYTES", "0");
        settings.put("LOGGIA_PROCESSING_KEEP_REPLACED", "PT0S");
        return settings;
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.noneMatch(Files::isRegularFile);
        } catch (IOException | java.io.UncheckedIOException e) {
            return Files.notExists(folder);
        }
    }

    /** Names of the files in the bucket that belong to a revision. */
    private static List<String> objects(String revision) {
        try (Stream<Path> files = Files.walk(S3.objects())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains(revision))
                    .map(file -> String.valueOf(file.getFileName()))
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            // Files come and go while we look.
            return List.of("something");
        }
    }
}
