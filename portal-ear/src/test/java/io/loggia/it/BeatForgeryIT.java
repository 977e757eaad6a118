package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of watching that somebody makes up: nobody is credited with more than the clock allows, nor with another's. */
@ResourceLock(PortalServer.SHARED)
class BeatForgeryIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final int FILM_SECONDS = 40;
    /** As is granted at most: the fastest playback ({@code max-playback-rate}), and seconds ahead of the first report. */
    private static final double FASTEST = 2.5;

    private static final Duration AHEAD = Duration.ofSeconds(2);

    private static String media;
    private static String another;

    @BeforeAll
    static void publish() {
        Studio studio = new Studio(SERVER.signIn("author"));
        media = film(studio, "Watched by forgers");
        another = film(studio, "Watched beside it");
    }

    private static String film(Studio studio, String title) {
        String id = studio.upload(Films.browserReady(FILM_SECONDS, "160x90"), title + " " + UUID.randomUUID());
        studio.awaitProcessed(id, "READY");
        studio.publish(id, "*");
        return id;
    }

    private static PortalClient person() {
        String name = "f" + UUID.randomUUID().toString().substring(0, 8);
        Organisation.hire(SERVER.signIn("admin"), name, "Forger " + name, "Engineering");
        return SERVER.signIn(name);
    }

    private static String beats(PortalClient person) {
        return beats(person, media);
    }

    private static String beats(PortalClient person, String item) {
        String session = person.getJson("/api/v1/media/" + item + "/playback")
                .path("sessionId")
                .asString();
        return "/api/v1/playback/" + session + "/beats";
    }

    private static HttpResponse<String> claim(PortalClient person, String beats, Object coverage) {
        return person.postJson(beats, Map.of("coverage", coverage, "position", 1, "rate", 1));
    }

    private static double credited(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return PortalClient.json(reply).path("coveredSeconds").asDouble();
    }

    @Test
    @Tag("E05")
    void tenHoursInASecond_areBoundedByTheClock_howeverOftenTheyAreClaimed() {
        PortalClient person = person();
        long begin = System.nanoTime();
        double credited = 0;
        for (int tab = 0; tab < 5; tab++) {
            String beats = beats(person);
            for (Object coverage : List.of(
                    List.of(List.of(0, 36_000)),
                    List.of(List.of(20, 36_000), List.of(0, 20)),
                    List.of(List.of(0, 30), List.of(10, 40), List.of(0, 40)))) {
                credited = credited(claim(person, beats, coverage));
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;

        assertThat(credited).isBetween(1.0, FASTEST * (seconds + AHEAD.toSeconds()));
        assertThat(credited).isLessThanOrEqualTo(FILM_SECONDS);
    }

    @Test
    @Tag("E05")
    void twoItemsAtOnce_earnNoMoreThanOne() {
        PortalClient person = person();
        long begin = System.nanoTime();
        String one = beats(person);
        String other = beats(person, another);
        double credited = credited(claim(person, one, List.of(List.of(0, FILM_SECONDS))))
                + credited(claim(person, other, List.of(List.of(0, FILM_SECONDS))));
        double seconds = (System.nanoTime() - begin) / 1e9;

        assertThat(credited).isBetween(1.0, FASTEST * (seconds + AHEAD.toSeconds()));
    }

    /** As our player reports: with what of it played fast, which here is none. */
    @Test
    @Tag("E05")
    void twoItemsAtNormalSpeedAtOnce_earnTheTimeThatPassed() {
        PortalClient person = person();
        long begin = System.nanoTime();
        double credited = 0;
        for (String item : List.of(media, another)) {
            credited += credited(person.postJson(
                    beats(person, item), Map.of("coverage", List.of(List.of(0, FILM_SECONDS)), "fast", List.of())));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;

        assertThat(credited).isBetween(1.0, seconds + AHEAD.toSeconds());
    }

    @ParameterizedTest
    @Tag("E05")
    @ValueSource(
            strings = {
                "{\"coverage\":[[-5,3]]}",
                "{\"coverage\":[[0,3]],\"fast\":[{\"rate\":-1,\"parts\":[]}]}",
                "{\"coverage\":[[3,1]]}",
                "{\"coverage\":[[0,NaN]]}",
                "{\"coverage\":[[0,1e999]]}",
                "{\"coverage\":[[0]]}",
                "{\"coverage\":[[0,\"4\"]]}",
                "{\"coverage\":4}",
                "[[0,4]]",
                "{\"coverage\":[[0,4]"
            })
    void claimThatIsNone_isRefused(String body) {
        PortalClient person = person();
        HttpResponse<String> reply = person.send(
                "POST", beats(person), BodyPublishers.ofString(body), Map.of("Content-Type", "application/json"));

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
        assertThat(PortalClient.json(reply).path("code").asString()).isEqualTo("invalid-coverage");
    }

    @Test
    @Tag("E05")
    void sessionOfSomebodyElse_isNotThere() {
        PortalClient owner = person();
        String beats = beats(owner);

        HttpResponse<String> reply = claim(person(), beats, List.of(List.of(0, 3)));

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(404);
        assertThat(credited(claim(owner, beats, List.of()))).isZero();
    }

    /** A page of another site can send text without the browser asking us first. */
    @ParameterizedTest
    @Tag("E05")
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void whatAnotherSiteCanSend_isNotTaken(String type) {
        PortalClient person = person();
        String beats = beats(person);

        HttpResponse<String> reply = person.send(
                "POST", beats, BodyPublishers.ofString("{\"coverage\":[[0,3]]}"), Map.of("Content-Type", type));

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(415);
        assertThat(credited(claim(person, beats, List.of()))).isZero();
    }

    @Test
    @Tag("E05")
    void beatThatIsLarge_orUnpacksToMuch_isRefused() {
        PortalClient person = person();
        String beats = beats(person);
        String large = "{\"coverage\":[[0,3]],\"x\":\"" + "0".repeat(50_000_000) + "\"}";

        HttpResponse<String> plain =
                person.send("POST", beats, BodyPublishers.ofString(large), Map.of("Content-Type", "application/json"));
        HttpResponse<String> packed = person.send(
                "POST",
                beats,
                BodyPublishers.ofByteArray(gzip(large)),
                Map.of("Content-Type", "application/json", "Content-Encoding", "gzip"));

        assertThat(plain.statusCode()).isBetween(400, 413);
        assertThat(packed.statusCode()).isBetween(400, 415);
        assertThat(credited(claim(person, beats, List.of()))).isZero();
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
