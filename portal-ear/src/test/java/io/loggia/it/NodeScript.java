package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A script that Node runs with what npm brought for the page. It prints one JSON object, which is what it has to say.
 *
 * @param limit after which it is ended and has failed
 */
record NodeScript(Path script, Duration limit) {

    /** One of {@code src/test/browser}, which drives a real browser. */
    static NodeScript ofBrowser(String name, Duration limit) {
        return new NodeScript(Path.of(System.getProperty("loggia.browser"), name), limit);
    }

    /** One of the page's own tools. */
    static NodeScript ofPage(String name, Duration limit) {
        return new NodeScript(Path.of(System.getProperty("loggia.ui"), "build", name), limit);
    }

    /** Where the scripts lay their pictures. */
    static String shots(String folder) {
        return Path.of(System.getProperty("loggia.scratch"))
                .resolveSibling("screenshots")
                .resolve(folder)
                .toString();
    }

    /** Drives the browser against {@code server}; {@code environment} comes on top of its address and password. */
    JsonNode run(PortalServer server, Path scratch, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("node", script.toString());
        builder.environment()
                .putAll(Map.of(
                        "LOGGIA_BASE", server.base().toString(),
                        "LOGGIA_PASSWORD", PortalServer.DEMO_PASSWORD,
                        "LOGGIA_UI", System.getProperty("loggia.ui")));
        builder.environment().putAll(environment);
        return run(builder, scratch);
    }

    JsonNode run(Path scratch, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", script.toString()));
        command.addAll(arguments);
        return run(new ProcessBuilder(command), scratch);
    }

    private JsonNode run(ProcessBuilder builder, Path scratch) throws IOException, InterruptedException {
        Path output = scratch.resolve("script.json");
        Path errors = scratch.resolve("script.err");
        Process process = builder.redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(script.getFileName() + " did not finish: " + Files.readString(errors));
        }
        String json = Files.readString(output).strip();
        assertThat(json).as(Files.readString(errors)).startsWith("{");
        return JsonMapper.builder().build().readTree(json);
    }
}
