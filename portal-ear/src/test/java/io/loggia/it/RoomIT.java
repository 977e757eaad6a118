package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What happens while the storage has no room, and when it has some again. */
@LongTest
class RoomIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(Map.of(
            "LOGGIA_STORAGE_UPLOAD_MARGIN_BYTES", "0", "LOGGIA_STORAGE_WORK_MARGIN_BYTES", Long.toString(1L << 60)));

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
}
