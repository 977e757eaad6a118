package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A replaced file stays for its author to go back to, and no longer than was promised. */
@LongTest
class ReplacedFilesIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(
            Map.of("LOGGIA_CATALOG_KEEP_REVISIONS", "PT5S", "LOGGIA_PROCESSING_KEEP_REPLACED", "PT0S"));

    /** The first round of the upkeep is a minute behind the start. */
    private static final Duration ROUND = Duration.ofMinutes(3);

    private static final List<String> FOLDERS = List.of("sources", "renditions", "stills");

    @Test
    void replacedFile_isRemovedWithAllThatWasMadeOfIt_andTheNewOneStays() {
        PortalClient author = SERVER.signIn("author");
        Studio studio = new Studio(author);
        String media = studio.upload(Films.browserReady(2, "320x240"), "Replaced " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");
        studio.replace(media, Films.browserReady(3, "320x240"), Map.of());
        String old = studio.revisions(media).get(1).path("id").asString();
        String current = studio.revisions(media).get(0).path("id").asString();
        assertThat(folder("sources", old)).isDirectory();

        SERVER.killAndRestart();

        PortalClient again = SERVER.signIn("author");
        Eventually.holds(
                "nothing is left of the old one",
                ROUND,
                () -> FOLDERS.stream().noneMatch(kind -> Files.exists(folder(kind, old))));
        JsonNode gone = new Studio(again).revisions(media).get(1);
        assertThat(gone.path("hasFiles").asBoolean()).isFalse();
        assertThat(again.postJson("/api/v1/media/" + media + "/files/" + old + "/current", Map.of())
                        .statusCode())
                .as("back to what is gone")
                .isEqualTo(409);
        assertThat(FOLDERS).allSatisfy(kind -> assertThat(folder(kind, current)).isDirectory());
        String hls = again.getJson("/api/v1/media/" + media + "/playback")
                .path("hlsUrl")
                .asString();
        assertThat(again.get(hls).statusCode()).isEqualTo(200);
    }

    private static Path folder(String kind, String revision) {
        return SERVER.home().resolve("media").resolve(kind).resolve(revision);
    }
}
