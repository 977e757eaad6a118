package io.loggia.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A web server at an address of this machine that answers well until a test bends one of its answers. */
abstract class FakeServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Function<Call, Reply>> bent = new ConcurrentHashMap<>();

    /** A request as it came; {@code parameters} of query and form. */
    record Call(String path, @Nullable String authorization, Map<String, String> parameters) {}

    /** {@code drips}: the body comes byte by byte and never ends. */
    record Reply(int status, String type, String body, Map<String, String> headers, boolean drips) {
        static Reply of(int status, String body) {
            return new Reply(status, "application/json", body, Map.of(), false);
        }

        static Reply html(int status) {
            return new Reply(status, "text/html", "<html>Sorry</html>", Map.of(), false);
        }

        static Reply redirect(String there) {
            return new Reply(302, "text/plain", "", Map.of("Location", there), false);
        }

        static Reply dripping() {
            return new Reply(200, "application/json", "", Map.of(), true);
        }
    }

    FakeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final void start() {
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    final String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The right answer. */
    abstract Reply answer(Call call);

    /** Gives another answer at a path until {@link #mend}. */
    void bend(String path, Function<Call, Reply> answer) {
        bent.put(path, answer);
    }

    void mend(String path) {
        bent.remove(path);
    }

    List<Call> calls(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> parameters = parameters(form);
            parameters.putAll(parameters(exchange.getRequestURI().getRawQuery()));
            Call call = new Call(path, exchange.getRequestHeaders().getFirst("Authorization"), parameters);
            calls.add(call);
            Function<Call, Reply> answer = bent.get(path);
            send(exchange, answer == null ? answer(call) : answer.apply(call));
        }
    }

    private static Map<String, String> parameters(@Nullable String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return new TreeMap<>();
        }
        return Arrays.stream(encoded.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair.length > 1 ? pair[1] : "", StandardCharsets.UTF_8),
                        (first, second) -> second,
                        TreeMap::new));
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(
                reply.status(), reply.drips() || body.length > 0 ? (reply.drips() ? 0 : body.length) : -1);
        OutputStream out = exchange.getResponseBody();
        out.write(body);
        while (reply.drips()) {
            out.write(' ');
            out.flush();
            Pause.millis(200);
        }
    }
}
