package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** The main road of the product in a real browser: upload, publish, caption, find, watch, complete, report. */
@ResourceLock(PortalServer.DEMO)
class JourneyIT {

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.demo();

    private static final Duration BROWSER_LIMIT = Duration.ofMinutes(10);

    private static final String CAPTIONS = """
            WEBVTT

            00:00.500 --> 00:03.500
            Welcome to the journey of a sentence.

            00:04.000 --> 00:07.000
            <v Vera>Nobody expects a marmalade escalator in a training film.

            00:08.000 --> 00:12.000
            Which is why it is easy to find.
            """;

    @TempDir
    Path folder;

    @Test
    void sentence_uploadedFoundWatchedAndReported_standsInTheManagersWorkbook() throws Exception {
        Path film = DemoClips.copyOfAFilm(SERVER, folder.resolve("journey.mp4"));
        Path captions = Files.writeString(folder.resolve("journey.en.vtt"), CAPTIONS);
        Path report = folder.resolve("report.xlsx");

        JsonNode facts = NodeScript.ofBrowser("journey.mjs", BROWSER_LIMIT)
                .run(
                        SERVER,
                        folder,
                        Map.of(
                                "LOGGIA_FILM", film.toString(),
                                "LOGGIA_CAPTIONS", captions.toString(),
                                "LOGGIA_REPORT", report.toString(),
                                "LOGGIA_SHOTS", NodeScript.shots("journey")));

        assertThat(facts.path("ok").asBoolean()).as(facts.toString()).isTrue();
        assertThat(facts.path("startedAt").asDouble())
                .as("the hit starts where it is said")
                .isBetween(3.5, 12.0);
        assertThat(facts.path("secondHeight").asInt())
                .isNotEqualTo(facts.path("firstHeight").asInt());
        assertThat(facts.path("mediaError").isNull()).as(facts.toString()).isTrue();
        assertThat(facts.has("pageErrors")).as(facts.toString()).isFalse();
        assertThat(facts.has("policy")).as(facts.toString()).isFalse();
        List<String> rows = rowsOf(report, "Journey of a sentence");
        assertThat(rows).anyMatch(row -> row.contains("Vera Viewer") && row.contains("Completed"));
        assertThat(rows).anyMatch(row -> row.contains("Mara Manager") && row.contains("Never opened"));
        assertThat(rows).noneMatch(row -> row.contains("Emil Engineer"));
    }

    private static List<String> rowsOf(Path file, String title) throws IOException {
        return Worksheets.rows(Files.readAllBytes(file)).stream()
                .map(cells -> String.join(" | ", cells))
                .filter(row -> row.contains(title))
                .toList();
    }
}
