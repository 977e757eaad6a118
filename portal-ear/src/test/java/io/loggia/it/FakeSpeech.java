package io.loggia.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A speech engine as OpenAI's interface describes it, which looks at what it is sent and hears what a test says. */
final class FakeSpeech implements AutoCloseable {
    static final String KEY = "sk-of-our-own-machine";

    private static final Pattern PART = Pattern.compile(
            "--[^\r\n]+\r\nContent-Disposition: form-data; name=\"([^\"]+)\"(?:; filename=\"[^\"]*\")?\r\n"
                    + "(?:[A-Za-z-]+: [^\r\n]*\r\n)*\r\n(.*?)(?=\r\n--)",
            Pattern.DOTALL);
    private static final String FLAC = "fLaC";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Function<Call, Reply> answer = call -> Reply.of(200, nothing());

    /** @param seconds of sound that were sent; 0 where that was no FLAC of 16 kHz */
    record Call(@Nullable String authorization, Map<String, String> fields, double seconds) {}

    record Reply(int status, String type, String body) {
        static Reply of(int status, String json) {
            return new Reply(status, "application/json", json);
        }
    }

    FakeSpeech() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/audio/transcriptions", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void hear(Function<Call, Reply> newAnswer) {
        answer = newAnswer;
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    void forget() {
        calls.clear();
    }

    /** One sentence a second, as Whisper tells them. */
    static String said(String language, String... sentences) {
        String segments = IntStream.range(0, sentences.length)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "{\"id\":%d,\"start\":%d.0,\"end\":%d.5,\"text\":\" %s\",\"avg_logprob\":-0.2,\"no_speech_prob\":0.01}",
                        i,
                        i,
                        i,
                        sentences[i]))
                .collect(Collectors.joining(","));
        return "{\"task\":\"transcribe\",\"language\":\"" + language + "\",\"duration\":10.0,\"text\":\""
                + String.join(" ", sentences) + "\",\"segments\":[" + segments + "]}";
    }

    static String nothing() {
        return "{\"task\":\"transcribe\",\"language\":\"english\",\"duration\":2.0,\"text\":\"\",\"segments\":[]}";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            Map<String, String> fields = new HashMap<>();
            double seconds = 0;
            Matcher part = PART.matcher(body);
            while (part.find()) {
                if (part.group(1).equals("file")) {
                    seconds = seconds(part.group(2));
                } else {
                    fields.merge(part.group(1), part.group(2), (one, other) -> one + "," + other);
                }
            }
            Call call = new Call(exchange.getRequestHeaders().getFirst("Authorization"), fields, seconds);
            calls.add(call);
            Reply reply = answer.apply(call);
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** By the header that RFC 9639 describes: 20 bits of rate, 3 of channels, 5 of depth, 36 of samples. */
    private static double seconds(String flac) {
        if (!flac.startsWith(FLAC) || flac.length() < 26) {
            return 0;
        }
        long told = ByteBuffer.wrap(flac.substring(18, 26).getBytes(StandardCharsets.ISO_8859_1))
                .getLong();
        boolean asWished = told >>> 44 == 16_000 && (told >>> 41 & 7) == 0;
        return asWished ? (told & 0xF_FFFF_FFFFL) / 16_000.0 : 0;
    }
}
