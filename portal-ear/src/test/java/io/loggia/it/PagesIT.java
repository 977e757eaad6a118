package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/**
 * Every page in a real browser, on a desk in one theme and on a phone in the other (long runs take both): no accessibility violation, no error or policy
 * breach in the console, nothing wider than the screen, nothing from elsewhere, no word missing, a title of its own. The
 * pictures lie in {@code target/screenshots/pages} for whoever wants to look.
 */
@ResourceLock(PortalServer.DEMO)
class PagesIT {

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.demo();

    /** For a browser that hangs: a slow machine takes many minutes for some hundred looks. */
    private static final Duration LIMIT = Duration.ofMinutes(25);

    private static final int PAGES = 35;

    @TempDir
    Path folder;

    @Test
    void everyPage_everyThemeAndSize_isInOrder() throws Exception {
        Path film = DemoClips.copyOfAFilm(SERVER, folder.resolve("tour.mp4"));

        JsonNode told = NodeScript.ofBrowser("tour.mjs", LIMIT)
                .run(
                        SERVER,
                        folder,
                        Map.of(
                                "LOGGIA_FILM", film.toString(),
                                "LOGGIA_LOOKS", Boolean.getBoolean("loggia.long") ? "all" : "some",
                                "LOGGIA_SHOTS", NodeScript.shots("pages")));

        assertThat(texts(told.path("findings"))).isEmpty();
        assertThat(texts(told.path("visited"))).hasSizeGreaterThan(PAGES).doesNotHaveDuplicates();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
