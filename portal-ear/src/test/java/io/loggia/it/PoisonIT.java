package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A job that takes its server down with it, again and again (F08). */
@LongTest
@Tag("A07")
class PoisonIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(Map.of(
            "LOGGIA_PROCESSING_HEARTBEAT", "PT1S",
            "LOGGIA_PROCESSING_MAX_ATTEMPTS", "2"));

    private static final Duration WORK = Duration.ofMinutes(4);

    @Test
    void jobThatKilledItsServerTwice_isSetAside_tellsWhy_andRunsAgainWhenAskedTo() {
        Path film = Films.make(
                "poison.mkv",
                "-f lavfi -i testsrc2=duration=40:size=1280x720:rate=25 -f lavfi -i sine=duration=40".split(" "),
                "-c:v mpeg4 -q:v 5 -c:a aac".split(" "));
        String media = new Studio(SERVER.signIn("author")).upload(film, "Poison " + UUID.randomUUID());
        for (int attempt = 1; attempt <= 2; attempt++) {
            int number = attempt;
            Queue queue = new Queue(SERVER.signIn("admin"));
            Eventually.get(
                    "attempt " + number,
                    WORK,
                    () -> queue.running(media, "LADDER")
                            .filter(job -> job.path("attempt").asInt() == number));
            SERVER.killAndRestart();
        }

        PortalClient admin = SERVER.signIn("admin");
        JsonNode job = Eventually.get("the job is set aside", WORK, () -> failed(admin, media));
        assertThat(job.path("ending").asString()).isEqualTo("QUARANTINED");
        assertThat(job.path("attempt").asInt()).isEqualTo(2);
        assertThat(job.path("reason").asString()).contains("cut off 2 times");
        PortalClient author = SERVER.signIn("author");
        assertThat(author.getJson("/api/v1/media/" + media).path("processing").asString())
                .as("the quality that was made first goes on playing")
                .isEqualTo("PLAYABLE");

        admin.postJson("/api/v1/admin/jobs/" + job.path("id").asString() + "/retry", Map.of());

        new Studio(author).awaitProcessed(media, "READY");
    }

    private static Optional<JsonNode> failed(PortalClient admin, String media) {
        return admin.getJson("/api/v1/admin/jobs?state=FAILED")
                .path("items")
                .valueStream()
                .filter(job -> job.path("mediaId").asString().equals(media))
                .findFirst();
    }
}
