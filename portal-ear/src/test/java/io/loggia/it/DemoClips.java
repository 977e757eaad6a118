package io.loggia.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The clips of the demo organisation: real films that the server's own FFmpeg makes and works on at its first start. */
final class DemoClips {
    /** Each holds one, and nothing that a test uploads. */
    private static final Set<String> CHANNELS = Set.of("Welcome aboard", "Sales academy", "Engineering craft");

    private static final Duration LIMIT = Duration.ofMinutes(6);

    private DemoClips() {}

    /** Returns when every clip has all of its qualities and pictures. */
    static void await(PortalServer server) {
        PortalClient admin = server.signIn("admin");
        Eventually.holds(
                "demo clips are ready",
                LIMIT,
                () -> clips(admin)
                                .filter(item ->
                                        item.path("processing").asString().equals("READY"))
                                .count()
                        == CHANNELS.size());
    }

    /** A copy of the file of one that has a picture. */
    static Path copyOfAFilm(PortalServer server, Path target) throws IOException {
        await(server);
        PortalClient admin = server.signIn("admin");
        String media = clips(admin)
                .filter(item -> item.path("kind").asString().equals("VIDEO"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        String revision = admin.getJson("/api/v1/media/" + media + "/files")
                .path("revisions")
                .get(0)
                .path("id")
                .asString();
        return Files.copy(
                server.home().resolve("media/sources").resolve(revision).resolve("source"), target);
    }

    private static Stream<JsonNode> clips(PortalClient admin) {
        return admin.getJson("/api/v1/channels")
                .path("items")
                .valueStream()
                .filter(channel -> CHANNELS.contains(channel.path("name").asString()))
                .flatMap(channel -> admin.getJson("/api/v1/media?state=PUBLISHED&channel="
                                + channel.path("id").asString())
                        .path("items")
                        .valueStream());
    }
}
