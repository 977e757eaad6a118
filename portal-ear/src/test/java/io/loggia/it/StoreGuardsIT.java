package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** What an admin may not have the server call or write into as a second store, and how full the first one is. */
@ResourceLock(PortalServer.SHARED)
class StoreGuardsIT {
    private static final String STORE = "/api/v1/admin/storage/store";
    private static final String CAPACITY = "/api/v1/admin/storage/capacity";
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    @Test
    @Tag("D13")
    void addressInTheServersOwnNetwork_isNotCalled() {
        Map<String, Object> store = store("S3");
        store.put("endpoint", "http://169.254.169.254");
        assertRefused(store, null, 400, "loggia.outgoing.allowed");
        assertRefused(store("S3"), store, 400, "loggia.outgoing.allowed");
    }

    @Test
    void folderThatTheOperatorHasNotListed_isNotTaken() {
        Map<String, Object> store = store("FOLDER");
        store.put("folder", "/etc");
        assertRefused(store, null, 400, "loggia.storage.folders");
        assertRefused(store("S3"), store, 400, "loggia.storage.folders");
        store.put("folder", "/mnt/../etc");
        assertRefused(store, null, 400, "from the root");
    }

    @Test
    void folderThatIsNotThere_failsItsTrial() {
        Map<String, Object> store = store("FOLDER");
        store.put("folder", "/mnt/loggia-is-not-here");
        assertRefused(store, null, 409, "mount the folder");
    }

    @Test
    void classThatMustBeThawedBeforeItIsRead_isNotTaken() {
        Map<String, Object> store = store("S3");
        store.put("archiveClass", "DEEP_ARCHIVE");
        assertRefused(store, null, 400, "thawed");
    }

    @Test
    void storeForRenditionsAlone_isAnotherOneBesideASecondStore() {
        assertRefused(store("S3"), store("S3"), 400, "the same one");
        assertRefused(store("NONE"), store("S3"), 400, "set up both");
        assertRefused(store("S3"), store("NONE"), 400, "set up both");
    }

    @Test
    void storesOfWhichOneLiesWithinTheOther_areNotTaken() {
        Map<String, Object> outer = store("FOLDER");
        outer.put("folder", "/mnt/media");
        Map<String, Object> inner = store("FOLDER");
        inner.put("folder", "/mnt/media/renditions");
        assertRefused(outer, inner, 400, "stores-nested");
        assertRefused(inner, outer, 400, "stores-nested");
    }

    /** Written down by the server itself, a while after its start. */
    @Test
    void capacity_tellsTodayAndWhatFollows_toAdminsAlone() {
        PortalClient admin = SERVER.signIn("admin");
        JsonNode state = Eventually.get("today is written down", SOON, () -> {
            JsonNode now = admin.getJson(CAPACITY);
            return now.path("days").isEmpty() ? Optional.empty() : Optional.of(now);
        });
        JsonNode today = state.path("days").get(state.path("days").size() - 1);
        assertThat(today.path("day").asString()).isIn(days());
        long total = today.path("totalBytes").asLong();
        assertThat(total).isPositive();
        assertThat(today.path("freeBytes").asLong()).isBetween(1L, total);
        assertThat(state.path("forecast").path("outlook").asString()).isEqualTo("TOO_EARLY");
        assertThat(state.path("forecast").hasNonNull("fullOn")).isFalse();
        assertThat(SERVER.signIn("author").get(CAPACITY).statusCode()).isEqualTo(403);
        assertThat(SERVER.anonymous().get(CAPACITY).statusCode()).isEqualTo(401);
    }

    /** It may be midnight while this is looked at. */
    private static List<String> days() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return List.of(today.minusDays(1).toString(), today.toString());
    }

    private static void assertRefused(
            Map<String, Object> store, @Nullable Map<String, Object> renditionsStore, int status, String words) {
        PortalClient admin = SERVER.signIn("admin");
        Map<String, Object> wish = new HashMap<>(Map.of(
                "version",
                admin.getJson(STORE).path("version").asInt(),
                "store",
                store,
                "originalsThere",
                true,
                "originalsAfterSeconds",
                0,
                "renditionsThere",
                true,
                "renditionsUnusedSeconds",
                0));
        if (renditionsStore != null) {
            wish.put("renditionsStore", renditionsStore);
        }
        HttpResponse<String> refused = admin.putJson(STORE, wish);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        assertThat(refused.body()).contains(words);
        assertThat(admin.getJson(STORE).path("store").path("kind").asString()).isEqualTo("NONE");
    }

    private static Map<String, Object> store(String kind) {
        Map<String, Object> store = new HashMap<>(Map.of(
                "kind", kind, "folder", "", "endpoint", "", "region", "us-east-1", "bucket", "films", "prefix", ""));
        store.putAll(Map.of(
                "pathStyle", true,
                "encryption", "BUCKET",
                "storageClass", "",
                "originalsClass", "",
                "archiveClass", "",
                "archiveAfterSeconds", 0,
                "accessKey", "id",
                "secretKey", "hush"));
        return store;
    }
}
