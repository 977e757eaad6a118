package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loggia.it.FakeSpeech.Reply;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** An engine of the company's own writes down what is spoken: asked behind everything else, believed by nobody. */
@ResourceLock(PortalServer.MORTAL)
class SpeechIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.mortal();

    private static final String ADMIN = "/api/v1/admin/speech";
    private static final Duration WORK = Duration.ofMinutes(2);

    private final FakeSpeech engine = new FakeSpeech();
    private PortalClient admin;
    private PortalClient author;

    @BeforeEach
    void setUp() {
        admin = SERVER.signIn("admin");
        author = SERVER.signIn("author");
        engage(engine.base(), FakeSpeech.KEY, false);
    }

    @AfterEach
    void leaveEngine() {
        engage(engine.base(), null, false);
        engine.close();
    }

    private HttpResponse<String> wish(String address, @Nullable String key, boolean automatic) {
        Map<String, Object> wish = new HashMap<>(Map.of(
                "version",
                admin.getJson(ADMIN).path("version").asInt(),
                "address",
                address,
                "model",
                "whisper-1",
                "languages",
                List.of(),
                "automatic",
                automatic));
        if (key != null) {
            wish.put("key", key);
        }
        return admin.putJson(ADMIN, wish);
    }

    private void engage(String address, @Nullable String key, boolean automatic) {
        HttpResponse<String> reply = wish(address, key, automatic);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).doesNotContain(FakeSpeech.KEY);
    }

    private static Path film() {
        return Films.browserReady(6, "320x180");
    }

    private String uploaded() {
        Studio studio = new Studio(author);
        String media = studio.upload(film(), "Talk " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");
        return media;
    }

    private void ask(String media) {
        HttpResponse<String> reply = author.postJson("/api/v1/media/" + media + "/speech", Map.of());
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(202);
    }

    private JsonNode await(String media, String state) {
        return Eventually.get(
                "speech of " + media + " is " + state,
                WORK,
                () -> Optional.of(author.getJson("/api/v1/media/" + media + "/speech"))
                        .filter(speech -> speech.path("state").asString().equals(state)));
    }

    private JsonNode tracks(String media) {
        return author.getJson("/api/v1/media/" + media + "/captions").path("items");
    }

    private String webVtt(String media, String language) {
        return author.get("/api/v1/media/" + media + "/captions/" + language).body();
    }

    @Test
    void trial_sendsATone_withKeyAndModel_andTellsWhatIsWrong() {
        JsonNode heard = PortalClient.json(admin.postJson(ADMIN + "/test", Map.of()));

        assertThat(heard.path("answered").asBoolean()).as(heard.toString()).isTrue();
        FakeSpeech.Call call = engine.calls().getLast();
        assertThat(call.authorization()).isEqualTo("Bearer " + FakeSpeech.KEY);
        assertThat(call.seconds()).isCloseTo(2, within(0.1));
        assertThat(call.fields())
                .containsEntry("model", "whisper-1")
                .containsEntry("response_format", "verbose_json")
                .containsEntry("timestamp_granularities[]", "segment,word")
                .doesNotContainKey("language");
        assertTrouble(Reply.of(401, "{}"), "refuses the key");
        assertTrouble(Reply.of(404, "{}"), "no such model");
        assertTrouble(Reply.of(429, "{}"), "too much to do");
        assertTrouble(Reply.of(503, "{}"), "in trouble");
        assertTrouble(new Reply(200, "text/html", "<html><script>alert(1)</script>"), "no transcript");
        assertTrouble(Reply.of(200, "[1,2]"), "no transcript");
        assertTrouble(Reply.of(200, "{\"text\":\"all of it\"}"), "tells no times");
        assertTrouble(Reply.of(200, "[".repeat(100_000)), "no transcript");
        assertTrouble(Reply.of(200, " ".repeat(5_000_000)), "longer than");
        assertThat(admin.get("/api/v1/admin/audit?limit=50").body())
                .contains("speech.tested")
                .contains("speech.secret-set")
                .doesNotContain(FakeSpeech.KEY);
    }

    private void assertTrouble(Reply reply, String words) {
        engine.hear(call -> reply);
        JsonNode told = PortalClient.json(admin.postJson(ADMIN + "/test", Map.of()));
        assertThat(told.path("answered").asBoolean()).isFalse();
        assertThat(told.path("trouble").asString()).contains(words);
    }

    @Test
    void address_isCalledByTheRulesForOthers_andAKeyIsForOneAddress() {
        assertThat(wish("https://elsewhere.example", null, false).statusCode()).isEqualTo(400);
        assertThat(wish("ftp://elsewhere.example", "", false).statusCode()).isEqualTo(400);
        engage("http://10.1.2.3", "", false);

        JsonNode told = PortalClient.json(admin.postJson(ADMIN + "/test", Map.of()));

        assertThat(told.path("trouble").asString()).contains("loggia.outgoing.allowed");
        assertThat(author.get(ADMIN).statusCode()).isEqualTo(403);
        assertThat(author.postJson(ADMIN + "/test", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void askedFor_captionsComeMarked_areFound_andStayOnceApproved() {
        String word = "Ventil" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");
        String media = uploaded();
        new Studio(author).change(media, Map.of("language", "de-CH"));
        engine.hear(call -> Reply.of(200, FakeSpeech.said("german", "Wir schliessen das " + word, "und gehen.")));

        ask(media);
        await(media, "DONE");

        assertThat(engine.calls().getLast().fields()).containsEntry("language", "de");
        assertThat(engine.calls().getLast().seconds()).isCloseTo(6, within(0.2));
        JsonNode track = tracks(media).get(0);
        assertThat(track.path("language").asString()).isEqualTo("de-CH");
        assertThat(track.path("origin").asString()).isEqualTo("automatic");
        assertThat(track.path("label").asString()).endsWith("(automatisch)");
        assertThat(webVtt(media, "de-CH")).contains("00:00:01.000 --> 00:00:01.500\nund gehen.");
        Eventually.holds(
                "it is found by a word",
                Duration.ofSeconds(10),
                () -> author.get("/api/v1/search?q=" + word).body().contains(media));

        HttpResponse<String> approved =
                author.postJson("/api/v1/media/" + media + "/captions/de-CH/approval", Map.of());
        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);
        assertThat(tracks(media).get(0).path("origin").asString()).isEqualTo("approved");
        assertThat(tracks(media).get(0).path("label").asString()).doesNotContain("automatisch");

        engine.forget();
        ask(media);
        JsonNode kept = await(media, "DONE");
        assertThat(kept.path("reason").asString()).contains("by people");
        assertThat(engine.calls()).isEmpty();
        assertThat(admin.get("/api/v1/admin/audit?limit=50").body())
                .contains("captions.approved")
                .contains("captions.requested");
    }

    @Test
    void automatic_madeBehindTheRest_byTheLanguageThatIsHeard_andHostileTextIsText() {
        engine.hear(call -> Reply.of(200, """
                {"language":"french","segments":[
                 {"start":-4,"end":1e999,"text":"<script>alert(1)</script> --> \\u0000\\u202e"},
                 {"start":"soon","end":null,"text":"second"},
                 {"start":2,"end":3,"text":17},
                 {"start":1e308,"end":1e308,"text":"never"},
                 {"start":4,"end":5,"text":"made up","no_speech_prob":0.9,"avg_logprob":-2},
                 "nonsense"],"words":[{"word":"x"},7]}"""));
        engage(engine.base(), null, true);

        String media = uploaded();

        assertThat(await(media, "DONE").path("reason").asString()).isEmpty();
        assertThat(tracks(media).get(0).path("language").asString()).isEqualTo("fr");
        assertThat(webVtt(media, "fr"))
                .contains("&lt;script&gt;alert(1)")
                .contains("second")
                .doesNotContain("<script")
                .doesNotContain("never")
                .doesNotContain("made up");
    }

    @Test
    void captionsByPeople_areNeverReplaced_andSilenceIsNoFailure() {
        String media = uploaded();
        new Studio(author).caption(media, "en", "WEBVTT\n\n00:01.000 --> 00:02.000\nBy hand\n");
        engine.hear(call -> Reply.of(200, FakeSpeech.said("english", "By a machine")));

        ask(media);
        assertThat(await(media, "DONE").path("reason").asString()).contains("by people");
        assertThat(webVtt(media, "en")).contains("By hand");

        engine.hear(call -> Reply.of(200, FakeSpeech.nothing()));
        ask(media);
        Eventually.holds(
                "nobody speaks",
                WORK,
                () -> author.getJson("/api/v1/media/" + media + "/speech")
                        .path("reason")
                        .asString()
                        .contains("Nobody speaks"));
        assertThat(tracks(media).size()).isEqualTo(1);
    }

    @Test
    @LongTest
    void longTalk_isCutInItsPause_andAfterAKillNothingIsSentTwice() throws Exception {
        Path talk = Films.make(
                "talk.m4a",
                ("-f lavfi -i sine=frequency=440:duration=1230:sample_rate=16000 -af volume=0:enable='between(t,608,612)'"
                                + " -c:a aac -b:a 24k")
                        .split(" "));
        Studio studio = new Studio(author);
        String media = studio.upload(talk, "Long " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");
        CountDownLatch secondAsked = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        engine.hear(call -> {
            if (call.seconds() > 615) {
                secondAsked.countDown();
                awaitQuietly(killed);
                return Reply.of(200, FakeSpeech.said("english", "The second part"));
            }
            return Reply.of(200, FakeSpeech.said("english", "The first part"));
        });

        ask(media);
        awaitQuietly(secondAsked);
        SERVER.kill();
        killed.countDown();
        SERVER.start();
        admin = SERVER.signIn("admin");
        author = SERVER.signIn("author");
        await(media, "DONE");

        List<FakeSpeech.Call> calls = engine.calls();
        double first = calls.getFirst().seconds();
        assertThat(first).isBetween(608.0, 612.0);
        assertThat(calls.stream().filter(call -> call.seconds() < 615)).hasSize(1);
        assertThat(calls.getLast().seconds()).isCloseTo(1230 - first, within(0.5));
        // What was heard in the first piece is the language of the others.
        assertThat(calls.getLast().fields()).containsEntry("language", "en");
        assertThat(webVtt(media, "en"))
                .contains("00:00:00.000 --> 00:00:00.500\nThe first part")
                .containsPattern("00:10:(0[89]|1[0-2])[.][0-9]{3} --> 00:10:[0-9.]+\nThe second part");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(WORK.toSeconds(), java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void engineInTrouble_isAskedAgain_andTheItemPlays() {
        String media = uploaded();
        engine.hear(call -> Reply.of(500, "{}"));

        ask(media);
        JsonNode failed = await(media, "FAILED");

        assertThat(failed.path("reason").asString()).contains("HTTP 500");
        assertThat(engine.calls()).hasSize(3);
        assertThat(author.getJson("/api/v1/media/" + media).path("processing").asString())
                .isEqualTo("READY");
        engine.hear(call -> Reply.of(200, FakeSpeech.said("english", "At last")));
        ask(media);
        await(media, "DONE");
        assertThat(webVtt(media, "en")).contains("At last");
    }
}
