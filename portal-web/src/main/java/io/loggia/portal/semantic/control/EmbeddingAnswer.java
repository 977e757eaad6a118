package io.loggia.portal.semantic.control;

import io.loggia.search.embedding.EmbeddingException;
import io.loggia.search.embedding.EmbeddingException.Reason;
import io.loggia.search.embedding.UnitVectors;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the answer of {@code /v1/embeddings}. Nothing that it holds is believed. */
final class EmbeddingAnswer {

    private EmbeddingAnswer() {}

    /** @throws EmbeddingException when these are not as many vectors as were asked for, each its own */
    static List<float[]> read(String body, int count) throws EmbeddingException {
        JsonValue data = parse(body).get("data");
        if (!(data instanceof JsonArray entries)) {
            throw nonsense("What the model's server answers holds no vectors.", null);
        }
        Map<Integer, double[]> byPlace = new TreeMap<>();
        for (int i = 0; i < entries.size(); i++) {
            if (!(entries.get(i) instanceof JsonObject entry)) {
                throw nonsense("What the model's server answers holds no vectors.", null);
            }
            // Whoever answers in another order says so.
            int place = entry.get("index") instanceof JsonNumber told ? told.intValue() : i;
            if (place < 0 || place >= count || byPlace.put(place, numbers(entry)) != null) {
                throw nonsense("The model's server tells not whose its vectors are.", null);
            }
        }
        return UnitVectors.of(new ArrayList<>(byPlace.values()), count);
    }

    private static JsonObject parse(String body) throws EmbeddingException {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        } catch (RuntimeException e) {
            // For what is nested too deeply, and digits that make no number, the parser has no exception of its own.
            throw nonsense("What the model's server answers is no JSON.", e);
        }
    }

    private static double[] numbers(JsonObject entry) throws EmbeddingException {
        if (!(entry.get("embedding") instanceof JsonArray told)) {
            throw nonsense("What the model's server answers holds no vectors.", null);
        }
        double[] numbers = new double[told.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(told.get(i) instanceof JsonNumber number)) {
                throw nonsense("The model's vectors hold what is no number.", null);
            }
            numbers[i] = number.doubleValue();
        }
        return numbers;
    }

    private static EmbeddingException nonsense(String why, @Nullable Throwable cause) {
        return new EmbeddingException(Reason.NONSENSE, why, cause);
    }
}
