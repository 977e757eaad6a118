package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A portal that works on no media and two workers, on one PostgreSQL and one folder of media. */
@LongTest
class WorkersIT {
    private static final Map<String, String> DATABASE = Postgres.ownSettings();

    @Order(1)
    @RegisterExtension
    static final PortalServer PORTAL = PortalServer.own(with(Map.of("LOGGIA_ROLE", "portal")));

    @Order(2)
    @RegisterExtension
    static final PortalServer FIRST = PortalServer.own(worker("first"));

    @Order(3)
    @RegisterExtension
    static final PortalServer SECOND = PortalServer.own(worker("second"));

    private static final Duration WORK = Duration.ofMinutes(5);

    private final Queue queue = new Queue(PORTAL.signIn("admin"));
    private final Studio studio = new Studio(PORTAL.signIn("author"));

    @BeforeEach
    void awaitBothWorkers() {
        FIRST.start();
        SECOND.start();
        Eventually.holds(
                "two workers",
                WORK,
                () -> queue.board().path("nodes").findValuesAsString("name").equals(List.of("first", "second")));
    }

    @Test
    void workerKilledInMidJob_otherFinishes_publishedOnce() {
        assertThat(queue.board().path("nodes").findValuesAsString("name")).containsExactly("first", "second");
        assertThat(FIRST.anonymous().get("/").statusCode()).isEqualTo(404);
        assertThat(FIRST.anonymous().get("/api/v1/me").statusCode()).isEqualTo(404);
        assertThat(FIRST.anonymous().get("/health/live").statusCode()).isEqualTo(200);
        assertThat(FIRST.anonymous().get("/metrics").statusCode()).isEqualTo(200);
        String media = studio.upload(slowFilm(), "Two workers " + UUID.randomUUID());
        PortalServer killed = atWorkOn(media);
        String other = killed == FIRST ? "second" : "first";

        killed.kill();

        studio.awaitProcessed(media, "READY");
        assertDoneBy(other, media);
        assertPublishedOnce(media);
        Eventually.holds(
                "the dead one is missed",
                Duration.ofSeconds(30),
                () -> queue.board().path("nodes").findValuesAsString("name").equals(List.of(other)));
    }

    /** As a machine that sleeps, or whose disk answers late: it believes that its lease still holds. */
    @Test
    void workerThatStandsStill_isReplaced_andPublishesNothingWhenItGoesOn() {
        String media = studio.upload(slowFilm(), "Frozen " + UUID.randomUUID());
        PortalServer frozen = atWorkOn(media);
        String other = frozen == FIRST ? "second" : "first";

        frozen.freeze();
        try {
            studio.awaitProcessed(media, "READY");
            assertDoneBy(other, media);
        } finally {
            frozen.thaw();
        }

        Eventually.holds(
                "it lives again",
                WORK,
                () -> queue.board().path("nodes").findValuesAsString("name").size() == 2);
        Eventually.holds(
                "it has let go of the job",
                WORK,
                () -> frozen.processes()
                        .noneMatch(
                                process -> process.info().command().orElse("").endsWith("ffmpeg")));
        assertDoneBy(other, media);
        assertPublishedOnce(media);
        studio.awaitProcessed(studio.upload(slowFilm(), "Afterwards " + UUID.randomUUID()), "READY");
    }

    private static Path slowFilm() {
        return Films.make(
                "workers.mkv",
                "-f lavfi -i testsrc2=duration=40:size=1280x720:rate=25 -f lavfi -i sine=duration=40".split(" "),
                "-c:v mpeg4 -q:v 5 -c:a aac".split(" "));
    }

    private PortalServer atWorkOn(String media) {
        JsonNode running = Eventually.get(
                "a worker encodes it",
                WORK,
                () -> queue.running(media, "LADDER")
                        .filter(job -> job.path("progress").asDouble() > 0.1));
        return running.path("node").asString().equals("first") ? FIRST : SECOND;
    }

    private static JsonNode revision(String media) {
        return PORTAL.signIn("author")
                .getJson("/api/v1/media/" + media + "/files")
                .path("revisions")
                .get(0);
    }

    private static void assertDoneBy(String worker, String media) {
        JsonNode ladder = revision(media)
                .path("jobs")
                .valueStream()
                .filter(job -> job.path("kind").asString().equals("LADDER"))
                .findFirst()
                .orElseThrow();
        assertThat(ladder.path("state").asString()).isEqualTo("DONE");
        assertThat(ladder.path("node").asString()).isEqualTo(worker);
        assertThat(ladder.path("attempt").asInt()).isEqualTo(2);
    }

    private static void assertPublishedOnce(String media) {
        Path renditions = PORTAL.home()
                .resolve("media/renditions/" + revision(media).path("id").asString());
        Eventually.holds(
                "one publication and nothing else: " + renditions,
                Duration.ofSeconds(30),
                () -> Trees.children(renditions).equals(List.of("ladder-2")));
    }

    private static Map<String, String> worker(String name) {
        return with(Map.of(
                "LOGGIA_ROLE",
                "worker",
                "LOGGIA_PROCESSING_NODE_NAME",
                name,
                "LOGGIA_HOME",
                PORTAL.home().toString()));
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(DATABASE);
        settings.put("LOGGIA_PROCESSING_HEARTBEAT", "PT1S");
        settings.put("LOGGIA_PROCESSING_KEEP_REPLACED", "PT0S");
        settings.put("LOGGIA_DEMO_PASSWORD", PortalServer.DEMO_PASSWORD);
        settings.putAll(more);
        return settings;
    }
}
