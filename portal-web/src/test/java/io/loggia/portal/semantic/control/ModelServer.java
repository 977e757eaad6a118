package io.loggia.portal.semantic.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A small model behind {@code /v1/embeddings}: each word is a direction of its own, those that mean the same share one, and a
 * text is the sum of its words. A test may have it answer otherwise.
 */
public final class ModelServer implements Closeable {

    private static final Map<String, String> MEANINGS = Map.of("vacation", "leave", "holiday", "leave");
    private static final String POISON = "poison";

    /** All texts that were asked, in order. */
    public final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    public volatile int dimension = 256;
    public volatile Duration pause = Duration.ZERO;
    public volatile int status = 200;
    /** Answers this, whatever was asked; null for the truth. */
    public volatile @Nullable Function<JsonObject, String> instead;

    public volatile @Nullable String authorization;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    public ModelServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/embeddings", this::answer);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange;
                JsonReader reader = Json.createReader(exchange.getRequestBody())) {
            JsonObject question = reader.readObject();
            authorization = exchange.getRequestHeaders().getFirst("Authorization");
            List<String> texts = question.getJsonArray("input").getValuesAs(JsonString.class).stream()
                    .map(JsonString::getString)
                    .toList();
            asked.addAll(texts);
            Thread.sleep(pause.toMillis());
            Function<JsonObject, String> other = instead;
            boolean refused = texts.stream().anyMatch(text -> text.contains(POISON));
            byte[] body = (other == null ? vectors(texts) : other.apply(question)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(refused ? 400 : status, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String vectors(List<String> texts) {
        JsonArrayBuilder data = Json.createArrayBuilder();
        // The last first, as servers may.
        for (int i = texts.size() - 1; i >= 0; i--) {
            JsonArrayBuilder vector = Json.createArrayBuilder();
            for (double number : vector(texts.get(i))) {
                vector.add(number);
            }
            data.add(Json.createObjectBuilder()
                    .add("object", "embedding")
                    .add("index", i)
                    .add("embedding", vector));
        }
        return Json.createObjectBuilder()
                .add("object", "list")
                .add("data", data)
                .build()
                .toString();
    }

    private double[] vector(String text) {
        double[] sum = new double[dimension];
        for (String word : text.toLowerCase(Locale.ROOT).split("\\P{L}+", -1)) {
            if (!word.isEmpty()) {
                sum[Math.floorMod(MEANINGS.getOrDefault(word, word).hashCode() * 0x9E3779B9, dimension)] += 1;
            }
        }
        return sum;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
