package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** What is deleted is gone for everybody at once, can be had back as it was, and is deleted for good only then. */
@ResourceLock(PortalServer.SHARED)
class TrashIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String MEDIA = "/api/v1/media/";
    private static final String TRASH = "/api/v1/trash";
    private static final Duration PROMISE = Duration.ofSeconds(5);
    private static final Duration SURELY = Duration.ofSeconds(15);

    private static PortalClient admin;
    private static PortalClient author;
    private static PortalClient viewer;
    private static Studio studio;

    private String word;
    private String media;

    @BeforeAll
    static void signIn() {
        admin = SERVER.signIn("admin");
        author = SERVER.signIn("author");
        viewer = SERVER.signIn("viewer");
        studio = new Studio(author);
    }

    @BeforeEach
    void publish() {
        word = "w" + UUID.randomUUID().toString().replace("-", "");
        media = studio.upload(Films.browserReady(2, "160x90"), "Trash " + word);
        studio.awaitProcessed(media, "READY");
        studio.caption(media, "en", "WEBVTT\n\n00:00.100 --> 00:01.500\nspoken " + word + "\n");
        studio.publish(media, "d:" + Organisation.department(admin, "Sales"));
    }

    @Test
    void deletedItem_isSeenByNobodyAnywhere_andComesBackAsItWas() {
        awaitHits(1);
        complete();
        MediaAddresses given = MediaAddresses.of(viewer, media);
        JsonNode before = author.getJson(MEDIA + media);

        assertThat(author.delete(MEDIA + media).statusCode()).isEqualTo(204);

        for (PortalClient person : List.of(admin, author, viewer)) {
            for (String part : List.of("", "/playback", "/processing", "/files", "/captions/en", "/chapters")) {
                assertThat(person.get(MEDIA + media + part).statusCode())
                        .as(part)
                        .isEqualTo(404);
            }
            assertThat(person.getJson("/api/v1/media?q=" + word).path("items")).isEmpty();
            assertThat(person.getJson("/api/v1/media?id=" + media).path("items"))
                    .isEmpty();
        }
        assertThat(author.getJson("/api/v1/media?mine=true&q=" + word).path("items"))
                .isEmpty();
        assertThat(author.patchJson(MEDIA + media, Map.of("title", "Not here")).statusCode())
                .isEqualTo(404);
        assertThat(author.delete(MEDIA + media).statusCode()).isEqualTo(404);
        Eventually.holds("the bytes stop", PROMISE, () -> statusesAre(given, 403));
        awaitHits(0);
        assertThat(reported()).as("facts stay in reports").isEqualTo("COMPLETED");
        assertThat(viewer.getJson("/api/v1/me/completions").toString()).contains(media);

        assertThat(author.postJson(TRASH + "/" + media + "/restore", Map.of()).statusCode())
                .isEqualTo(204);

        JsonNode after = author.getJson(MEDIA + media);
        for (String fact : List.of("title", "state", "audience", "publishedAt", "captions", "views")) {
            assertThat(after.path(fact)).as(fact).isEqualTo(before.path(fact));
        }
        assertThat(statusesAre(MediaAddresses.of(viewer, media), 200)).isTrue();
        awaitHits(1);
        assertThat(viewer.getJson(MEDIA + media).path("completed").asBoolean()).isTrue();
    }

    @Test
    void trash_isOpenToAuthorAndAdminAlone() {
        author.delete(MEDIA + media);
        String colleague = "c" + word.substring(0, 10);
        Organisation.change(
                admin,
                Organisation.hire(admin, colleague, "Carl Colleague", "Sales"),
                Map.of("roles", List.of("VIEWER", "AUTHOR")));
        PortalClient other = SERVER.signIn(colleague);

        assertThat(viewer.get(TRASH).statusCode()).isEqualTo(403);
        assertThat(trashed(other)).isFalse();
        for (PortalClient person : List.of(viewer, other)) {
            assertThat(person.postJson(TRASH + "/" + media + "/restore", Map.of())
                            .statusCode())
                    .isEqualTo(404);
            assertThat(person.delete(TRASH + "/" + media).statusCode()).isEqualTo(404);
        }
        assertThat(trashed(author)).isTrue();
        assertThat(trashed(admin)).isTrue();

        JsonNode entry = author.getJson(TRASH + "?limit=1").path("items").get(0);
        assertThat(entry.path("trashedBy").path("name").asString())
                .isEqualTo(author.getJson("/api/v1/me").path("name").asString());
        assertThat(entry.path("bytes").asLong()).isPositive();
        assertThat(Duration.between(
                        Instant.parse(entry.path("trashedAt").asString()),
                        Instant.parse(entry.path("deletedAt").asString())))
                .isEqualTo(Duration.ofDays(30));
    }

    @Test
    void itemOutsideOfTheTrash_isNotDeletedThroughIt() {
        assertThat(author.delete(TRASH + "/" + media).statusCode()).isEqualTo(404);
        assertThat(author.postJson(TRASH + "/" + media + "/restore", Map.of()).statusCode())
                .isEqualTo(404);

        assertThat(author.get(MEDIA + media).statusCode()).isEqualTo(200);
    }

    @Test
    void deletedForGood_leavesNoFile_keepsTheProof_andIsWrittenDown() {
        complete();
        List<Path> folders = folders();
        assertThat(folders).hasSize(3);
        author.delete(MEDIA + media);
        assertThat(folders).as("nothing is lost yet").allMatch(Files::exists);

        assertThat(author.delete(TRASH + "/" + media).statusCode()).isEqualTo(204);

        Eventually.holds("no file is left", SURELY, () -> folders.stream().noneMatch(Files::exists));
        assertThat(trashed(admin)).isFalse();
        assertThat(author.postJson(TRASH + "/" + media + "/restore", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(viewer.getJson("/api/v1/me/completions").toString()).contains(media);
        assertThat(admin.getJson("/api/v1/admin/audit?limit=100")
                        .path("items")
                        .valueStream()
                        .filter(entry -> entry.toString().contains(media))
                        .map(entry -> entry.path("action").asString()))
                .contains("media.trashed", "media.deleted");
    }

    @Test
    void itemWithoutAByte_isGoneAtOnce() {
        String metadata = TusClient.metadata("filename", "never.mp4") + "," + TusClient.metadata("title", "Never came");
        String never = new TusClient(author)
                .create(1000, metadata)
                .headers()
                .firstValue("Loggia-Media-Id")
                .orElseThrow();

        assertThat(author.delete(MEDIA + never).statusCode()).isEqualTo(204);

        assertThat(author.getJson(TRASH + "?limit=100").toString()).doesNotContain(never);
    }

    private List<Path> folders() {
        String master =
                MediaAddresses.of(viewer, media).playback().path("hlsUrl").asString();
        String revision = EdgeToken.of(master).folder().split("/", -1)[1];
        return List.of("sources", "renditions", "stills").stream()
                .map(kind -> SERVER.home().resolve("media").resolve(kind).resolve(revision))
                .toList();
    }

    private void complete() {
        JsonNode playback = viewer.getJson(MEDIA + media + "/playback");
        String beats = "/api/v1/playback/" + playback.path("sessionId").asString() + "/beats";
        Map<String, Object> beat = Map.of("coverage", List.of(List.of(0, 2)), "position", 2, "rate", 1, "ended", true);
        Eventually.holds(
                "completed",
                SURELY,
                () -> PortalClient.json(viewer.postJson(beats, beat))
                        .path("completed")
                        .asBoolean());
    }

    private String reported() {
        return SERVER.signIn("manager")
                .getJson("/api/v1/reports/completion?department=" + Organisation.department(admin, "Sales")
                        + "&from=2026-01-01")
                .path("rows")
                .valueStream()
                .filter(row -> row.path("mediaId").asString().equals(media))
                .map(row -> row.path("state").asString())
                .distinct()
                .reduce((one, another) -> one + " " + another)
                .orElse("none");
    }

    private static boolean statusesAre(MediaAddresses addresses, int expected) {
        return addresses.signed().stream()
                .allMatch(path -> RawHttp.get(SERVER.base(), path).status() == expected);
    }

    private boolean trashed(PortalClient person) {
        return person.getJson(TRASH + "?limit=100").toString().contains(media);
    }

    private void awaitHits(int expected) {
        Eventually.holds(
                "hits for " + word,
                SURELY,
                () -> viewer.getJson("/api/v1/search?q=" + word).path("total").asInt() == expected);
    }
}
