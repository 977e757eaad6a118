package io.loggia.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An embedding model behind OpenAI's interface, which knows a few words that mean the same; all others mean little. */
final class FakeEmbedding implements AutoCloseable {
    private static final int DIMENSION = 32;
    private static final int MEANINGS = 2;
    private static final Map<String, Integer> MEANING =
            Map.of("vacation", 0, "holidays", 0, "leave", 0, "fire", 1, "evacuation", 1, "alarm", 1);

    private final JsonMapper json = new JsonMapper();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile boolean away;

    FakeEmbedding() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/embeddings", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on it answers nobody. */
    void goAway() {
        away = true;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode asked = json.readTree(exchange.getRequestBody().readAllBytes());
            if (away) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            List<JsonNode> texts = asked.path("input").valueStream().toList();
            String data = IntStream.range(0, texts.size())
                    .mapToObj(i -> "{\"object\":\"embedding\",\"index\":" + i + ",\"embedding\":"
                            + vector(texts.get(i).asString()) + "}")
                    .collect(Collectors.joining(","));
            byte[] bytes = ("{\"object\":\"list\",\"data\":[" + data + "]}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String vector(String text) {
        double[] vector = new double[DIMENSION];
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
            Integer meaning = MEANING.get(word);
            if (meaning == null) {
                vector[MEANINGS + Math.floorMod(word.hashCode(), DIMENSION - MEANINGS)] += 0.1;
            } else {
                vector[meaning] += 1;
            }
        }
        return IntStream.range(0, DIMENSION)
                .mapToObj(i -> Double.toString(vector[i]))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
