package io.loggia.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The clips of the demo organisation: real films that the server's own FFmpeg makes and works on at its first start. */
final class DemoClips {
    private static final int CLIPS = 3;
    private static final long LARGEST = 1 << 20;
    private static final Duration LIMIT = Duration.ofMinutes(6);

    private DemoClips() {}

    /** Returns when every clip has all of its qualities and pictures. */
    static void await(PortalServer server) {
        PortalClient admin = server.signIn("admin");
        Eventually.holds("demo clips are ready", LIMIT, () -> ready(admin) >= CLIPS);
    }

    /** A copy of one with a picture, which is larger than those without; never of what another test has uploaded whole. */
    static Path copyOfAFilm(PortalServer server, Path target) throws IOException {
        await(server);
        try (Stream<Path> sources = Files.walk(server.home().resolve("media").resolve("sources"))) {
            Path largest = sources.filter(
                            path -> path.toFile().isFile() && path.toFile().length() < LARGEST)
                    .max(Comparator.comparingLong(path -> path.toFile().length()))
                    .orElseThrow();
            return Files.copy(largest, target);
        }
    }

    private static int ready(PortalClient admin) {
        int ready = 0;
        for (JsonNode item : admin.getJson("/api/v1/media?state=PUBLISHED").path("items")) {
            ready += item.path("processing").asString().equals("READY") ? 1 : 0;
        }
        return ready;
    }
}
