package io.loggia.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.loggia.portal.storage.control.S3Place.Encryption;
import io.loggia.portal.storage.control.StoreException.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Against a real S3 server. */
class S3StoreTest extends StoreContract {

    private static final S3Store.Manner PATIENT = new S3Store.Manner(Duration.ofSeconds(20), 5 << 20);
    private static final S3Store.Manner HASTY = new S3Store.Manner(Duration.ofMillis(100), 5 << 20);

    private final String bucket = "bucket-" + UUID.randomUUID();

    @Override
    Store create() {
        try (S3Client admin = admin()) {
            admin.createBucket(request -> request.bucket(bucket));
        }
        return store(S3Server.endpoint(), bucket, S3Server.SECRET_KEY);
    }

    @Test
    void wrongCredentials_areDenied() throws IOException {
        Path file = file(bytes(1));
        try (Store other = store(S3Server.endpoint(), bucket, "wrong")) {
            assertTrouble(Trouble.DENIED, () -> other.put("a", file));
            assertTrouble(Trouble.DENIED, () -> other.read("a", 0, 1));
            assertTrouble(Trouble.DENIED, () -> other.list("", null, 1));
        }
    }

    @Test
    void bucketThatIsNotThere_isNoPlace() throws IOException {
        Path file = file(bytes(1));
        try (Store other = store(S3Server.endpoint(), "not-there-" + bucket, S3Server.SECRET_KEY)) {
            assertTrouble(Trouble.NO_PLACE, () -> other.put("a", file));
            assertTrouble(Trouble.NO_PLACE, () -> other.list("", null, 1));
        }
    }

    @Test
    void nobodyListens_isUnreachable() {
        try (Store other = store(URI.create("http://127.0.0.1:1"), bucket, S3Server.SECRET_KEY)) {
            assertTrouble(Trouble.UNREACHABLE, () -> other.find("a"));
        }
    }

    @Test
    void addressThatMayNotBeCalled_isUnreachable_andIsNotCalled() {
        S3Place place = place(S3Server.endpoint(), bucket, S3Server.SECRET_KEY);
        try (Store other = new S3Store(place, PATIENT, address -> {
            throw new IOException("not allowed");
        })) {
            assertTrouble(Trouble.UNREACHABLE, () -> other.find("a"));
        }
    }

    @Test
    void addressThatMayBeCalled_isCalled() throws IOException {
        S3Place place = place(S3Server.endpoint(), bucket, S3Server.SECRET_KEY);
        byte[] bytes = bytes(6 << 20);
        try (Store other = new S3Store(
                place, PATIENT, address -> (HttpURLConnection) address.toURL().openConnection())) {
            other.put("a", file(bytes));
            assertThat(other.find("a")).contains(new Store.Stored("a", bytes.length));
            try (InputStream in = other.read("a", 5_000_000, 7)) {
                assertThat(in.readAllBytes()).hasSize(7);
            }
            other.delete("a");
            assertThat(other.list("", null, 1)).isEmpty();
        }
    }

    @Test
    void storeThatDoesNotAnswer_isUnreachable() throws IOException {
        try (BadWire wire = new BadWire(S3Server.endpoint());
                Store other = new S3Store(place(wire.endpoint(), bucket, S3Server.SECRET_KEY), HASTY)) {
            wire.goDead();
            assertTrouble(Trouble.UNREACHABLE, () -> other.find("a"));
        }
    }

    @Test
    void lineThatIsCutWhileReading_failsInsteadOfEnding() throws IOException {
        store.put("a", file(bytes(LARGE)));
        try (BadWire wire = new BadWire(S3Server.endpoint());
                Store other = store(wire.endpoint(), bucket, S3Server.SECRET_KEY)) {
            wire.cutDownAfter(4 << 20);
            assertThatThrownBy(() -> {
                        try (InputStream in = other.read("a", 0, LARGE)) {
                            in.readAllBytes();
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void lineThatIsCutWhileWriting_showsNothingAndLeavesNoParts() throws IOException {
        Path file = file(bytes(LARGE));
        try (BadWire wire = new BadWire(S3Server.endpoint());
                Store other = store(wire.endpoint(), bucket, S3Server.SECRET_KEY)) {
            wire.cutUpAfter((5 << 20) + 90_000);
            assertTrouble(Trouble.UNREACHABLE, () -> other.put("a", file));
            assertThat(store.find("a")).isEmpty();
            wire.heal();
            other.put("a", file);
            assertThat(store.find("a").orElseThrow().bytes()).isEqualTo(LARGE);
        }
    }

    @Test
    void putThatFailsOnOurSide_leavesNoParts() {
        assertThatThrownBy(() -> store.put("a", folder.resolve("not-there"))).isInstanceOf(StoreException.class);
        assertThat(store.find("a")).isEmpty();
        try (S3Client admin = admin()) {
            assertThat(admin.listMultipartUploads(request -> request.bucket(bucket))
                            .uploads())
                    .isEmpty();
        }
    }

    @Test
    void storeWithoutRoom_isFull() throws IOException {
        HttpServer full = answering(507, "");
        Path file = file(bytes(1));
        try (Store other = store(endpoint(full), bucket, S3Server.SECRET_KEY)) {
            assertTrouble(Trouble.FULL, () -> other.put("a", file));
        } finally {
            full.stop(0);
        }
    }

    @Test
    void uploadedFiles_goToTheirOwnStorageClass() throws IOException {
        Path file = file(bytes(10));
        try (Store store = store(S3Server.endpoint(), bucket, S3Server.SECRET_KEY);
                S3Client admin = admin()) {
            store.put("sources/1/source", file);
            store.put("renditions/1/ladder-1/master.m3u8", file);

            assertThat(admin.listObjectsV2(request -> request.bucket(bucket)).contents())
                    .extracting(object -> object.key() + " " + object.storageClassAsString())
                    .containsExactlyInAnyOrder(
                            "loggia/sources/1/source STANDARD_IA", "loggia/renditions/1/ladder-1/master.m3u8 STANDARD");
        }
    }

    @Test
    void place_neverTellsItsSecret() {
        assertThat(place(S3Server.endpoint(), bucket, "hush").toString()).doesNotContain("hush");
    }

    @Test
    void archivedFile_liesInItsClass_andIsReadAtOnce() throws IOException {
        byte[] bytes = bytes(7);
        store.put("sources/a", file(bytes));

        assertThat(store.classOf("sources/a")).isEqualTo("STANDARD_IA");

        store.put("sources/a", file(bytes), "GLACIER_IR");

        assertThat(store.classOf("sources/a")).isEqualTo("GLACIER_IR");
        try (InputStream in = store.read("sources/a", 0, bytes.length)) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
    }

    /** As this server does with what comes in parts. */
    @Test
    void classThatTheServiceTakesNoNoticeOf_isNoticed_andTheFileIsThere() throws IOException {
        byte[] bytes = bytes(6 << 20);
        store.put("sources/a", file(bytes), "GLACIER_IR");
        assertThat(store.classOf("sources/a")).isEqualTo("STANDARD");
        assertThat(store.find("sources/a")).contains(new Store.Stored("sources/a", bytes.length));
    }

    @Test
    void classThatTheServiceDoesNotKnow_isNone() throws IOException {
        Path file = file(bytes(7));
        assertTrouble(Trouble.NO_CLASS, () -> store.put("sources/a", file, "NONSENSE"));
        assertTrouble(Trouble.MISSING, () -> store.classOf("sources/a"));
    }

    /** As Amazon's answers where a rule of the bucket has put it. */
    @Test
    void fileThatMustBeThawed_isFrozen() throws IOException {
        HttpServer glacier = answering(403, """
                <?xml version="1.0" encoding="UTF-8"?>
                <Error><Code>InvalidObjectState</Code>
                <Message>The operation is not valid for the object's storage class</Message></Error>""");
        try (Store other = store(endpoint(glacier), bucket, S3Server.SECRET_KEY)) {
            assertTrouble(Trouble.FROZEN, () -> other.read("sources/a", 0, 1));
        } finally {
            glacier.stop(0);
        }
    }

    private static HttpServer answering(int status, String body) throws IOException {
        byte[] answer = body.getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static URI endpoint(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static Store store(URI endpoint, String bucket, String secret) {
        return new S3Store(place(endpoint, bucket, secret), PATIENT);
    }

    private static S3Place place(URI endpoint, String bucket, String secret) {
        return new S3Place(
                endpoint,
                "us-east-1",
                bucket,
                "loggia/",
                true,
                Encryption.SERVICE,
                null,
                "STANDARD_IA",
                new ArchiveClass("GLACIER_IR", Duration.ZERO),
                S3Server.ACCESS_KEY,
                secret);
    }

    private static S3Client admin() {
        return S3Client.builder()
                .endpointOverride(S3Server.endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(S3Server.ACCESS_KEY, S3Server.SECRET_KEY)))
                .build();
    }
}
