package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** People take along all that is stored of them, and nothing of anybody else. */
@ResourceLock(PortalServer.SHARED)
class MyDataIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String DATA = "/api/v1/me/data";

    @Test
    void watchedCompletedAndSearched_isToldToWhoDidIt_andToNobodyElse() {
        Studio studio = new Studio(SERVER.signIn("author"));
        String title = "Kept " + UUID.randomUUID();
        String media = studio.upload(Films.browserReady(2, "160x90"), title);
        studio.awaitProcessed(media, "READY");
        studio.publish(media, "*");
        PortalClient viewer = SERVER.signIn("viewer");
        String session = viewer.getJson("/api/v1/media/" + media + "/playback")
                .path("sessionId")
                .asString();
        viewer.postJson(
                "/api/v1/playback/" + session + "/beats",
                Map.of("coverage", List.of(List.of(0, 2)), "position", 2, "rate", 1));
        String sought = "kept" + UUID.randomUUID().toString().substring(0, 8);
        viewer.getJson("/api/v1/search?q=" + sought);

        Eventually.holds(
                "what was searched for is stored",
                Duration.ofSeconds(10),
                () -> viewer.get(DATA).body().contains(sought));
        HttpResponse<String> reply = viewer.get(DATA);

        assertThat(reply.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"loggia-my-data.json\"");
        assertThat(reply.body()).doesNotContainIgnoringCase("password").doesNotContainIgnoringCase("token");
        JsonNode data = viewer.getJson(DATA);
        assertThat(data.path("person").get(0).path("username").asString()).isEqualTo("viewer");
        assertThat(data.path("department").get(0).path("name").asString()).isEqualTo("Sales North");
        assertThat(data.path("signIns").isEmpty()).isFalse();
        JsonNode watched = of(data, "watched", media);
        assertThat(watched.path("title").asString()).isEqualTo(title);
        assertThat(watched.path("seconds").toString()).startsWith("[[0.0,");
        assertThat(of(data, "playbacks", media).path("device").asString()).isEqualTo("DESKTOP");
        assertThat(of(data, "viewingDays", media).path("department").asString()).isEqualTo("Sales North");
        assertThat(of(data, "completions", media).path("title").asString()).isEqualTo(title);
        String ofTheAuthor = SERVER.signIn("author").get(DATA).body();
        assertThat(ofTheAuthor).contains(title).doesNotContain(sought);
        assertThat(SERVER.signIn("manager").get(DATA).body())
                .doesNotContain(media)
                .doesNotContain(sought);
    }

    private static JsonNode of(JsonNode data, String kind, String media) {
        return data.path(kind)
                .valueStream()
                .filter(row -> row.path("mediaId").asString().equals(media))
                .findFirst()
                .orElseThrow();
    }
}
