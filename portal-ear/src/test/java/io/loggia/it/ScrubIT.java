package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Rot, missing files and strangers are found; what can be made again is, and the rest is told. */
@LongTest
class ScrubIT {
    @Order(1)
    @RegisterExtension
    static final S3Server S3 = new S3Server();

    @Order(2)
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(Map.of(
            "LOGGIA_STORAGE_OTHER",
            "s3",
            "LOGGIA_STORAGE_S3_ENDPOINT",
            S3.endpoint().toString(),
            "LOGGIA_STORAGE_S3_BUCKET",
            S3Server.BUCKET,
            "LOGGIA_STORAGE_S3_ACCESS_KEY",
            S3Server.ACCESS_KEY,
            "LOGGIA_STORAGE_S3_SECRET_KEY",
            S3Server.SECRET_KEY));

    private static final String SCRUB = "/api/v1/admin/storage/scrub";
    private static final Duration PASS = Duration.ofMinutes(2);
    private static final Duration WORK = Duration.ofMinutes(3);

    private static PortalClient admin;
    private static PortalClient author;
    private static Studio studio;

    @BeforeAll
    static void signIn() {
        admin = SERVER.signIn("admin");
        author = SERVER.signIn("author");
        studio = new Studio(author);
    }

    @Test
    void damage_isFound_andWhatCanBeMadeAnewIs_andTheRestIsTold() throws IOException {
        String rotten = film();
        String lost = film();
        String broken = film();
        scrub();
        assertThat(findings().valueStream().filter(ScrubIT::isOpen))
                .as("all is well")
                .isEmpty();

        Path segment = largest(media().resolve(folder(rotten)));
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);
        Files.delete(largest(media().resolve(stills(lost))));
        Path original = largest(media().resolve("sources/" + revision(broken)));
        bytes = Files.readAllBytes(original);
        bytes[bytes.length / 2] ^= 1;
        Files.write(original, bytes);
        Files.writeString(Files.createDirectories(media().resolve("stray")).resolve("notes.txt"), "not ours");
        Files.writeString(S3.objects().resolve("nobody-knows"), "nor this");
        String before = folder(rotten);
        String pictures = stills(lost);

        scrub();

        assertThat(finding(before).path("problem").asString()).isEqualTo("CHANGED");
        assertThat(finding(before).path("mend").asString()).isEqualTo("MADE_ANEW");
        assertThat(finding(before).path("mediaId").asString()).isEqualTo(rotten);
        assertThat(finding(pictures).path("problem").asString()).isEqualTo("MISSING");
        assertThat(finding("stray").path("problem").asString()).isEqualTo("UNKNOWN");
        assertThat(media().resolve("stray/notes.txt")).as("is left alone").exists();
        JsonNode source = finding("sources/" + revision(broken));
        assertThat(source.path("problem").asString()).isEqualTo("CHANGED");
        assertThat(source.path("mend").asString()).isEqualTo("NONE");
        assertThat(source.path("mendedAt").isMissingNode()).isTrue();

        Eventually.holds(
                "the renditions are made anew", WORK, () -> !folder(rotten).equals(before));
        Eventually.holds("the pictures are made anew", WORK, () -> !stills(lost).equals(pictures));
        for (String place : List.of(before, pictures)) {
            Eventually.holds(
                    "it is noted",
                    Duration.ofSeconds(30),
                    () -> !finding(place).path("mendedAt").isMissingNode());
        }
        MediaAddresses.of(author, rotten);
        MediaAddresses.of(author, lost);
        assertThat(author.get("/api/v1/media/" + broken + "/playback").statusCode())
                .as("what was made of it plays on")
                .isEqualTo(200);

        // Somebody puts the file back from a backup; the next look finds it in order.
        bytes[bytes.length / 2] ^= 1;
        Files.write(original, bytes);
        Trees.delete(media().resolve("stray"));
        studio.awaitProcessed(rotten, "READY");
        studio.awaitProcessed(lost, "READY");
        scrub();
        assertThat(findings()
                        .valueStream()
                        .filter(ScrubIT::isOpen)
                        .map(finding -> finding.path("place").asString()))
                .allMatch(place -> place.startsWith("other: "));
    }

    @Test
    void pass_thatIsCutOff_goesOnWhereItWas() {
        film();
        film();
        SERVER.killAndRestart(Map.of("LOGGIA_STORAGE_SCRUB_BYTES_PER_SECOND", "50000"));
        signIn();
        Eventually.holds(
                "no other pass goes on",
                PASS,
                () -> admin.postJson(SCRUB, Map.of()).statusCode() == 202);
        Eventually.holds(
                "it is in the middle", PASS, () -> pass().path("revisions").asInt() > 0);
        assertThat(admin.postJson(SCRUB, Map.of()).statusCode()).isEqualTo(409);
        JsonNode cutOff = pass();
        assertThat(cutOff.has("endedAt")).isFalse();

        SERVER.killAndRestart(Map.of("LOGGIA_STORAGE_SCRUB_BYTES_PER_SECOND", "20971520"));
        signIn();

        Eventually.holds("the pass ends", PASS, () -> pass().has("endedAt"));
        assertThat(pass().path("startedAt").asString())
                .isEqualTo(cutOff.path("startedAt").asString());
        assertThat(pass().path("revisions").asInt())
                .isGreaterThan(cutOff.path("revisions").asInt());
    }

    private static String film() {
        String media = studio.upload(Films.browserReady(2, "320x240"), "Scrub " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");
        return media;
    }

    private static void scrub() {
        Eventually.holds(
                "no other pass goes on",
                PASS,
                () -> admin.postJson(SCRUB, Map.of()).statusCode() == 202);
        Eventually.holds("the pass ends", PASS, () -> pass().has("endedAt"));
    }

    private static JsonNode pass() {
        return admin.getJson(SCRUB).path("pass");
    }

    private static JsonNode findings() {
        return admin.getJson(SCRUB).path("findings");
    }

    private static boolean isOpen(JsonNode finding) {
        return finding.path("mendedAt").isMissingNode();
    }

    private static JsonNode finding(String place) {
        return findings()
                .valueStream()
                .filter(finding -> finding.path("place").asString().equals(place))
                .findFirst()
                .orElseThrow(() -> new AssertionError(place + " is not among " + findings()));
    }

    private static String folder(String media) {
        return EdgeToken.of(author.getJson("/api/v1/media/" + media + "/playback")
                        .path("hlsUrl")
                        .asString())
                .folder();
    }

    private static String stills(String media) {
        return EdgeToken.of(author.getJson("/api/v1/media/" + media + "/playback")
                        .path("posterUrl")
                        .asString())
                .folder();
    }

    private static String revision(String media) {
        return folder(media).split("/", -1)[1];
    }

    private static Path media() {
        return SERVER.home().resolve("media");
    }

    private static Path largest(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            Optional<Path> largest = files.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(file -> file.toFile().length()));
            return largest.orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
