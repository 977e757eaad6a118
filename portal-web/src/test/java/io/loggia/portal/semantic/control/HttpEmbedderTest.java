package io.loggia.portal.semantic.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loggia.portal.platform.control.TestCalls;
import io.loggia.search.embedding.EmbeddingException;
import io.loggia.search.embedding.EmbeddingException.Reason;
import io.loggia.search.embedding.UnitVectors;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEmbedderTest {

    private final TestCalls calls = new TestCalls();
    private ModelServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ModelServer();
    }

    @AfterEach
    void stop() {
        server.close();
        calls.close();
    }

    private HttpEmbedder model(String prefix, Duration limit) {
        return new HttpEmbedder(calls.http(), server.address(), "small", "secret", prefix, limit);
    }

    private EmbeddingException refusal(Duration limit) {
        EmbeddingException refused = catchThrowableOfType(
                EmbeddingException.class, () -> model("", limit).embed(List.of("one", "two")));
        assertThat(refused).isNotNull();
        return refused;
    }

    @Test
    void embed_texts_haveVectorsInTheirOrder() throws EmbeddingException {
        List<float[]> vectors = model("query: ", Duration.ofSeconds(5)).embed(List.of("leave", "pumps", "vacation"));

        assertThat(server.asked).containsExactly("query: leave", "query: pumps", "query: vacation");
        assertThat(server.authorization).isEqualTo("Bearer secret");
        assertThat(vectors).hasSize(3);
        assertThat(UnitVectors.likeness(vectors.get(0), vectors.get(2))).isGreaterThan(0.999);
        assertThat(UnitVectors.likeness(vectors.get(0), vectors.get(1))).isLessThan(0.9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>busy</html>",
                "[]",
                "{}",
                "{\"data\":{}}",
                "{\"data\":[1,2]}",
                "{\"data\":[{\"embedding\":[1,0]}]}",
                "{\"data\":[{\"embedding\":[1,0]},{\"embedding\":[1,0]},{\"embedding\":[1,0]}]}",
                "{\"data\":[{\"embedding\":[1,0]},{\"embedding\":[1]}]}",
                "{\"data\":[{\"embedding\":[1,0]},{\"embedding\":[]}]}",
                "{\"data\":[{\"embedding\":[1,0]},{\"embedding\":[0,0]}]}",
                "{\"data\":[{\"embedding\":[1,0]},{\"embedding\":[NaN,1]}]}",
                "{\"data\":[{\"embedding\":[1,0]},{\"embedding\":[\"1\",1]}]}",
                "{\"data\":[{\"embedding\":[1,0]},{\"embedding\":[null,1]}]}",
                "{\"data\":[{\"embedding\":[1,0]},{\"embedding\":[1e999,1]}]}",
                "{\"data\":[{\"embedding\":[1,0]},{\"embedding\":\"AAAA\"}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[1,0]},{\"index\":0,\"embedding\":[1,0]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[1,0]},{\"index\":7,\"embedding\":[1,0]}]}"
            })
    void embed_badAnswer_isNonsense(String body) {
        server.instead = question -> body;

        assertThat(refusal(Duration.ofSeconds(5)).reason()).isEqualTo(Reason.NONSENSE);
    }

    @Test
    void embed_deepOrHugeAnswer_isNonsense() {
        server.instead = question -> "{\"data\":" + "[".repeat(5_000);
        assertThat(refusal(Duration.ofSeconds(5)).reason()).isEqualTo(Reason.NONSENSE);

        String zeros = IntStream.range(0, 600_000).mapToObj(i -> "0").collect(Collectors.joining(","));
        server.instead = question -> "{\"data\":[{\"embedding\":[" + zeros + "]}]}";
        assertThat(refusal(Duration.ofSeconds(5)).reason()).isEqualTo(Reason.NONSENSE);
    }

    @Test
    void embed_slowServer_isAwayAfterTheLimit() {
        server.pause = Duration.ofSeconds(20);

        long begun = System.nanoTime();
        assertThat(refusal(Duration.ofMillis(300)).reason()).isEqualTo(Reason.AWAY);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void embed_nobodyThere_isAway() {
        server.close();

        assertThat(refusal(Duration.ofSeconds(5)).reason()).isEqualTo(Reason.AWAY);
    }

    @ParameterizedTest
    @CsvSource({"400,REFUSED", "401,AWAY", "404,AWAY", "413,REFUSED", "422,REFUSED", "429,AWAY", "302,AWAY", "503,AWAY"
    })
    void embed_status_isTold(int status, Reason reason) {
        server.status = status;

        EmbeddingException refused = refusal(Duration.ofSeconds(5));

        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.getMessage()).contains("HTTP " + status).doesNotContain("secret");
    }
}
