package io.loggia.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.loggia.portal.storage.control.S3Place.Encryption;
import io.loggia.portal.storage.control.StoreException.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** What goes over the line to a real S3 server, which does not tell it all from what was meant. */
class S3RequestsTest {

    private static final S3Store.Manner MANNER = new S3Store.Manner(Duration.ofSeconds(20), 5 << 20);
    private static final int LARGE = (5 << 20) + 1;
    private static final String ENCRYPTION = "x-amz-server-side-encryption: ";
    /** The head of a request that writes a file, or begins to write it in parts. */
    private static final Pattern WRITES =
            Pattern.compile("(?:PUT \\S+/a|POST \\S+/a\\?uploads=?) HTTP/1\\.1\r\n.*?\r\n\r\n", Pattern.DOTALL);

    private final String bucket = "bucket-" + UUID.randomUUID();

    private BadWire wire;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws IOException {
        wire = new BadWire(S3Server.endpoint());
        SdkHttpClient http = UrlConnectionHttpClient.builder().build();
        try (S3Client admin = admin(S3Server.endpoint(), /* pathStyle= */ true, http)) {
            admin.createBucket(request -> request.bucket(bucket));
        }
    }

    private static S3Client admin(URI endpoint, boolean pathStyle, SdkHttpClient http) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(pathStyle)
                .httpClient(http)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(S3Server.ACCESS_KEY, S3Server.SECRET_KEY)))
                .build();
    }

    @AfterEach
    void close() throws IOException {
        wire.close();
    }

    private S3Place place(URI endpoint, boolean pathStyle, Encryption encryption) {
        return new S3Place(
                endpoint,
                "us-east-1",
                bucket,
                "",
                pathStyle,
                encryption,
                null,
                null,
                null,
                S3Server.ACCESS_KEY,
                S3Server.SECRET_KEY);
    }

    private Path file(int length) throws IOException {
        return file("file", length);
    }

    private Path file(String name, int length) throws IOException {
        return Files.write(folder.resolve(name), StoreContract.bytes(length));
    }

    private List<String> writes() {
        return WRITES.matcher(wire.said()).results().map(MatchResult::group).toList();
    }

    private void write(Encryption encryption) throws IOException {
        try (Store store = new S3Store(place(wire.endpoint(), /* pathStyle= */ true, encryption), MANNER)) {
            store.put("a", file(10));
            store.put("a", file(LARGE));
        }
        assertThat(writes()).as("one at once, and one in parts").hasSize(2);
    }

    @Test
    void encryptionByTheService_isAskedForWithEachFile() throws IOException {
        write(Encryption.SERVICE);
        assertThat(writes()).allMatch(head -> head.contains(ENCRYPTION + "AES256\r\n"));
    }

    /** With the account's own key, which Amazon's service has; this one refuses for want of it. */
    @Test
    void encryptionByKeyManagement_isAskedForWithEachFile() throws IOException {
        S3Place place = place(wire.endpoint(), /* pathStyle= */ true, Encryption.KEY_MANAGEMENT);
        try (Store store = new S3Store(place, MANNER)) {
            for (Path file : List.of(file("small", 10), file("large", LARGE))) {
                StoreContract.assertTrouble(Trouble.FAILED, () -> store.put("a", file));
            }
        }
        assertThat(writes()).hasSize(2).allMatch(head -> head.contains(ENCRYPTION + "aws:kms\r\n"));
    }

    @Test
    void encryptionByTheBucket_isLeftToIt() throws IOException {
        write(Encryption.BUCKET);
        assertThat(wire.said()).doesNotContain(ENCRYPTION);
    }

    @Test
    void pathStyle_namesTheBucketInThePath() throws IOException {
        write(Encryption.BUCKET);
        assertThat(wire.said())
                .contains("PUT /" + bucket + "/a ")
                .contains("Host: 127.0.0.1:")
                .doesNotContain("Host: " + bucket);
    }

    /** As Amazon's own wants it. The name leads nowhere here, so requests go to the server as to a proxy. */
    @Test
    void virtualHostStyle_namesTheBucketInTheHost() throws IOException {
        URI endpoint = URI.create("http://" + S3Server.HOST);
        byte[] bytes = StoreContract.bytes(LARGE);
        try (BadWire line = new BadWire(S3Server.endpointOfHosts())) {
            Proxy proxy = new Proxy(
                    Proxy.Type.HTTP,
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), line.endpoint().getPort()));
            try (S3Client admin = admin(
                    endpoint,
                    /* pathStyle= */ false,
                    UrlConnectionHttpClient.create(address -> connection(address, proxy)))) {
                admin.createBucket(request -> request.bucket(bucket));
            }
            S3Place place = place(endpoint, /* pathStyle= */ false, Encryption.BUCKET);
            try (Store store = new S3Store(place, MANNER, address -> connection(address, proxy))) {
                store.put("a", file(LARGE));
                assertThat(store.list("", null, 2)).containsExactly(new Store.Stored("a", LARGE));
                try (InputStream in = store.read("a", 0, LARGE)) {
                    assertThat(in.readAllBytes()).isEqualTo(bytes);
                }
            }
            assertThat(line.said())
                    .contains("Host: " + bucket + "." + S3Server.HOST)
                    .doesNotContain("Host: " + S3Server.HOST)
                    .doesNotContain("/" + bucket + "/a");
        }
    }

    private static HttpURLConnection connection(URI address, Proxy proxy) {
        try {
            return (HttpURLConnection) address.toURL().openConnection(proxy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void range_isAskedForAndNoMore() throws IOException {
        try (Store store = new S3Store(place(wire.endpoint(), /* pathStyle= */ true, Encryption.BUCKET), MANNER)) {
            store.put("a", file(1000));
            try (InputStream in = store.read("a", 100, 50)) {
                assertThat(in.readAllBytes()).hasSize(50);
            }
        }
        assertThat(wire.said()).contains("Range: bytes=100-149\r\n");
    }

    /** What is there is shorter than what was written: said at once, since bytes that were sent cannot be taken back. */
    @Test
    void fileThatIsHalfThere_isToldBeforeItsFirstByte() throws IOException {
        try (Store store = new S3Store(place(wire.endpoint(), /* pathStyle= */ true, Encryption.BUCKET), MANNER)) {
            store.put("a", file(1000));
            StoreContract.assertTrouble(Trouble.FAILED, () -> store.read("a", 0, 2000));
            StoreContract.assertTrouble(Trouble.FAILED, () -> store.read("a", 1500, 10));
        }
    }

    /** As nginx answers where nobody has told it of large files. */
    @Test
    void proxyThatTakesNoLargeRequests_isToldAsSuch() throws IOException {
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", call -> {
            call.getRequestBody().transferTo(OutputStream.nullOutputStream());
            byte[] page = "<html><h1>413 Request Entity Too Large</h1></html>".getBytes(StandardCharsets.US_ASCII);
            call.sendResponseHeaders(413, page.length);
            call.getResponseBody().write(page);
            call.close();
        });
        proxy.start();
        URI endpoint = URI.create("http://127.0.0.1:" + proxy.getAddress().getPort());
        try (Store store = new S3Store(place(endpoint, /* pathStyle= */ true, Encryption.BUCKET), MANNER)) {
            StoreContract.assertTrouble(Trouble.TOO_LARGE, () -> store.put("a", file(LARGE - 1)));
        } finally {
            proxy.stop(0);
        }
    }

    /** More often than the client would by itself. */
    @Test
    void serviceThatFailsForAMoment_isAskedAgain() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", call -> {
            boolean again = asked.incrementAndGet() < 4;
            call.getResponseHeaders().set("Content-Length", "7");
            call.sendResponseHeaders(again ? 500 : 200, -1);
            call.close();
        });
        service.start();
        URI endpoint = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
        try (Store store = new S3Store(place(endpoint, /* pathStyle= */ true, Encryption.BUCKET), MANNER)) {
            assertThat(store.find("a")).contains(new Store.Stored("a", 7));
        } finally {
            service.stop(0);
        }
        assertThat(asked.get()).isEqualTo(4);
    }
}
