package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Beats of one person to two portals on one PostgreSQL: one account, one clock, and the same figures from both. */
@LongTest
@ResourceLock(PortalServer.ON_POSTGRES)
class BeatNodesIT {
    @Order(1)
    @RegisterExtension
    static final PortalServer HERE = PortalServer.onPostgres();

    @Order(2)
    @RegisterExtension
    static final PortalServer THERE = PortalServer.own(NodesIT.besides(HERE));

    private static final int FILM_SECONDS = 8;
    private static final int PEOPLE = 6;
    private static final Duration CREDITED = Duration.ofSeconds(40);
    private static final Duration ADDED_UP = Duration.ofSeconds(60);

    private static PortalClient admin;
    private static String media;

    @BeforeAll
    static void publish() {
        admin = HERE.signIn("admin");
        Studio studio = new Studio(HERE.signIn("author"));
        media = studio.upload(Films.browserReady(FILM_SECONDS, "160x90"), "Beats of two nodes " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");
        studio.publish(media, "*");
    }

    /** Somebody with a tab at each. */
    private record Viewer(PortalClient here, PortalClient there, String sessionHere, String sessionThere) {

        static Viewer hired(String department) {
            String name = "b" + UUID.randomUUID().toString().substring(0, 8);
            Organisation.change(
                    admin, Organisation.hire(admin, name, "Bea Beat", null), Map.of("department", department));
            PortalClient here = HERE.signIn(name);
            PortalClient there = here.at(THERE);
            return new Viewer(here, there, session(here), session(there));
        }

        private static String session(PortalClient at) {
            return at.getJson("/api/v1/media/" + media + "/playback")
                    .path("sessionId")
                    .asString();
        }

        /** The whole coverage of the tab, which never seeks; told to the other node, where the session is known too. */
        JsonNode say(boolean tabHere, boolean toHere, int from, int to) {
            HttpResponse<String> reply = (toHere ? here : there)
                    .postJson(
                            "/api/v1/playback/" + (tabHere ? sessionHere : sessionThere) + "/beats",
                            Map.of("coverage", List.of(List.of(from, to)), "position", to, "fast", List.of()));
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
            return PortalClient.json(reply);
        }

        /** Half of the film in each tab, said to both nodes by turns, until all of it is credited. */
        Void watch() {
            int half = FILM_SECONDS / 2;
            for (int second = 1; second <= half; second++) {
                for (boolean tabHere : new boolean[] {true, false}) {
                    int from = tabHere ? 0 : half;
                    say(tabHere, second % 2 == 0, from, from + second);
                    say(tabHere, second % 2 == 1, from, from + second);
                }
            }
            Eventually.holds("all is credited", CREDITED, () -> {
                say(true, false, 0, half);
                say(false, true, half, FILM_SECONDS);
                return say(true, true, 0, half).path("coveredSeconds").asDouble() >= FILM_SECONDS - 0.1;
            });
            return null;
        }
    }

    @Test
    void beats_toBothNodesByTurns_areOneAccount_andTheFiguresAreTheSameFromBoth() throws Exception {
        String department = Organisation.found(admin, "Two nodes " + UUID.randomUUID(), null);
        List<Viewer> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(Viewer.hired(department));
        }
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> watching = new ArrayList<>();
            people.forEach(one -> watching.add(threads.submit((Callable<Void>) one::watch)));
            for (Future<Void> one : watching) {
                one.get();
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;

        assertThat(seconds)
                .as("eight seconds cost eight, less the two before a session")
                .isGreaterThan(5);
        for (Viewer one : people) {
            JsonNode here = one.say(true, true, 0, 1);
            assertThat(here.path("completed").asBoolean()).isTrue();
            assertThat(one.say(false, false, 0, 1)).isEqualTo(here);
            for (PortalClient at : List.of(one.here(), one.there())) {
                assertThat(at.getJson("/api/v1/me/completions").path("items")).hasSize(1);
            }
        }
        String figures = "/api/v1/analytics/departments/" + department;
        for (PortalClient at : List.of(admin, admin.at(THERE))) {
            Eventually.holds(
                    "added up", ADDED_UP, () -> now(at, figures).path("viewers").asInt() == PEOPLE);
            JsonNode now = now(at, figures);
            assertThat(now.path("completions").asInt()).isEqualTo(PEOPLE);
            assertThat(now.path("views").asInt()).as("a view in each tab").isEqualTo(2 * PEOPLE);
            assertThat(now.path("watchedSeconds").asDouble())
                    .isBetween((FILM_SECONDS - 0.2) * PEOPLE, (FILM_SECONDS + 1.2) * PEOPLE);
            assertThat(at.getJson("/api/v1/reports/completion?department=" + department + "&media=" + media)
                            .path("rows")
                            .findValuesAsString("state"))
                    .hasSize(PEOPLE)
                    .containsOnly("COMPLETED");
        }
    }

    private static JsonNode now(PortalClient at, String figures) {
        return at.getJson(figures).path("figures").path("now");
    }
}
