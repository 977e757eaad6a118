package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What happens while the storage has no room, and when it has some again. */
@LongTest
class RoomIT {
    private static final long QUOTA = 4 << 20;

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(Map.of(
            "LOGGIA_STORAGE_UPLOAD_MARGIN_BYTES", "0",
            "LOGGIA_STORAGE_WORK_MARGIN_BYTES", Long.toString(1L << 60),
            "LOGGIA_STORAGE_AUTHOR_QUOTA_BYTES", Long.toString(QUOTA)));

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void jobsWithoutRoom_waitForItByThatName_andGoOnByThemselves() {
        String media = new Studio(SERVER.signIn("author"))
                .upload(Films.browserReady(2, "320x240"), "No room " + UUID.randomUUID());
        JsonNode waiting = Eventually.get(
                "it waits for room", SOON, () -> new Queue(SERVER.signIn("admin")).waiting(media, "REMUX"));
        assertThat(waiting.path("why").asString()).isEqualTo("NO_ROOM");
        JsonNode told = SERVER.signIn("author").getJson("/api/v1/media/" + media + "/processing");
        assertThat(told.toString()).contains("WAITING").contains("The storage has no room");
        // Known before anybody chooses a file.
        assertThat(takes("takesUploads")).isTrue();
        assertThat(takes("takesWork")).isFalse();
        JsonNode storage =
                SERVER.signIn("admin").getJson("/api/v1/admin/overview").path("storage");
        assertThat(storage.path("uploads").asBoolean()).isTrue();
        assertThat(storage.path("work").asBoolean()).isFalse();

        SERVER.killAndRestart(Map.of("LOGGIA_STORAGE_WORK_MARGIN_BYTES", "0"));

        Studio studio = new Studio(SERVER.signIn("author"));
        studio.awaitProcessed(media, "READY");
        assertThat(SERVER.signIn("author")
                        .get("/api/v1/media/" + media + "/playback")
                        .statusCode())
                .isEqualTo(200);
        assertThat(takes("takesWork")).isTrue();
    }

    private static boolean takes(String what) {
        return SERVER.signIn("author").getJson("/api/v1/uploads").path(what).asBoolean();
    }

    @Test
    void uploadBeyondTheQuota_isRefusedBeforeItsFirstByte() {
        PortalClient author = SERVER.signIn("author");
        TusClient tus = new TusClient(author);
        HttpResponse<String> refused = tus.create(QUOTA + 1, TusClient.metadata("filename", "long.mp4"));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(507);
        assertThat(PortalClient.json(refused).path("code").asString()).isEqualTo("quota-exceeded");

        // What is on its way counts, and what was given up does not.
        String begun = tus.created(QUOTA / 2);
        assertThat(tus.create(QUOTA - 1, TusClient.metadata("filename", "two.mp4"))
                        .statusCode())
                .isEqualTo(507);
        assertThat(tus.terminate(begun).statusCode()).isEqualTo(204);
    }

    @Test
    void uploadThatWouldFillTheDiskWithWhatIsMadeOfIt_isRefusedBeforeItsFirstByte() {
        PortalClient admin = SERVER.signIn("admin");
        long free = admin.getJson("/api/v1/admin/overview")
                .path("storage")
                .path("freeBytes")
                .asLong();
        HttpResponse<String> refused =
                new TusClient(admin).create(Math.min(free / 2, 90L << 30), TusClient.metadata("filename", "huge.mp4"));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(507);
    }
}
