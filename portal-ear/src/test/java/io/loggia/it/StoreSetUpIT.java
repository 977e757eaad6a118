package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * An admin sets other stores up at a portal, and a worker brings the files there: into a bucket, what was made of them from
 * there into a folder of its own, all into one folder, and home.
 */
@LongTest
class StoreSetUpIT {
    private static final String STORE = "/api/v1/admin/storage/store";
    private static final Map<String, String> DATABASE = Postgres.ownSettings();
    private static final Path MOUNTS = mounts();

    @Order(1)
    @RegisterExtension
    static final S3Server S3 = new S3Server();

    @Order(2)
    @RegisterExtension
    static final PortalServer PORTAL = PortalServer.own(with(Map.of("LOGGIA_ROLE", "portal")));

    @Order(3)
    @RegisterExtension
    static final PortalServer WORKER = PortalServer.own(with(
            Map.of("LOGGIA_ROLE", "worker", "LOGGIA_HOME", PORTAL.home().toString(), "LOGGIA_NODE_FOLDER", "worker")));

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void store_isSetUpAndChangedAndGivenUp_withoutARestart_andNothingIsLost() throws IOException {
        PortalClient admin = PORTAL.signIn("admin");
        Studio studio = new Studio(PORTAL.signIn("author"));
        Path film = Films.browserReady(2, "320x240");
        String media = studio.upload(film, "Store " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");

        Map<String, Object> bucket = store("S3");
        bucket.put("endpoint", S3.endpoint().toString());
        bucket.put("bucket", S3Server.BUCKET);
        bucket.put("accessKey", S3Server.ACCESS_KEY);
        bucket.put("secretKey", "wrong");
        Map<String, Object> first = wish(admin, bucket);
        HttpResponse<String> failed = admin.putJson(STORE, first);
        assertThat(failed.statusCode()).as(failed.body()).isEqualTo(409);
        assertThat(PortalClient.json(failed).path("code").asString()).isEqualTo("store-fails");
        assertThat(PortalClient.json(failed).path("detail").asString()).contains("Check the keys");
        JsonNode writing = PortalClient.json(failed).path("steps").get(0);
        assertThat(writing.path("act").asString()).isEqualTo("WRITE");
        assertThat(writing.path("trouble").asString()).isEqualTo("DENIED");
        assertThat(admin.getJson(STORE).path("store").path("kind").asString())
                .as("nothing is saved")
                .isEqualTo("NONE");

        bucket.put("secretKey", S3Server.SECRET_KEY);
        HttpResponse<String> saved = admin.putJson(STORE, first);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        assertThat(saved.body()).contains("\"secretKeySet\":true").doesNotContain(S3Server.SECRET_KEY);
        assertThat(admin.putJson(STORE, first).statusCode())
                .as("somebody was faster")
                .isEqualTo(409);
        Eventually.holds(
                "the worker has brought it there",
                SOON,
                () -> lies(S3.objects(), film) && !lies(PORTAL.home().resolve("media/sources"), film));

        Path apart = Files.createDirectory(MOUNTS.resolve("renditions"));
        Map<String, Object> renditions = store("FOLDER");
        renditions.put("folder", apart.toString());
        bucket.put("secretKey", "");
        bucket.put("archiveClass", "GLACIER_IR");
        Map<String, Object> two = wish(admin, bucket);
        two.put("renditionsStore", renditions);
        HttpResponse<String> parted = admin.putJson(STORE, two);
        assertThat(parted.statusCode()).as(parted.body()).isEqualTo(200);
        assertThat(PortalClient.json(parted).path("renditionsFormer").asString())
                .contains(S3Server.BUCKET);
        assertThat(PortalClient.json(parted).hasNonNull("former")).isFalse();
        Eventually.holds(
                "what was made lies apart, and the uploaded file where it was",
                SOON,
                () -> files(S3.objects()) == 1
                        && lies(S3.objects(), film)
                        && files(apart) > 1
                        && !admin.getJson(STORE).hasNonNull("renditionsFormer"));
        Eventually.holds(
                "the uploaded file lies in the class for old ones, and not here",
                SOON,
                () -> admin.getJson("/api/v1/admin/storage").toString().contains("\"storageClass\":\"GLACIER_IR\"")
                        && lies(S3.objects(), film)
                        && !lies(PORTAL.home().resolve("media/sources"), film));
        assertThat(admin.getJson("/api/v1/admin/storage").path("second").path("places"))
                .hasSize(2)
                .allMatch(place -> place.path("standing").asString().equals("IN_PLACE"));
        assertThat(admin.postJson("/api/v1/admin/storage/test?kind=RENDITIONS", Map.of())
                        .body())
                .contains("PASSED")
                .doesNotContain("FAILED");

        Path folder = Files.createDirectory(MOUNTS.resolve("media"));
        Map<String, Object> other = store("FOLDER");
        other.put("folder", folder.toString());
        assertThat(admin.putJson(STORE, wish(admin, other)).statusCode()).isEqualTo(200);
        assertThat(admin.getJson(STORE).path("former").asString()).contains(S3Server.BUCKET);
        HttpResponse<String> tooEarly = admin.putJson(STORE, wish(admin, store("NONE")));
        assertThat(tooEarly.statusCode()).isEqualTo(409);
        assertThat(PortalClient.json(tooEarly).path("code").asString()).isEqualTo("store-not-empty");
        Eventually.holds("it has moved on", SOON, () -> lies(folder, film) && files(S3.objects()) + files(apart) == 0);
        JsonNode second = admin.getJson("/api/v1/admin/storage").path("second");
        assertThat(second.path("kind").asString()).isEqualTo("folder");
        assertThat(second.path("files").asInt()).isPositive();
        assertThat(second.path("leaving").asInt() + second.path("unreachable").asInt())
                .isZero();
        Eventually.holds(
                "the bucket is forgotten, and so is the folder for what was made", SOON, () -> isSettled(admin));

        assertThat(admin.putJson(STORE, wish(admin, store("NONE"))).statusCode())
                .isEqualTo(200);
        Eventually.holds(
                "it is home",
                SOON,
                () -> lies(PORTAL.home().resolve("media/sources"), film) && files(folder) == 0 && isSettled(admin));
        assertThat(admin.getJson("/api/v1/admin/audit?action=storage.changed").path("items"))
                .hasSize(4);
        assertThat(admin.getJson("/api/v1/admin/audit").toString())
                .contains("storage.secret-set")
                .doesNotContain(S3Server.SECRET_KEY);
    }

    private static boolean isSettled(PortalClient admin) {
        JsonNode set = admin.getJson(STORE);
        return !set.hasNonNull("former") && !set.hasNonNull("renditionsFormer");
    }

    /** This store for everything, which is to lie there at once. */
    private static Map<String, Object> wish(PortalClient admin, Map<String, Object> store) {
        Map<String, Object> wish = new HashMap<>();
        wish.put("version", admin.getJson(STORE).path("version").asInt());
        wish.put("store", store);
        wish.put("originalsThere", true);
        wish.put("originalsAfterSeconds", 0);
        wish.put("renditionsThere", true);
        wish.put("renditionsUnusedSeconds", 600);
        return wish;
    }

    private static Map<String, Object> store(String kind) {
        Map<String, Object> store = new HashMap<>();
        for (String text : List.of(
                "folder", "endpoint", "bucket", "storageClass", "originalsClass", "archiveClass", "accessKey")) {
            store.put(text, "");
        }
        store.put("archiveAfterSeconds", 0);
        store.put("kind", kind);
        store.put("region", "us-east-1");
        store.put("prefix", "loggia/");
        store.put("pathStyle", true);
        store.put("encryption", "BUCKET");
        return store;
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(DATABASE);
        settings.put("LOGGIA_OUTGOING_ALLOWED", "127.0.0.1");
        settings.put("LOGGIA_STORAGE_FOLDERS", MOUNTS.toString());
        settings.put("LOGGIA_STORAGE_MOVE_EVERY", "PT1S");
        settings.put("LOGGIA_PROCESSING_HEARTBEAT", "PT1S");
        settings.put("LOGGIA_PROCESSING_KEEP_REPLACED", "PT0S");
        settings.put("LOGGIA_DEMO_PASSWORD", PortalServer.DEMO_PASSWORD);
        settings.putAll(more);
        return settings;
    }

    private static Path mounts() {
        try {
            return Files.createTempDirectory("mounts").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean lies(Path folder, Path film) {
        return walk(folder).anyMatch(file -> isSame(file, film));
    }

    private static long files(Path folder) {
        return walk(folder).count();
    }

    /** Files come and go while we look. */
    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException | UncheckedIOException e) {
            return Stream.empty();
        }
    }

    private static boolean isSame(Path file, Path film) {
        try {
            return Files.mismatch(file, film) < 0;
        } catch (IOException e) {
            return false;
        }
    }
}
