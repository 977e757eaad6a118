package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** A model of the company's own finds what was said in other words: within each one's rights, and never in the way. */
@ResourceLock(PortalServer.ON_POSTGRES)
class SemanticIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.onPostgres();

    private static final String ADMIN = "/api/v1/admin/semantic";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final FakeEmbedding model = new FakeEmbedding();
    private PortalClient admin;
    private Studio studio;

    @BeforeEach
    void setUp() {
        admin = SERVER.signIn("admin");
        studio = new Studio(SERVER.signIn("author"));
        use(model.base());
    }

    @AfterEach
    void tearDown() {
        use("");
        model.close();
    }

    private void use(String address) {
        HttpResponse<String> set = admin.putJson(
                ADMIN,
                Map.of(
                        "version",
                        admin.getJson(ADMIN).path("version").asInt(),
                        "address",
                        address,
                        "model",
                        "meanings",
                        "questionPrefix",
                        "",
                        "passagePrefix",
                        "",
                        "leastLikeness",
                        60));
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
    }

    private String published(String title, String audience) {
        String media = studio.upload(Films.browserReady(2, "160x90"), title);
        studio.awaitProcessed(media, "READY");
        studio.publish(media, audience);
        return media;
    }

    private static JsonNode search(PortalClient who, String words) {
        return who.getJson("/api/v1/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
    }

    private static List<String> also(PortalClient who, String words) {
        return search(who, words)
                .path("also")
                .valueStream()
                .map(hit -> hit.path("id").asString())
                .toList();
    }

    /** "Vacation" stands in none of them; what is about it comes, to those who may see it. */
    @Tag("E01")
    @Test
    void whatIsMeant_isFoundBesideWhatIsSaid_byThoseWhoMaySeeIt() throws IOException, InterruptedException {
        String open = published("Annual leave and holidays " + UUID.randomUUID(), "*");
        String closed = published(
                "Leave holidays of engineers " + UUID.randomUUID(),
                "d:" + Organisation.department(admin, "Engineering"));
        PortalClient viewer = SERVER.signIn("viewer");
        PortalClient engineer = SERVER.signIn("engineer");

        Eventually.holds(
                "the engineer finds both",
                SOON,
                () -> also(engineer, "vacation").containsAll(List.of(open, closed)));
        assertThat(also(viewer, "vacation")).contains(open).doesNotContain(closed);
        assertThat(also(viewer, "evacuation")).doesNotContain(open, closed);
        assertThat(search(viewer, "vacation").path("items").valueStream())
                .noneMatch(hit -> hit.path("id").asString().equals(open));

        JsonNode told = PortalClient.json(admin.postJson(ADMIN + "/test", Map.of()));
        assertThat(told.path("answered").asBoolean()).as(told.toString()).isTrue();
        JsonNode progress = admin.getJson(ADMIN + "/progress");
        assertThat(progress.path("on").asBoolean()).isTrue();
        assertThat(progress.path("passages").asInt()).isPositive();

        assertSeen(open);

        studio.change(open, Map.of("state", "ARCHIVED"));
        Eventually.holds(
                "gone from what is meant, too",
                SOON,
                () -> !also(viewer, "vacation").contains(open));
    }

    /** On a desk and on a phone; the pictures lie in {@code target/screenshots/meaning} for whoever wants to look. */
    private void assertSeen(String media) throws IOException, InterruptedException {
        JsonNode told = NodeScript.ofBrowser("meaning.mjs", Duration.ofMinutes(3))
                .run(SERVER, folder, Map.of("LOGGIA_WORDS", "vacation", "LOGGIA_SHOTS", NodeScript.shots("meaning")));

        assertThat(told.path("findings").isEmpty()).as(told.toString()).isTrue();
        assertThat(told.path("visited").size()).isPositive();
        assertThat(told.path("links").toString()).contains("/watch/" + media);
    }

    @Test
    void modelThatIsAway_leavesSearchAsItWas() {
        String title = "Quokka" + UUID.randomUUID().toString().replace("-", "");
        String media = published(title, "*");
        PortalClient viewer = SERVER.signIn("viewer");
        model.goAway();

        Eventually.holds(
                "found by its word",
                SOON,
                () -> search(viewer, title)
                        .path("items")
                        .valueStream()
                        .anyMatch(hit -> hit.path("id").asString().equals(media)));
        assertThat(also(viewer, "holidays of somebody else")).isEmpty();
        assertThat(PortalClient.json(admin.postJson(ADMIN + "/test", Map.of()))
                        .path("answered")
                        .asBoolean())
                .isFalse();
    }
}
