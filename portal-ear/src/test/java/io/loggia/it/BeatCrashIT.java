package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** {@code kill -9} while many watch: every second that was acknowledged stays, and a completion is one completion. */
@ResourceLock(PortalServer.MORTAL)
class BeatCrashIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.mortal();

    private static final String API = "/api/v1";
    private static final int FILM_SECONDS = 60;
    private static final int ENOUGH = 300;
    private static final List<String> WATCHERS = List.of("viewer", "manager", "engineer", "admin");
    private static final int TABS = 3;

    /** A part of the film whose beat was answered by 200, in seconds. */
    private record Told(String person, double from, double to, boolean completed, Instant at) {
        List<Double> interval() {
            return List.of(from, to);
        }
    }

    @Test
    void beats_cutOffByAKill_keepEverySecondThatWasAcknowledged() throws Exception {
        Studio studio = new Studio(SERVER.signIn("author"));
        String media = studio.upload(Films.browserReady(FILM_SECONDS, "160x90"), "Watched " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");
        studio.publish(media, "*");

        Queue<Told> told = new ConcurrentLinkedQueue<>();
        watchUntilKilled(media, told);
        SERVER.start();

        for (String person : WATCHERS) {
            PortalClient client = SERVER.signIn(person);
            List<Told> own =
                    told.stream().filter(some -> some.person().equals(person)).toList();
            assertThat(own).as("acknowledged beats of %s", person).isNotEmpty();
            String beats = open(client, media);
            double stored =
                    beat(client, beats, List.of()).path("coveredSeconds").asDouble();
            double claimedAgain = beat(
                            client,
                            beats,
                            own.stream().map(Told::interval).distinct().toList())
                    .path("coveredSeconds")
                    .asDouble();
            assertThat(stored)
                    .as("seconds of %s, nothing new among them", person)
                    .isEqualTo(claimedAgain);
            completeAtOnce(client, media);
            assertOneCompletion(client, media, own);
        }
    }

    /** Each tab claims small pieces of the film in no order, until the server is gone. */
    private static void watchUntilKilled(String media, Queue<Told> told) throws Exception {
        try (ExecutorService tabs = Executors.newFixedThreadPool(WATCHERS.size() * TABS)) {
            List<Future<?>> running = new ArrayList<>();
            for (String person : WATCHERS) {
                PortalClient client = SERVER.signIn(person);
                for (int tab = 0; tab < TABS; tab++) {
                    long seed = running.size();
                    String beats = open(client, media);
                    running.add(tabs.submit(() -> watch(person, client, beats, new Random(seed), told)));
                }
            }
            Eventually.holds("beats flow", Duration.ofMinutes(1), () -> told.size() >= ENOUGH);
            SERVER.kill();
            for (Future<?> tab : running) {
                tab.get();
            }
        }
    }

    private static void watch(String person, PortalClient client, String beats, Random random, Queue<Told> told) {
        while (true) {
            double from = random.nextInt(FILM_SECONDS * 4) / 4.0;
            double to = Math.min(FILM_SECONDS, from + 0.25 + random.nextInt(3) / 4.0);
            try {
                boolean completed = beat(client, beats, List.of(List.of(from, to)))
                        .path("completed")
                        .asBoolean();
                told.add(new Told(person, from, to, completed, Instant.now()));
            } catch (UncheckedIOException e) {
                // The server died, as it was told to: what it did not answer it did not promise.
                return;
            }
        }
    }

    /** Three tabs report the whole film at the same moment. */
    private static void completeAtOnce(PortalClient client, String media) throws Exception {
        try (ExecutorService tabs = Executors.newFixedThreadPool(TABS)) {
            List<Future<JsonNode>> answers = new ArrayList<>();
            for (int tab = 0; tab < TABS; tab++) {
                String beats = open(client, media);
                answers.add(tabs.submit(() -> beat(client, beats, List.of(List.of(0, FILM_SECONDS)))));
            }
            for (Future<JsonNode> answer : answers) {
                assertThat(answer.get().path("completed").asBoolean()).isTrue();
            }
        }
    }

    private static void assertOneCompletion(PortalClient client, String media, List<Told> told) {
        List<JsonNode> completions = client.getJson(API + "/me/completions")
                .path("items")
                .valueStream()
                .filter(entry -> entry.path("mediaId").asString().equals(media))
                .toList();
        assertThat(completions).hasSize(1);
        Instant at = Instant.parse(completions.getFirst().path("completedAt").asString());
        assertThat(told.stream().filter(Told::completed).map(Told::at))
                .as("told before it was stored")
                .allSatisfy(answered -> assertThat(at).isBefore(answered));
    }

    private static String open(PortalClient client, String media) {
        String session = client.getJson(API + "/media/" + media + "/playback")
                .path("sessionId")
                .asString();
        return API + "/playback/" + session + "/beats";
    }

    private static JsonNode beat(PortalClient client, String beats, List<?> coverage) {
        HttpResponse<String> reply = client.postJson(beats, Map.of("coverage", coverage, "position", 1, "rate", 1));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return PortalClient.json(reply);
    }
}
