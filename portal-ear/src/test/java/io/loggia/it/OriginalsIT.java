package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Uploaded files lie in S3 once all is made of them, and are there for whoever needs them. */
@LongTest
class OriginalsIT {
    @Order(1)
    @RegisterExtension
    static final S3Server S3 = new S3Server();

    @Order(2)
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(settings());

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration AFTER_THE_TRASH = Duration.ofMinutes(3);

    @Test
    void uploadedFile_movesToS3_isFetchedToBeEncodedAnew_comesBackWhenUnset_andIsDeletedEverywhere()
            throws IOException {
        PortalClient author = SERVER.signIn("author");
        Path film = Films.browserReady(2, "320x240");
        Studio studio = new Studio(author);
        String media = studio.upload(film, "Original " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");

        Path there = Eventually.get(
                "it lies in S3 alone",
                SOON,
                () -> same(S3.objects(), film)
                        .filter(object -> same(sources(), film).isEmpty()));
        assertThat(author.getJson("/api/v1/media/" + media + "/files").toString())
                .as("its size is still told")
                .contains(Long.toString(Files.size(film)));

        JsonNode state = SERVER.signIn("admin").getJson("/api/v1/admin/storage");
        assertThat(state.path("second").path("kind").asString()).isEqualTo("s3");
        assertThat(state.path("second").path("files").asInt()).isPositive();
        assertThat(state.path("authors").get(0).path("bytes").asLong()).isPositive();

        assertDownloads(author, media, film, there);

        // Whoever encodes anew needs it here, and afterwards it goes away again.
        assertThat(SERVER.signIn("admin")
                        .postJson("/api/v1/media/" + media + "/files/reencode", Map.of())
                        .statusCode())
                .isEqualTo(202);
        studio.awaitProcessed(media, "READY");
        Eventually.holds(
                "it lies in S3 alone", SOON, () -> same(sources(), film).isEmpty() && Files.exists(there));

        // A poster of any frame comes from the file as well.
        assertThat(author.putJson("/api/v1/media/" + media + "/poster", Map.of("atSeconds", 1))
                        .statusCode())
                .isEqualTo(200);

        SERVER.killAndRestart(Map.of("LOGGIA_STORAGE_ORIGINALS", "here"));
        Eventually.holds("it came back", SOON, () -> same(sources(), film).isPresent() && Files.notExists(there));

        SERVER.killAndRestart(Map.of("LOGGIA_STORAGE_ORIGINALS", "other"));
        Eventually.holds("it went again", SOON, () -> same(sources(), film).isEmpty() && Files.exists(there));

        assertThat(SERVER.signIn("author").delete("/api/v1/media/" + media).statusCode())
                .isEqualTo(204);
        Eventually.holds("its time in the trash is over", AFTER_THE_TRASH, () -> Files.notExists(there));
    }

    /** From where it lies; and where that fails, whoever wants it is told so in place of being sent a part. */
    private static void assertDownloads(PortalClient author, String media, Path film, Path there) throws IOException {
        String url = PortalClient.json(
                        author.postJson("/api/v1/media/" + media + "/downloads", Map.of("name", "original")))
                .path("url")
                .asString();
        byte[] whole = Files.readAllBytes(film);
        assertThat(author.getBytes(url, Map.of()).body()).isEqualTo(whole);
        assertThat(author.getBytes(url, Map.of("Range", "bytes=10-29")).body())
                .isEqualTo(Arrays.copyOfRange(whole, 10, 30));

        Files.write(there, Arrays.copyOf(whole, whole.length / 2));
        HttpResponse<String> half = author.get(url);
        assertThat(half.statusCode()).as(half.body()).isEqualTo(503);
        assertThat(half.headers().firstValueAsLong("Retry-After")).isPresent();
        Files.write(there, whole);
        assertThat(author.getBytes(url, Map.of()).body()).isEqualTo(whole);
    }

    @Test
    void trialOfTheStore_tellsEachStep() {
        PortalClient admin = SERVER.signIn("admin");
        HttpResponse<String> passed = admin.postJson("/api/v1/admin/storage/test", Map.of());
        assertThat(outcomes(passed)).containsExactly("PASSED", "PASSED", "PASSED", "PASSED");
        assertThat(admin.getJson("/api/v1/admin/audit?action=storage.tested").toString())
                .contains("All steps passed");
    }

    @Test
    void storeThatTheSettingsName_isShown_andNotChangedInThePage() {
        PortalClient admin = SERVER.signIn("admin");
        JsonNode set = admin.getJson("/api/v1/admin/storage/store");
        assertThat(set.path("bySettings").asBoolean()).isTrue();
        assertThat(set.path("store").path("bucket").asString()).isEqualTo(S3Server.BUCKET);
        assertThat(set.path("store").path("secretKeySet").asBoolean()).isTrue();
        assertThat(set.toString()).doesNotContain(S3Server.SECRET_KEY);
        Map<String, Object> store = new HashMap<>();
        set.path("store").propertyStream().forEach(field -> store.put(field.getKey(), field.getValue()));
        store.remove("secretKeySet");
        store.put("kind", "NONE");
        Map<String, Object> wish = new HashMap<>();
        set.propertyStream().forEach(field -> wish.put(field.getKey(), field.getValue()));
        wish.keySet().removeAll(List.of("bySettings", "folders"));
        wish.put("store", store);
        HttpResponse<String> refused = admin.putJson("/api/v1/admin/storage/store", wish);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(PortalClient.json(refused).path("code").asString()).isEqualTo("kept-elsewhere");
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(S3.settings());
        settings.put("LOGGIA_STORAGE_ORIGINALS", "other");
        settings.put("LOGGIA_STORAGE_ORIGINALS_AFTER", "PT0S");
        settings.put("LOGGIA_CATALOG_KEEP_TRASH", "PT1S");
        settings.put("LOGGIA_STORAGE_MOVE_EVERY", "PT1S");
        settings.put("LOGGIA_STORAGE_HOLD", "PT8S");
        return settings;
    }

    private static List<String> outcomes(HttpResponse<String> trial) {
        assertThat(trial.statusCode()).as(trial.body()).isEqualTo(200);
        return PortalClient.json(trial)
                .path("steps")
                .valueStream()
                .map(step -> step.path("outcome").asString())
                .toList();
    }

    private static Path sources() {
        return SERVER.home().resolve("media/sources");
    }

    /** A file below the folder with these bytes. */
    private static Optional<Path> same(Path folder, Path film) {
        if (Files.notExists(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> isSame(file, film)).findFirst();
        } catch (IOException | UncheckedIOException e) {
            // Files come and go while we look.
            return Optional.empty();
        }
    }

    private static boolean isSame(Path file, Path film) {
        try {
            return Files.isRegularFile(file) && Files.mismatch(file, film) < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
