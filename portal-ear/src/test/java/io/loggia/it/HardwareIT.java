package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A server whose NVIDIA card lies: what is proven counts, what fails in the middle of a job is replaced and avoided. */
@LongTest
class HardwareIT {
    private static final LyingCard CARD = new LyingCard();

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(Map.of("LOGGIA_PROCESSING_FFMPEG", CARD.folder()));

    /** Every server follows within it. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final String TRANSCODING = "/api/v1/admin/transcoding";

    private final PortalClient admin = SERVER.signIn("admin");
    private final PortalClient author = SERVER.signIn("author");
    private final Studio studio = new Studio(author);

    @BeforeEach
    void cardWorks() {
        CARD.does("works");
    }

    @Test
    void probe_tellsWhatWorks_whatDoesNot_andWhatIsChosen() {
        JsonNode report = probe();

        assertThat(report.path("probedAt").asString()).isNotEmpty();
        JsonNode card = encoder(report, "h264_nvenc");
        assertThat(card.path("state").asString()).isEqualTo("WORKS");
        assertThat(card.path("runs")
                        .valueStream()
                        .map(run -> run.path("profile").asString() + " "
                                + run.path("lines").asInt()))
                .as("two profiles at two sizes")
                .doesNotHaveDuplicates()
                .hasSize(4);
        assertThat(card.path("sessions").asInt()).isEqualTo(8);
        assertThat(encoder(report, "libx264").path("speed").asDouble()).isPositive();
        JsonNode absent = encoder(report, "h264_vaapi");
        if (report.path("devices").isEmpty()) {
            assertThat(absent.path("state").asString()).isEqualTo("LISTED_BUT_FAILS");
            assertThat(absent.path("reason").asString()).contains("/dev/dri");
        }
        assertThat(chosen(report)).isEqualTo("h264_nvenc");
        assertThat(report.path("others").size()).isEqualTo(4);

        CARD.does("green");
        JsonNode green = probe();
        assertThat(encoder(green, "h264_nvenc").path("reason").asString()).contains("wrong pictures");
        assertThat(chosen(green)).isEqualTo("libx264");
        assertThat(admin.getJson(TRANSCODING + "/capabilities").path("encoders"))
                .isEqualTo(green.path("encoders"));
    }

    @Test
    void cardThatBreaksInMidJob_isReplaced_noted_avoided_andComesBackAfterATrial() {
        probe();
        CARD.does("breaks");

        String media = studio.upload(Films.browserReady(3, "640x360"), "Broken off " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");

        assertThat(job(media, "LADDER").path("state").asString()).isEqualTo("DONE");
        assertThat(job(media, "LADDER").path("reason").asString()).contains("failed, so it was encoded in software");
        JsonNode report = admin.getJson(TRANSCODING + "/capabilities");
        JsonNode breaker = report.path("breakers").get(0);
        assertThat(breaker.path("open").asBoolean()).isTrue();
        assertThat(breaker.path("failures").asInt()).isPositive();
        assertThat(breaker.path("retryAt").asString()).isNotEmpty();
        assertThat(chosen(report)).isEqualTo("libx264");

        CARD.does("works");
        JsonNode again = probe();

        assertThat(again.path("breakers").get(0).path("open").asBoolean()).isFalse();
        assertThat(chosen(again)).isEqualTo("h264_nvenc");
    }

    @Test
    void forbiddenCard_isNotChosen_andTheChangeIsWrittenDown() {
        probe();
        JsonNode before = admin.getJson(TRANSCODING + "/settings");
        int version = before.path("version").asInt();

        HttpResponse<String> changed = settings(version, "h264_nvenc", "FORBIDDEN");

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        Eventually.holds(
                "the change is in force",
                SOON,
                () -> chosen(admin.getJson(TRANSCODING + "/capabilities")).equals("libx264"));
        HttpResponse<String> late = settings(version, "h264_nvenc", "AUTO");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(PortalClient.json(late).path("code").asString()).isEqualTo("conflict");
        int next = PortalClient.json(changed).path("version").asInt();
        assertThat(settings(next, "av1_nvenc", "FORCED").statusCode())
                .as("no ladder is made with it")
                .isEqualTo(400);
        assertThat(settings(next, "h264_nvenc", "AUTO").statusCode()).isEqualTo(200);
        Eventually.holds(
                "the card is chosen again",
                SOON,
                () -> chosen(admin.getJson(TRANSCODING + "/capabilities")).equals("h264_nvenc"));
        assertThat(admin.getJson("/api/v1/admin/audit").toString()).contains("transcoding.changed");
        assertThat(author.get(TRANSCODING + "/settings").statusCode()).isEqualTo(403);
    }

    @Test
    void ladder_previewedAndSaved_isWhatIsMade() {
        JsonNode portrait = preview("width=480&height=800&framesPerSecond=60");
        assertThat(portrait.path("offers").get(0).path("width").asInt()).isEqualTo(480);
        assertThat(portrait.path("offers").get(0).path("framesPerSecond").asDouble())
                .isEqualTo(30);
        JsonNode draft = preview("width=1280&height=720&rungs=720:25:2000000,240:30:300000");
        assertThat(draft.path("offers").findValuesAsString("name")).containsExactly("v720", "v240");
        HttpResponse<String> refused = admin.get(TRANSCODING + "/ladder/preview?rungs=721:25:2000000");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(PortalClient.json(refused).path("code").asString()).isEqualTo("invalid-ladder");

        JsonNode before = admin.getJson(TRANSCODING + "/ladder");
        HttpResponse<String> changed = ladder(before.path("version").asInt(), List.of(rung(240, 30, 300_000)));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        try {
            // Other nodes follow within seconds, and so does what this one remembers.
            Pause.millis(3000);
            String media = studio.upload(Films.browserReady(3, "640x360"), "Small " + UUID.randomUUID());
            studio.awaitProcessed(media, "READY");
            assertThat(preview("itemId=" + media).path("offers").findValuesAsString("name"))
                    .containsExactly("v240");
            JsonNode files = author.getJson("/api/v1/media/" + media + "/files");
            assertThat(files.findValuesAsString("name")).contains("v240").doesNotContain("v360");
        } finally {
            List<Map<String, Integer>> usual = before.path("usual")
                    .valueStream()
                    .map(one -> rung(
                            one.path("lines").asInt(),
                            one.path("quality").asInt(),
                            one.path("maxBitsPerSecond").asInt()))
                    .toList();
            int version = admin.getJson(TRANSCODING + "/ladder").path("version").asInt();
            assertThat(ladder(version, usual).statusCode()).isEqualTo(200);
        }
        assertThat(admin.getJson("/api/v1/admin/audit").toString()).contains("ladder.changed");
    }

    @Test
    void whatWasProven_outlivesTheServer() {
        JsonNode before = probe();

        SERVER.killAndRestart();

        JsonNode after = SERVER.signIn("admin").getJson(TRANSCODING + "/capabilities");
        assertThat(after.path("probedAt")).isEqualTo(before.path("probedAt"));
        assertThat(after.path("encoders")).isEqualTo(before.path("encoders"));
        assertThat(chosen(after)).isEqualTo("h264_nvenc");
    }

    private JsonNode probe() {
        HttpResponse<String> reply = admin.postJson(TRANSCODING + "/probe", Map.of());
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return PortalClient.json(reply);
    }

    private static JsonNode encoder(JsonNode report, String name) {
        return report.path("encoders")
                .valueStream()
                .filter(one -> one.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String chosen(JsonNode report) {
        return report.path("chosen").get(0).path("encoder").asString();
    }

    private JsonNode job(String media, String kind) {
        return studio.processing(media)
                .path("jobs")
                .valueStream()
                .filter(one -> one.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> settings(int version, String encoder, String rule) {
        return admin.putJson(
                TRANSCODING + "/settings",
                Map.of(
                        "version",
                        version,
                        "encoders",
                        List.of(Map.of("name", encoder, "rule", rule)),
                        "decoding",
                        true,
                        "loudness",
                        true));
    }

    private static Map<String, Integer> rung(int lines, int quality, int bits) {
        return Map.of("lines", lines, "quality", quality, "maxBitsPerSecond", bits);
    }

    private HttpResponse<String> ladder(int version, List<Map<String, Integer>> rungs) {
        return admin.putJson(TRANSCODING + "/ladder", Map.of("version", version, "rungs", rungs));
    }

    private JsonNode preview(String query) {
        return admin.getJson(TRANSCODING + "/ladder/preview?" + query);
    }
}
