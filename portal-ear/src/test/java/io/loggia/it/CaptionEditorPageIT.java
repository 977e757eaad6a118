package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** The editor of captions in a real browser: by keys alone, with 3,000 lines, through a lost network and a lost session. */
@ResourceLock(PortalServer.SHARED)
class CaptionEditorPageIT {

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int ROWS_IN_VIEW = 40;

    @TempDir
    Path folder;

    @Test
    void editor_lineSplitTakenBackAndChanged_savesItselfAndIsThereAgain() throws Exception {
        String media = film();

        JsonNode facts = NodeScript.ofBrowser("captions.mjs", LIMIT)
                .run(SERVER, folder, Map.of("LOGGIA_MEDIA", media, "LOGGIA_PART", "heart"));

        assertThat(facts.path("failed").asString("")).as(facts.toString()).isEmpty();
        assertThat(facts.path("split").toString()).isEqualTo("[\"Good morning\",\"everybody\"]");
        assertThat(facts.path("undone").asString()).isEqualTo("Good morning everybody");
        assertThat(facts.path("draft").size()).isEqualTo(3);
        assertThat(facts.path("draft").get(2).path("text").asString()).isEqualTo("And end well");
        assertThat(facts.path("kept").asString()).isEqualTo("And end well");
    }

    private static String film() {
        Studio studio = new Studio(SERVER.signIn("author"));
        String media = studio.upload(Films.browserReady(4, "320x240"), "Put right " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");
        return media;
    }

    @LongTest
    @Test
    void editor_byKeys_long_andInTrouble_losesNothing() throws Exception {
        String media = film();

        JsonNode facts = NodeScript.ofBrowser("captions.mjs", LIMIT).run(SERVER, folder, Map.of("LOGGIA_MEDIA", media));

        assertThat(facts.path("failed").asString("")).as(facts.toString()).isEmpty();
        assertThat(facts.path("split").toString()).isEqualTo("[\"Good morning\",\"everybody\"]");
        assertThat(facts.path("merged").asString()).isEqualTo("Good morning everybody");
        assertThat(facts.path("setStart").asString()).isEqualTo("0:01.500");
        assertThat(facts.path("nudged").asString()).isEqualTo("0:03.100");
        assertThat(facts.path("draft").get(1).path("startSeconds").asDouble()).isEqualTo(1.5);
        assertThat(facts.path("published").asString())
                .contains("00:00:00.000 --> 00:00:03.100\nGood morning everybody")
                .contains("Let us begin");
        assertThat(facts.path("stays").asDouble())
                .as("the film stays where it stood")
                .isEqualTo(1.5);
        assertThat(facts.path("drawn").asInt()).isBetween(1, ROWS_IN_VIEW);
        assertThat(facts.path("first").asString()).isEqualTo("Sentence 1 of the talk which is typed quickly");
        assertThat(facts.path("afterNetwork").asString()).isEqualTo("Before and while it is gone");
        assertThat(facts.path("afterSignIn").asString()).isEqualTo("Before and while it is gone, signed out");
        assertThat(facts.path("afterReturn").asString()).isEqualTo("Before and while it is gone, signed out, away");
    }
}
