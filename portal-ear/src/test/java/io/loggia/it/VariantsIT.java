package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** HEVC and AV1 beside H.264: wished for in the ladder's page, made behind everything else, chosen by players. */
@LongTest
@ResourceLock(PortalServer.SHARED)
class VariantsIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String LADDER = "/api/v1/admin/transcoding/ladder";
    private static final Duration WORK = Duration.ofMinutes(3);

    @TempDir
    Path scratch;

    private final PortalClient admin = SERVER.signIn("admin");
    private final PortalClient author = SERVER.signIn("author");

    private void wish(List<String> variants) {
        JsonNode now = admin.getJson(LADDER);
        HttpResponse<String> reply = admin.putJson(
                LADDER,
                Map.of("version", now.path("version").asInt(), "rungs", now.path("rungs"), "variants", variants));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    private Optional<JsonNode> variants(String media) {
        return new Studio(author)
                .processing(media)
                .path("jobs")
                .valueStream()
                .filter(job -> job.path("kind").asString().equals("VARIANTS"))
                .findFirst();
    }

    private String hls(String media) {
        return author.getJson("/api/v1/media/" + media + "/playback")
                .path("hlsUrl")
                .asString();
    }

    private static String folder(String address) {
        return EdgeToken.of(address).folder();
    }

    private List<String> streams(String hls) {
        return author.get(hls)
                .body()
                .lines()
                .filter(line -> line.startsWith("#EXT-X-STREAM-INF"))
                .toList();
    }

    private void assertOffersAll(String hls) {
        List<String> streams = streams(hls);
        assertThat(streams).hasSize(3);
        assertThat(streams.get(0)).contains("CODECS=\"avc1.");
        assertThat(streams.get(1)).contains("CODECS=\"hvc1.");
        assertThat(streams.get(2)).contains("CODECS=\"av01.");
    }

    @Test
    void ladderWithVariants_playsInWhatTheBrowserDecodes_andNeverWithoutH264() throws Exception {
        Studio studio = new Studio(author);
        Path film = Films.browserReady(8, "640x360");
        // The queue's threads have read the settings by now; a change must reach them all the same.
        String before = studio.upload(film, "Before " + UUID.randomUUID());
        studio.awaitProcessed(before, "READY");
        try {
            wish(List.of("HEVC", "AV1"));
            JsonNode preview = admin.getJson(LADDER + "/preview?width=640&height=360");
            assertThat(preview.path("offers").findValuesAsString("codec")).containsExactly("h264", "hevc", "av1");

            String media = studio.upload(film, "Variants " + UUID.randomUUID());
            JsonNode job = Eventually.get(
                    "the variants are made",
                    WORK,
                    () -> variants(media)
                            .filter(one -> one.path("state").asString().equals("DONE")));

            assertThat(job.path("reason").isMissingNode() || job.path("reason").isNull())
                    .as(job.toString())
                    .isTrue();
            assertThat(variants(before)).isEmpty();
            JsonNode playback = author.getJson("/api/v1/media/" + media + "/playback");
            String hls = playback.path("hlsUrl").asString();
            assertOffersAll(hls);
            JsonNode played = NodeScript.ofBrowser("players.mjs", Duration.ofMinutes(5))
                    .run(
                            SERVER,
                            scratch,
                            Map.of(
                                    "LOGGIA_HLS",
                                    hls,
                                    "LOGGIA_DASH",
                                    playback.path("dashUrl").asString()));
            for (String kind : List.of("hls", "dash")) {
                JsonNode one = played.path(kind);
                assertThat(one.path("errors").size()).as(played.toString()).isZero();
                assertThat(one.path("ended").asBoolean()).as(played.toString()).isTrue();
                assertThat(one.path("codec").asString()).as(played.toString()).containsAnyOf("av01", "avc1");
            }

            assertThat(author.postJson("/api/v1/media/" + media + "/files/reencode", Map.of())
                            .statusCode())
                    .isEqualTo(202);
            String anew = Eventually.get(
                    "the variants of the ladder made anew",
                    WORK,
                    () -> Optional.of(hls(media))
                            .filter(now -> !folder(now).equals(folder(hls))
                                    && streams(now).size() == 3));
            assertOffersAll(anew);
        } finally {
            wish(List.of());
        }
    }
}
