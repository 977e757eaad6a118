package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * Two portals, one PostgreSQL and one Kafka broker: what was acknowledged is counted once, whoever received it, whoever
 * folds it, and whatever dies in between.
 */
@LongTest
class KafkaBeatsIT {
    /** What each clock gives before the session, so that a film is watched here within a moment. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    @Order(1)
    @RegisterExtension
    static final KafkaBroker BROKER = new KafkaBroker();

    private static final Map<String, String> DATABASE = Postgres.ownSettings();

    @Order(2)
    @RegisterExtension
    static final PortalServer HERE = PortalServer.own(settings(Map.of()));

    @Order(3)
    @RegisterExtension
    static final PortalServer THERE =
            PortalServer.own(settings(Map.of("LOGGIA_HOME", HERE.home().toString(), "LOGGIA_NODE_FOLDER", "there")));

    private static final String API = "/api/v1";
    private static final int FILM_SECONDS = 60;
    private static final Duration FOLDED_SURELY = Duration.ofSeconds(40);

    private static PortalClient admin;
    private static String media;

    private static Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(DATABASE);
        settings.putAll(BROKER.settings());
        settings.put("LOGGIA_PROCESSING_HEARTBEAT", "PT1S");
        settings.put("LOGGIA_LEARNING_CREDIT_TOLERANCE", AHEAD.toString());
        settings.putAll(more);
        return settings;
    }

    @BeforeAll
    static void publish() {
        admin = HERE.signIn("admin");
        media = film(FILM_SECONDS);
    }

    private static String film(int seconds) {
        Studio studio = new Studio(HERE.signIn("author"));
        String item = studio.upload(Films.browserReady(seconds, "160x90"), "Watched " + UUID.randomUUID());
        studio.awaitProcessed(item, "READY");
        studio.publish(item, "*");
        return item;
    }

    /** A person at both servers, and a session in which they watch. */
    private record Watcher(String id, PortalClient here, PortalClient there, String session) {

        static Watcher hired() {
            String name = "k" + UUID.randomUUID().toString().substring(0, 8);
            String id = Organisation.hire(admin, name, "Kim " + name, "Engineering");
            PortalClient here = HERE.signIn(name);
            String session = here.getJson(API + "/media/" + media + "/playback")
                    .path("sessionId")
                    .asString();
            return new Watcher(id, here, here.at(THERE), session);
        }

        HttpResponse<String> report(PortalClient server, List<?> coverage) {
            return server.postJson(
                    API + "/playback/" + session + "/beats", Map.of("coverage", coverage, "position", 1, "rate", 1));
        }

        JsonNode beat(PortalClient server, List<?> coverage) {
            HttpResponse<String> reply = report(server, coverage);
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
            return PortalClient.json(reply);
        }

        double covered() {
            return beat(here, List.of()).path("coveredSeconds").asDouble();
        }

        void awaitCovered(double seconds) {
            Eventually.holds("all is folded", FOLDED_SURELY, () -> covered() >= seconds);
            assertThat(covered()).isEqualTo(seconds);
        }

        List<JsonNode> completions() {
            return here.getJson(API + "/me/completions")
                    .path("items")
                    .valueStream()
                    .filter(entry -> entry.path("mediaId").asString().equals(media))
                    .toList();
        }
    }

    @Test
    void beats_ofOnePersonToBothServers_areOneCoverageAndOneCompletion() {
        Watcher watcher = Watcher.hired();
        Instant begin = Instant.now();
        JsonNode first = watcher.beat(watcher.here(), List.of(List.of(0, 1)));
        assertThat(first.path("pending").asBoolean()).isTrue();
        for (int second = 1; second < FILM_SECONDS; second++) {
            PortalClient server = second % 2 == 0 ? watcher.here() : watcher.there();
            watcher.beat(server, List.of(List.of(second, second + 1)));
        }
        Instant sent = Instant.now();

        watcher.awaitCovered(FILM_SECONDS);
        JsonNode last = watcher.beat(watcher.there(), List.of(List.of(0, FILM_SECONDS)));
        assertThat(last.path("completed").asBoolean()).isTrue();
        assertThat(last.path("pending").asBoolean()).isFalse();
        assertThat(watcher.completions()).hasSize(1);
        assertThat(Instant.parse(
                        watcher.completions().getFirst().path("completedAt").asString()))
                .as("completed when the beat came")
                .isBetween(begin, sent);
    }

    @Test
    void serverThatIsKilled_losesNoBeatItAcknowledged_andNoneCountsTwice() throws Exception {
        List<Watcher> watchers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            watchers.add(Watcher.hired());
        }
        for (int second = 0; second < 40; second++) {
            for (Watcher watcher : watchers) {
                watcher.beat(watcher.there(), List.of(List.of(second, second + 1)));
            }
        }
        THERE.kill();

        for (Watcher watcher : watchers) {
            watcher.awaitCovered(40);
            watcher.beat(watcher.here(), List.of(List.of(0, FILM_SECONDS)));
        }
        for (Watcher watcher : watchers) {
            watcher.awaitCovered(FILM_SECONDS);
            assertThat(watcher.completions()).hasSize(1);
        }
        THERE.start();
    }

    @Test
    void brokerThatIsAway_isToldToTheCaller_andTheBeatIsTakenLater() throws Exception {
        Watcher watcher = Watcher.hired();
        watcher.beat(watcher.here(), List.of(List.of(0, 5)));
        watcher.awaitCovered(5);
        BROKER.kill();

        HttpResponse<String> refused = watcher.report(watcher.here(), List.of(List.of(0, 10)));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(PortalClient.json(refused).path("code").asString()).isEqualTo("unavailable");
        assertThat(refused.headers().firstValue("Retry-After")).contains("5");
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).contains("application/problem+json");
        long begin = System.nanoTime();
        assertThat(watcher.report(watcher.here(), List.of(List.of(0, 10))).statusCode())
                .isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .as("nobody else waits")
                .isLessThan(Duration.ofSeconds(1));
        assertThat(HERE.anonymous().isReady()).as("all else goes on").isTrue();

        BROKER.start();
        Eventually.holds(
                "it is taken",
                FOLDED_SURELY,
                () -> watcher.report(watcher.here(), List.of(List.of(0, 10))).statusCode() == 200);
        watcher.awaitCovered(10);
    }

    @Test
    void recordThatIsNoBeat_isLeftOut_andHoldsUpNothing() throws Exception {
        Watcher watcher = Watcher.hired();
        long before = aside();
        BROKER.send(watcher.id(), "poison");
        watcher.beat(watcher.here(), List.of(List.of(0, 7)));

        watcher.awaitCovered(7);
        assertThat(aside()).isEqualTo(before + 1);
    }

    /** It may lie there for hours: only the time until it was received pays for it. */
    @Test
    void beatThatIsFoldedLate_isPaidForByTheTimeUntilItWasReceived() throws Exception {
        Watcher watcher = Watcher.hired();
        Instant longAgo = Instant.now().minus(AHEAD).plusSeconds(4);
        String record = """
                {"v":1,"at":"%s","person":"%s","session":"%s","played":"0.%s","hidden":"","silent":"","position":0,\
                "ended":false}""".formatted(
                longAgo, watcher.id(), watcher.session(), Integer.toString(FILM_SECONDS * 1000, Character.MAX_RADIX));
        BROKER.send(watcher.id(), record);

        Eventually.holds("it is folded", FOLDED_SURELY, () -> watcher.covered() > 0);
        assertThat(watcher.covered()).isLessThan(FILM_SECONDS / 2.0);
    }

    private static long aside() {
        return aside(HERE) + aside(THERE);
    }

    private static long aside(PortalServer server) {
        return server.anonymous()
                .getJson("/health/ready")
                .path("checks")
                .valueStream()
                .filter(check -> check.path("name").asString().equals("beats"))
                .findFirst()
                .orElseThrow()
                .path("data")
                .path("putAside")
                .asLong();
    }
}
