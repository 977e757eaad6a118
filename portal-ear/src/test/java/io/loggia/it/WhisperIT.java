package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** whisper.cpp in its own process, as the packaged server starts it. What it hears is held by the tests of {@code media}. */
@ResourceLock(PortalServer.MORTAL)
class WhisperIT {

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.mortal();

    private static final String ADMIN = "/api/v1/admin/speech";

    private PortalClient admin;
    private Path models;

    @BeforeEach
    void setUp() throws IOException {
        admin = SERVER.signIn("admin");
        models = Files.createDirectories(SERVER.home().resolve("speech-models"));
    }

    private HttpResponse<String> choose(String file, int threads) {
        Map<String, Object> wish = new HashMap<>(Map.of(
                "version",
                admin.getJson(ADMIN).path("version").asInt(),
                "engine",
                "WHISPER",
                "address",
                "",
                "model",
                "",
                "modelFile",
                file,
                "threads",
                threads,
                "languages",
                List.of(),
                "automatic",
                false));
        return admin.putJson(ADMIN, wish);
    }

    private JsonNode tried(String file) {
        HttpResponse<String> reply = choose(file, 1);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return PortalClient.json(admin.postJson(ADMIN + "/test", Map.of()));
    }

    /** A model most of whose weights are missing: only the library itself can tell. */
    private void cutOff(String name) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(100_000).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : new int[] {0x67676d6c, 51_865, 1500, 384, 6, 4, 448, 384, 6, 4, 80, 1, 80, 201}) {
            header.putInt(value);
        }
        // A mel bank of zeros, no words, and one of its many weights.
        header.position(header.position() + 80 * 201 * Float.BYTES).putInt(0);
        byte[] weight = "encoder.ln_post.bias".getBytes(StandardCharsets.US_ASCII);
        header.putInt(1).putInt(weight.length).putInt(0).putInt(384).put(weight);
        header.position(header.position() + 384 * Float.BYTES);
        Files.write(models.resolve(name), Arrays.copyOf(header.array(), header.position()));
    }

    @Test
    void model_isChosenByItsName_amongTheOperatorsFiles() throws IOException {
        cutOff("ggml-short.bin");
        Files.writeString(models.resolve("notes.txt"), "no model");

        JsonNode listed = admin.getJson(ADMIN + "/models").path("models");

        assertThat(listed.toString())
                .contains("{\"bytes\":65952,\"name\":\"ggml-short.bin\",\"usable\":true}")
                .contains("{\"bytes\":8,\"name\":\"notes.txt\",\"usable\":false}");
        assertThat(choose("../secrets/secret-key", 1).statusCode()).isEqualTo(400);
        assertThat(choose("ggml-short.bin", 1000).statusCode()).isEqualTo(400);
        assertThat(SERVER.signIn("author").get(ADMIN + "/models").statusCode()).isEqualTo(403);
    }

    @Test
    void trial_tellsWhatIsWrong_byACode() throws IOException {
        cutOff("ggml-short.bin");
        Files.writeString(models.resolve("notes.txt"), "no model");

        assertThat(tried("ggml-gone.bin").path("code").asString()).isEqualTo("NO_MODEL");
        assertThat(tried("notes.txt").path("code").asString()).isEqualTo("NOT_A_MODEL");
        JsonNode told = tried("ggml-short.bin");
        assertThat(told.path("code").asString()).as(told.toString()).isEqualTo("NOT_A_MODEL");
        assertThat(told.path("trouble").asString()).contains("no model of whisper.cpp");
        assertThat(admin.get("/api/v1/admin/audit?limit=50").body()).contains("ggml-short.bin");
        try (var tools = Files.list(SERVER.home().resolve("tools"))) {
            assertThat(tools.filter(tool -> tool.getFileName().toString().startsWith("whisper-")))
                    .hasSize(1);
        }
    }
}
