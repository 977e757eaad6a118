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

/** A film that is spoken in two languages: the usual one is heard first, and whoever chooses the other keeps it. */
@ResourceLock(PortalServer.SHARED)
class SoundTracksIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path scratch;

    @Test
    void film_inTwoLanguages_isHeardInTheOneThatIsChosen() throws Exception {
        Path film = Films.make(
                "two-languages.mp4",
                "-f lavfi -i testsrc2=duration=20:size=320x180:rate=25".split(" "),
                "-f lavfi -i sine=frequency=440:duration=20 -f lavfi -i sine=frequency=880:duration=20".split(" "),
                "-map 0 -map 1 -map 2 -metadata:s:a:0 language=ger -metadata:s:a:1 language=eng".split(" "),
                "-disposition:a:0 0 -disposition:a:1 default -c:v libx264 -preset ultrafast -pix_fmt yuv420p"
                        .split(" "),
                "-g 50 -c:a aac -movflags +faststart".split(" "));
        Studio studio = new Studio(SERVER.signIn("author"));
        String media = studio.upload(film, "Spoken " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");
        studio.publish(media, "*");

        JsonNode told = NodeScript.ofBrowser("sound.mjs", LIMIT)
                .run(SERVER, scratch, Map.of("LOGGIA_MEDIA", media, "LOGGIA_SHOTS", NodeScript.shots("sound")));

        assertThat(told.path("offered").toString()).isEqualTo("[[\"English\",true],[\"German\",false]]");
        assertThat(told.path("later").toString()).isEqualTo("[[\"English\",false],[\"German\",true]]");
    }
}
