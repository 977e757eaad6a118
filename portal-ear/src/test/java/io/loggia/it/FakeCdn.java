package io.loggia.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A CDN that checks as nginx's secure_link does, in the path or behind the question mark, and as Akamai does in cookies;
 * what it lets through it fetches from the portal.
 */
final class FakeCdn implements AutoCloseable {
    static final String KEY = "a-secret.with_30-plain-letters";
    static final String NEXT_KEY = "another.secret_of-plain-letters";
    static final String AKAMAI_KEY = "52a152a152a152a152a152a152a152a1";
    static final String AKAMAI_COOKIE = "hdnea";
    static final String PURGE_SECRET = "forget-what-i-say";
    static final String ORIGIN_SECRET = "the-cdn-opens-the-origin-by-this-one";

    private static final String FOLDER = "(?<folder>/media/origin/[0-9a-f-]{36}/)(?<file>[A-Za-z0-9._/-]+)";
    private static final List<Pattern> SECURE_LINKS = List.of(
            Pattern.compile("/(?<sum>[A-Za-z0-9_-]{22})/(?<end>[0-9]+)" + FOLDER),
            Pattern.compile(FOLDER + "\\?md5=(?<sum>[A-Za-z0-9_-]{22})&expires=(?<end>[0-9]+)"));
    private static final Pattern PLAIN = Pattern.compile(FOLDER);
    private static final Pattern TOKEN = Pattern.compile(".*\\b" + AKAMAI_COOKIE
            + "=(?<told>exp=(?<end>[0-9]+)~acl=(?<folder>[^*~]+)\\*)~hmac=(?<mac>[0-9a-f]{64}).*");

    private final URI origin;
    private final HttpServer server;
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final Queue<String> purged = new ConcurrentLinkedQueue<>();
    private volatile boolean purging = true;
    private volatile List<String> keys = List.of(KEY);
    private volatile boolean checking = true;
    private volatile boolean readable = true;
    private volatile boolean cutting = true;
    private volatile Duration ahead = Duration.ZERO;

    FakeCdn(URI origin) {
        this.origin = origin;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "fake CDN");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Whether signatures are looked at: some CDNs are set up without. */
    void checks(boolean nowChecking) {
        checking = nowChecking;
    }

    /** Whether it passes on what tells browsers that a page elsewhere may read its answers. */
    void readable(boolean nowReadable) {
        readable = nowReadable;
    }

    /** Whether it passes on what part of a file is wanted. */
    void cuts(boolean nowCutting) {
        cutting = nowCutting;
    }

    /** What it takes for right, of secure_link. */
    void knows(String... nowKeys) {
        keys = List.of(nowKeys);
    }

    /** How much later it is by its clock. */
    void clock(Duration nowAhead) {
        ahead = nowAhead;
    }

    /** Whether it takes requests to forget something. */
    void purges(boolean nowPurging) {
        purging = nowPurging;
    }

    /** What it was to forget so far, and was not too busy for. */
    List<String> purged() {
        return List.copyOf(purged);
    }

    private void purge(HttpExchange call) throws IOException {
        boolean right = PURGE_SECRET.equals(call.getRequestHeaders().getFirst("X-Loggia-Purge"));
        if (right && purging) {
            purged.add(call.getRequestURI().toString());
        }
        call.sendResponseHeaders(!right ? 403 : purging ? 200 : 503, -1);
        call.close();
    }

    /** What it has let nobody have so far. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    private void answer(HttpExchange call) throws IOException {
        if (call.getRequestMethod().equals("PURGE")) {
            purge(call);
            return;
        }
        String asked = call.getRequestURI().toString();
        for (Pattern place : SECURE_LINKS) {
            Matcher link = place.matcher(asked);
            if (link.matches()) {
                boolean right = keys.stream()
                        .anyMatch(key ->
                                link.group("sum").equals(sum(link.group("end") + link.group("folder") + " " + key)));
                answer(call, link.group("folder") + link.group("file"), right, link.group("end"));
                return;
            }
        }
        Matcher plain = PLAIN.matcher(asked);
        String cookies = String.join("; ", call.getRequestHeaders().getOrDefault("Cookie", List.of()));
        Matcher token = TOKEN.matcher(cookies);
        if (plain.matches() && token.matches()) {
            boolean right = plain.group("folder").equals(token.group("folder"))
                    && token.group("mac").equals(mac(token.group("told")));
            answer(call, asked, right, token.group("end"));
        } else if (plain.matches() && !checking) {
            fetch(call, asked);
        } else {
            refuse(call, 403);
        }
    }

    private void answer(HttpExchange call, String path, boolean right, String end) throws IOException {
        if (checking && !right) {
            refuse(call, 403);
        } else if (checking && Long.parseLong(end) <= Instant.now().plus(ahead).getEpochSecond()) {
            refuse(call, 410);
        } else {
            fetch(call, path);
        }
    }

    private void fetch(HttpExchange call, String path) throws IOException {
        List<String> told = new ArrayList<>(List.of("X-Loggia-Origin: " + ORIGIN_SECRET));
        String range = call.getRequestHeaders().getFirst("Range");
        if (range != null && cutting) {
            told.add("Range: " + range);
        }
        RawHttp.Reply reply = RawHttp.get(origin, path, told.toArray(String[]::new));
        List<String> passed = readable
                ? List.of(
                        "content-type",
                        "content-range",
                        "access-control-allow-origin",
                        "access-control-allow-credentials")
                : List.of("content-type", "content-range");
        for (String header : passed) {
            if (!reply.header(header).isEmpty()) {
                call.getResponseHeaders().set(header, reply.header(header));
            }
        }
        byte[] body = reply.bytes();
        call.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    private void refuse(HttpExchange call, int status) throws IOException {
        refused.add(status + " " + call.getRequestURI());
        call.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        call.sendResponseHeaders(status, -1);
        call.close();
    }

    private static String sum(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String mac(String told) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(AKAMAI_KEY), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(told.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
