package io.loggia.portal.semantic.control;

import io.loggia.portal.platform.control.OutgoingException;
import io.loggia.portal.platform.control.OutgoingHttp;
import io.loggia.portal.platform.control.OutgoingHttp.Answer;
import io.loggia.search.embedding.Embedder;
import io.loggia.search.embedding.EmbeddingException;
import io.loggia.search.embedding.EmbeddingException.Reason;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model behind the interface that OpenAI has made usual, which most servers for a company's own machines offer. */
public final class HttpEmbedder implements Embedder {

    private final OutgoingHttp http;
    private final String address;
    private final String model;
    private final @Nullable String key;
    private final String prefix;
    private final Duration limit;

    /**
     * @param address below which {@code /v1/embeddings} lies
     * @param prefix put before each text
     * @param limit how long a call may take
     */
    public HttpEmbedder(
            OutgoingHttp http, String address, String model, @Nullable String key, String prefix, Duration limit) {
        this.http = http;
        this.address = address;
        this.model = model;
        this.key = key;
        this.prefix = prefix;
        this.limit = limit;
    }

    @Override
    public List<float[]> embed(List<String> texts) throws EmbeddingException {
        try {
            Answer answer = http.post(
                    URI.create(address + "/v1/embeddings"),
                    key == null
                            ? Map.of("Accept", "application/json")
                            : Map.of("Accept", "application/json", "Authorization", "Bearer " + key),
                    "application/json",
                    body(texts),
                    limit);
            if (!answer.isSuccess()) {
                throw refusal(answer.status());
            }
            return EmbeddingAnswer.read(answer.body(), texts.size());
        } catch (OutgoingException e) {
            boolean answered = e.reason() == OutgoingException.Reason.TOO_LARGE;
            throw new EmbeddingException(
                    answered ? Reason.NONSENSE : Reason.AWAY, "The model cannot be asked: " + e.getMessage(), e);
        }
    }

    private String body(List<String> texts) {
        JsonArrayBuilder input = Json.createArrayBuilder();
        texts.forEach(text -> input.add(prefix + text));
        return Json.createObjectBuilder()
                .add("model", model)
                .add("input", input)
                .add("encoding_format", "float")
                .build()
                .toString();
    }

    private static EmbeddingException refusal(int status) {
        Reason reason = status == 400 || status == 413 || status == 422 ? Reason.REFUSED : Reason.AWAY;
        String why = switch (status) {
            case 400, 413, 422 ->
                "The model does not take what it was asked; look at its name, and at how long texts may be.";
            case 401, 403 -> "The model's server refuses the key.";
            case 404 -> "The server has no /v1/embeddings at its address, or no such model.";
            case 429 -> "The model has too much to do.";
            default ->
                status >= 500
                        ? "The model's server is in trouble."
                        : "The model's server answers otherwise than expected.";
        };
        return new EmbeddingException(reason, why + " (HTTP " + status + ")", null);
    }
}
