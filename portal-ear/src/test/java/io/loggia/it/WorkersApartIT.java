package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Two workers that share no folder with the portal nor with each other: a database and a bucket are all they have. */
@LongTest
class WorkersApartIT {
    private static final Map<String, String> DATABASE = Postgres.ownSettings();

    @Order(1)
    @RegisterExtension
    static final S3Server S3 = new S3Server();

    @Order(2)
    @RegisterExtension
    static final PortalServer PORTAL =
            PortalServer.own(with(Map.of("LOGGIA_ROLE", "portal", "LOGGIA_STORAGE_ORIGINALS_COPIED", "at-once")));

    @Order(3)
    @RegisterExtension
    static final PortalServer FIRST = PortalServer.own(worker("first"));

    @Order(4)
    @RegisterExtension
    static final PortalServer SECOND = PortalServer.own(worker("second"));

    private static final Duration WORK = Duration.ofMinutes(5);

    @Test
    void workerKilledInMidJob_otherFinishes_andThePortalPlaysWhatItNeverHad() {
        Studio studio = new Studio(PORTAL.signIn("author"));
        Queue queue = new Queue(PORTAL.signIn("admin"));
        Path film = Films.make(
                "apart.mkv",
                "-f lavfi -i testsrc2=duration=40:size=1280x720:rate=25 -f lavfi -i sine=duration=40".split(" "),
                "-c:v mpeg4 -q:v 5 -c:a aac".split(" "));
        String media = studio.upload(film, "Workers apart " + UUID.randomUUID());
        JsonNode running = Eventually.get(
                "a worker encodes it",
                WORK,
                () -> queue.running(media, "LADDER")
                        .filter(job -> job.path("progress").asDouble() > 0.1));
        PortalServer killed = running.path("node").asString().equals("first") ? FIRST : SECOND;
        PortalServer other = killed == FIRST ? SECOND : FIRST;

        killed.kill();

        studio.awaitProcessed(media, "READY");
        studio.publish(media, "*");
        JsonNode revision = PORTAL.signIn("author")
                .getJson("/api/v1/media/" + media + "/files")
                .path("revisions")
                .get(0);
        String folder = "media/renditions/" + revision.path("id").asString();
        assertThat(PORTAL.home().resolve(folder)).doesNotExist();
        assertThat(Trees.children(other.home().resolve(folder))).contains("ladder-2");
        assertThat(MediaAddresses.of(PORTAL.signIn("viewer"), media).signed()).hasSizeGreaterThan(20);
        assertThat(Trees.children(PORTAL.home().resolve(folder)))
                .as("what was watched")
                .isEqualTo(List.of("ladder-2"));
        assertThat(Files.exists(PORTAL.home()
                        .resolve("media/sources/" + revision.path("id").asString() + "/source")))
                .as("the portal keeps the uploaded file for now")
                .isTrue();
    }

    private static Map<String, String> worker(String name) {
        return with(
                Map.of("LOGGIA_ROLE", "worker", "LOGGIA_PROCESSING_NODE_NAME", name, "LOGGIA_STORAGE_APART", "true"));
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(DATABASE);
        settings.putAll(S3.settings());
        settings.put("LOGGIA_STORAGE_ORIGINALS", "other");
        settings.put("LOGGIA_STORAGE_RENDITIONS", "other");
        settings.put("LOGGIA_STORAGE_MOVE_EVERY", "PT1S");
        settings.put("LOGGIA_PROCESSING_HEARTBEAT", "PT1S");
        settings.put("LOGGIA_PROCESSING_KEEP_REPLACED", "PT0S");
        settings.put("LOGGIA_DEMO_PASSWORD", PortalServer.DEMO_PASSWORD);
        settings.putAll(more);
        return settings;
    }
}
