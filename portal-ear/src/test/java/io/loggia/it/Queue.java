package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The queue of jobs as an admin sees and steers it. */
final class Queue {
    private static final String QUEUE = "/api/v1/admin/queue";

    private final PortalClient admin;

    Queue(PortalClient admin) {
        this.admin = admin;
    }

    JsonNode board() {
        return admin.getJson(QUEUE);
    }

    /** Throws a switch, such as {@code pause}; it must succeed. */
    JsonNode turn(String what) {
        HttpResponse<String> reply = admin.postJson(QUEUE + "/" + what, Map.of());
        assertThat(reply.statusCode()).as(reply.body()).isIn(200, 202);
        return PortalClient.json(reply);
    }

    /** The job of an item that runs. */
    Optional<JsonNode> running(String media, String kind) {
        return job("running", media, kind);
    }

    /** The job of an item that waits. */
    Optional<JsonNode> waiting(String media, String kind) {
        return job("waiting", media, kind);
    }

    private Optional<JsonNode> job(String list, String media, String kind) {
        return board().path(list)
                .valueStream()
                .filter(job -> job.path("mediaId").asString().equals(media)
                        && job.path("kind").asString().equals(kind))
                .findFirst();
    }
}
