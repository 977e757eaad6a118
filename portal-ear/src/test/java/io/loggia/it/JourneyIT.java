package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The main road of the product in a real browser: upload, publish, caption, find, watch, complete, report. */
class JourneyIT {

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final Duration DEMO_LIMIT = Duration.ofMinutes(6);
    private static final long BROWSER_LIMIT_MINUTES = 10;

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
        Path film = copyOfADemoFilm();
        Path captions = Files.writeString(folder.resolve("journey.en.vtt"), CAPTIONS);
        Path report = folder.resolve("report.xlsx");

        JsonNode facts = inTheBrowser(Map.of(
                "LOGGIA_BASE", SERVER.base().toString(),
                "LOGGIA_PASSWORD", PortalServer.DEMO_PASSWORD,
                "LOGGIA_FILM", film.toString(),
                "LOGGIA_CAPTIONS", captions.toString(),
                "LOGGIA_REPORT", report.toString()));

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
        assertThat(rows).anyMatch(row -> row.contains("Mara Manager") && row.contains("Not started"));
        assertThat(rows).noneMatch(row -> row.contains("Emil Engineer"));
    }

    /** The demonstration clips are real films that the server's own FFmpeg made; the largest has a picture. */
    private Path copyOfADemoFilm() throws IOException, InterruptedException {
        PortalClient admin = SERVER.signIn("admin");
        Instant limit = Instant.now().plus(DEMO_LIMIT);
        while (!demoIsReady(admin)) {
            assertThat(Instant.now()).as("demo media are ready before").isBefore(limit);
            Thread.sleep(1000);
        }
        try (Stream<Path> sources = Files.walk(SERVER.home().resolve("media").resolve("sources"))) {
            Path largest = sources.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(path -> path.toFile().length()))
                    .orElseThrow();
            return Files.copy(largest, folder.resolve("journey.mp4"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean demoIsReady(PortalClient admin) {
        JsonNode items = admin.getJson("/api/v1/media?kind=VIDEO").path("items");
        int ready = 0;
        for (JsonNode item : items) {
            ready += item.path("processing").asString().equals("READY") ? 1 : 0;
        }
        return ready > 0;
    }

    private JsonNode inTheBrowser(Map<String, String> environment) throws IOException, InterruptedException {
        Path output = folder.resolve("journey.json");
        Path errors = folder.resolve("journey.err");
        ProcessBuilder builder = new ProcessBuilder("node", System.getProperty("loggia.browser") + "/journey.mjs")
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("LOGGIA_UI", System.getProperty("loggia.ui"));
        builder.environment().put("LOGGIA_SHOTS", System.getProperty("loggia.scratch") + "/screenshots");
        Process browser = builder.start();
        if (!browser.waitFor(BROWSER_LIMIT_MINUTES, TimeUnit.MINUTES)) {
            browser.destroyForcibly();
            throw new AssertionError("the browser did not finish: " + Files.readString(errors));
        }
        String json = Files.readString(output).strip();
        assertThat(json).as(Files.readString(errors)).startsWith("{");
        return JsonMapper.builder().build().readTree(json);
    }

    private static List<String> rowsOf(Path file, String title) throws IOException {
        return Worksheets.rows(Files.readAllBytes(file)).stream()
                .map(cells -> String.join(" | ", cells))
                .filter(row -> row.contains(title))
                .toList();
    }
}
