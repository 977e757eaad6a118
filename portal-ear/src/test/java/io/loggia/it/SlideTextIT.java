package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** What stands on slides is found, at its second, by those who may see the film and by nobody else. */
@ResourceLock(PortalServer.SHARED)
class SlideTextIT {

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int SECONDS = 4;

    @Test
    void slides_areMoments_insideTheViewersRights() {
        JsonNode state = SERVER.signIn("admin").getJson("/api/v1/admin/slide-text");
        if (!state.path("languages").toString().contains("\"eng\"")) {
            assertThat(state.path("state").asString()).isEqualTo("NOT_INSTALLED");
            String missing =
                    "SKIPPED: Tesseract's language data is not installed (tesseract-ocr-eng), slides are not read";
            System.err.println(missing);
            abort(missing);
        }
        assertThat(state.path("state").asString()).as(state.toString()).isEqualTo("READY");
        PortalClient author = SERVER.signIn("author");
        Studio studio = new Studio(author);
        Path film = Films.slides(SECONDS, List.of("Evacuation plan", "Kaleidoscope budget", "Thank you"));
        String media = studio.upload(film, "Slides " + UUID.randomUUID());
        studio.change(media, Map.of("language", "en"));
        studio.awaitProcessed(media, "READY");
        studio.publish(media, "d:" + Organisation.department(author, "Sales"));

        Eventually.holds(
                "the slide is found",
                SOON,
                () -> hits(author, media).path("moments").size() > 0);
        JsonNode moment = hits(author, media).path("moments").get(0);
        assertThat(moment.path("source").asString()).isEqualTo("SLIDE");
        assertThat(moment.path("startSeconds").asDouble()).isBetween(SECONDS - 1.0, SECONDS + 1.0);
        assertThat(moment.path("snippetHtml").asString()).contains("<mark>Kaleidoscope</mark>");
        String moments = "/api/v1/media/" + media + "/moments?q=kaleidoscope";
        assertThat(author.getJson(moments).path("items").get(0).path("source").asString())
                .isEqualTo("SLIDE");
        assertThat(author.getJson("/api/v1/search/suggest?q=kaleid").toString())
                .as("what a program may have misread is proposed to nobody")
                .doesNotContain("kaleidoscope");

        PortalClient engineer = SERVER.signIn("engineer");
        assertThat(engineer.getJson("/api/v1/search?q=kaleidoscope")
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(engineer.get(moments).statusCode()).isEqualTo(404);
        assertThat(engineer.get("/api/v1/admin/slide-text").statusCode()).isEqualTo(403);
    }

    private static JsonNode hits(PortalClient client, String media) {
        return client.getJson("/api/v1/search?q=slide:kaleidoscope")
                .path("items")
                .valueStream()
                .filter(hit -> hit.path("id").asString().equals(media))
                .findFirst()
                .orElseGet(() -> client.getJson("/api/v1/search?q=zzzz"));
    }
}
