package io.loggia.portal.platform.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.loggia.portal.platform.control.OutgoingException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingHttpTest {

    private static final String PASSWORD = "a test's own";
    private static final String CERTIFIED = "login.example.com";
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir
    Path folder;

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private @Nullable OutgoingHttp opened;

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
        scheduler.shutdownNow();
    }

    /** Names as a test says they are; the last answer of a name stays. */
    private record Names(Map<String, Deque<List<InetAddress>>> answers) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            Deque<List<InetAddress>> told = answers.get(host);
            if (told == null) {
                throw new UnknownHostException(host);
            }
            List<InetAddress> now = told.size() > 1 ? told.pop() : told.element();
            return now.toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private OutgoingHttp open(String allowed, String certificates, DnsResolver names) {
        OutgoingConfig config = new OutgoingConfig();
        config.allowed = allowed;
        config.trustedCertificates = certificates;
        config.connectTimeout = Duration.ofMillis(500);
        config.answerTimeout = Duration.ofSeconds(5);
        config.maxAnswerBytes = 4096;
        OutgoingHttp http = new OutgoingHttp(config, scheduler, names);
        http.open();
        opened = http;
        return http;
    }

    private static Reason refusal(OutgoingHttp http, String address) {
        OutgoingException refused =
                catchThrowableOfType(OutgoingException.class, () -> http.get(URI.create(address), Map.of()));
        assertThat(refused).as(address).isNotNull();
        return refused.reason();
    }

    @ParameterizedTest
    @Tag("D13")
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://2130706433/",
                "https://0177.0.0.1/",
                "https://0x7f000001/",
                "https://127.1/",
                "https://0/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://localhost/",
                "https://localhost./",
                "https://example.com@127.0.0.1/",
                "https://127.0.0.1:443@example.com/",
                "http://example.com/",
                "gopher://127.0.0.1/",
                "file:///etc/passwd"
            })
    void address_ofTheServersOwnNetwork_isNotCalled(String address) {
        OutgoingHttp http = open("none", "none", SystemDefaultDnsResolver.INSTANCE);

        assertThat(refusal(http, address)).isIn(Reason.NOT_ALLOWED, Reason.BAD_ADDRESS, Reason.UNRESOLVED);
    }

    /** What was judged is what is connected to: an answer that is another a moment later is judged anew. */
    @Test
    @Tag("D13")
    void name_thatMovesBehindTheServerBetweenTwoCalls_isNotFollowed() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 5, LOOPBACK)) {
            listener.setSoTimeout(300);
            // An address of this machine that is allowed stands for one outside: no test is to call anybody else's.
            List<InetAddress> outside = List.of(InetAddress.getByName("127.0.0.2"));
            Deque<List<InetAddress>> answers = new ArrayDeque<>(List.of(outside, List.of(LOOPBACK)));
            OutgoingHttp http = open("127.0.0.2/32", "none", new Names(Map.of("rebind.example.com", answers)));
            String address = "https://rebind.example.com:" + listener.getLocalPort() + "/";

            // How often a call asks for the name is its own affair: each answer is judged.
            assertThat(refusal(http, address)).isIn(Reason.NOT_ALLOWED, Reason.UNREACHABLE);
            assertThat(refusal(http, address)).isEqualTo(Reason.NOT_ALLOWED);
            assertThat(isCalled(listener)).isFalse();
        }
    }

    @Test
    @Tag("D13")
    void name_withOneAddressBehindTheServer_isNotCalled() throws IOException {
        List<InetAddress> mixed = List.of(InetAddress.getByName("127.0.0.2"), LOOPBACK);
        OutgoingHttp http =
                open("127.0.0.2/32", "none", new Names(Map.of("mixed.example.com", new ArrayDeque<>(List.of(mixed)))));

        assertThat(refusal(http, "https://mixed.example.com/")).isEqualTo(Reason.NOT_ALLOWED);
    }

    @Test
    @Tag("D15")
    void certificate_ofAnotherName_isRefusedThoughItsAuthorityIsTrusted() throws Exception {
        Path store = keyStore();
        HttpsServer server = server(store);
        try {
            Deque<List<InetAddress>> here = new ArrayDeque<>(List.of(List.of(LOOPBACK)));
            Names names = new Names(Map.of(CERTIFIED, here, "other.example.com", here));
            OutgoingHttp http = open("127.0.0.0/8", certificate(store).toString(), names);
            int port = server.getAddress().getPort();

            assertThat(http.get(URI.create("https://" + CERTIFIED + ":" + port + "/"), Map.of())
                            .status())
                    .isEqualTo(200);
            assertThat(refusal(http, "https://other.example.com:" + port + "/")).isEqualTo(Reason.TLS);
            assertThat(refusal(http, "https://127.0.0.1:" + port + "/")).isIn(Reason.TLS, Reason.UNRESOLVED);
        } finally {
            server.stop(0);
        }
    }

    @Test
    @Tag("D15")
    void certificate_ofAnUnknownAuthority_isRefused() throws Exception {
        HttpsServer server = server(keyStore());
        try {
            Deque<List<InetAddress>> here = new ArrayDeque<>(List.of(List.of(LOOPBACK)));
            OutgoingHttp http = open("127.0.0.0/8", "none", new Names(Map.of(CERTIFIED, here)));

            assertThat(refusal(
                            http,
                            "https://" + CERTIFIED + ":" + server.getAddress().getPort() + "/"))
                    .isEqualTo(Reason.TLS);
        } finally {
            server.stop(0);
        }
    }

    private static boolean isCalled(ServerSocket listener) throws IOException {
        try {
            listener.accept().close();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private static HttpsServer server(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(LOOPBACK, 0), 5);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private Path keyStore() throws IOException, InterruptedException {
        Path store = folder.resolve("keys.p12");
        keytool(
                List.of(
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + CERTIFIED,
                        "-ext",
                        "san=dns:" + CERTIFIED,
                        "-validity",
                        "2"),
                store);
        return store;
    }

    private Path certificate(Path store) throws IOException, InterruptedException {
        Path certificate = folder.resolve("server.pem");
        keytool(List.of("-exportcert", "-rfc", "-alias", "server", "-file", certificate.toString()), store);
        return certificate;
    }

    private static void keytool(List<String> arguments, Path store) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(arguments);
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
