package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Work on an item is followed by server-sent events, from its upload to its end. */
@ResourceLock(PortalServer.SHARED)
class ProcessingStreamIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private final PortalClient author = SERVER.signIn("author");

    @Test
    void followers_areToldEachChange_untilTheWorkIsOver() throws Exception {
        String media = new Studio(author).upload(Films.browserReady(3, "320x180"), "Followed " + UUID.randomUUID());
        CompletableFuture<List<JsonNode>> first = follow(author, media);
        CompletableFuture<List<JsonNode>> second = follow(SERVER.signIn("author"), media);

        List<JsonNode> told = first.get(3, TimeUnit.MINUTES);

        assertThat(told).doesNotHaveDuplicates().hasSizeGreaterThan(1);
        assertThat(told.getLast().path("processing").asString()).isEqualTo("READY");
        assertThat(told.getLast().path("jobs").valueStream())
                .allSatisfy(job -> assertThat(job.path("state").asString()).isIn("DONE", "SKIPPED"));
        assertThat(second.get(10, TimeUnit.SECONDS).getLast()).isEqualTo(told.getLast());
        assertThat(follow(author, media).get(10, TimeUnit.SECONDS))
                .as("who comes late is told the end at once")
                .containsExactly(told.getLast());
    }

    @Test
    void stranger_mayNotFollow() {
        String media = new Studio(author).upload(Films.browserReady(3, "320x180"), "Private " + UUID.randomUUID());

        assertThat(stream(SERVER.signIn("viewer"), media).statusCode()).isEqualTo(404);
    }

    /** What is told until the server ends the stream. */
    private static CompletableFuture<List<JsonNode>> follow(PortalClient client, String media) {
        return CompletableFuture.supplyAsync(() -> new String(read(stream(client, media)), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> JsonMapper.shared().readTree(line.substring("data:".length())))
                .toList());
    }

    private static HttpResponse<InputStream> stream(PortalClient client, String media) {
        return client.send(
                client.request(
                        "GET",
                        "/api/v1/media/" + media + "/processing",
                        BodyPublishers.noBody(),
                        Map.of("Accept", "text/event-stream")),
                BodyHandlers.ofInputStream());
    }

    private static byte[] read(HttpResponse<InputStream> stream) {
        try (InputStream body = stream.body()) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
