package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What an author does: uploads a film, waits for it, captions it, publishes it. Each step must succeed. */
final class Studio {
    private static final String MEDIA = "/api/v1/media/";

    /** Films are seconds long; the rest is the waiting behind other work on a slow machine. */
    private static final Duration WORK = Duration.ofMinutes(3);

    private final PortalClient author;

    Studio(PortalClient author) {
        this.author = author;
    }

    /** @return the id of a new item, ready and published for everybody */
    static String published(PortalServer server, int seconds, String title) {
        Studio studio = new Studio(server.signIn("author"));
        String media = studio.upload(Films.browserReady(seconds, "160x90"), title);
        studio.awaitProcessed(media, "READY");
        studio.publish(media, "*");
        return media;
    }

    /** @return the item's id */
    String upload(Path film, String title) {
        return upload(bytes(film), film.getFileName().toString(), title);
    }

    /** @return the item's id */
    String upload(byte[] film, String fileName, String title) {
        return store(film, Map.of("filename", fileName, "title", title))
                .firstValue("Loggia-Media-Id")
                .orElseThrow();
    }

    /**
     * Gives an item another file; returns when that one plays and the work on it is over.
     *
     * @param more what else the upload says of it
     */
    void replace(String media, Path film, Map<String, String> more) {
        int before = revisions(media).size();
        Map<String, String> metadata = new HashMap<>(more);
        metadata.put("filename", film.getFileName().toString());
        metadata.put("mediaId", media);
        store(bytes(film), metadata);
        Eventually.holds("the new file of " + media + " plays", WORK, () -> {
            JsonNode now = revisions(media);
            return now.size() == before + 1 && now.path(0).path("current").asBoolean();
        });
        awaitProcessed(media, "READY");
    }

    /** The newest first. */
    JsonNode revisions(String media) {
        return author.getJson(MEDIA + media + "/files").path("revisions");
    }

    private HttpHeaders store(byte[] film, Map<String, String> metadata) {
        TusClient tus = new TusClient(author);
        HttpResponse<String> created = tus.create(
                film.length,
                metadata.entrySet().stream()
                        .map(entry -> TusClient.metadata(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(",")));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String upload = created.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> stored = tus.append(upload, 0, film);
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(204);
        return stored.headers();
    }

    private static byte[] bytes(Path film) {
        try {
            return Files.readAllBytes(film);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the item when the work on it is over: READY or FAILED, as was expected. */
    JsonNode awaitProcessed(String media, String expected) {
        JsonNode item = Eventually.get("work on " + media, WORK, () -> {
            JsonNode now = author.getJson(MEDIA + media);
            boolean over =
                    List.of("READY", "FAILED").contains(now.path("processing").asString())
                            && processing(media).path("jobs").valueStream().allMatch(Studio::isOver);
            return over ? Optional.of(now) : Optional.empty();
        });
        assertThat(item.path("processing").asString())
                .as("%s; %s", item, processing(media))
                .isEqualTo(expected);
        return item;
    }

    JsonNode processing(String media) {
        return author.getJson(MEDIA + media + "/processing");
    }

    void publish(String media, String... audience) {
        change(media, Map.of("state", "PUBLISHED", "audience", List.of(audience)));
    }

    void change(String media, Map<String, ?> patch) {
        HttpResponse<String> reply = author.patchJson(MEDIA + media, patch);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    void caption(String media, String language, String webVtt) {
        HttpResponse<String> reply = author.send(
                "PUT",
                MEDIA + media + "/captions/" + language,
                BodyPublishers.ofString(webVtt),
                Map.of("Content-Type", "text/vtt"));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    private static boolean isOver(JsonNode job) {
        return List.of("DONE", "SKIPPED", "FAILED").contains(job.path("state").asString());
    }
}
