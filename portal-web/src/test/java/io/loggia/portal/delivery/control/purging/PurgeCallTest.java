package io.loggia.portal.delivery.control.purging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;

class PurgeCallTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final String FOLDER = "/media/origin/0e9f6f0c-0000-4000-8000-000000000001/";
    private static final String TAG = "0e9f6f0c-0000-4000-8000-000000000001";

    /** What Amazon's own library sends for the same invalidation: the same signature over the same text. */
    @Test
    void cloudFront_isSignedAsAmazonsLibrarySignsIt() throws IOException {
        record Seen(String path, Headers headers, String body) {}
        AtomicReference<Seen> seen = new AtomicReference<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            seen.set(new Seen(
                    call.getRequestURI().getRawPath(),
                    call.getRequestHeaders(),
                    new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            call.sendResponseHeaders(201, -1);
            call.close();
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        try (CloudFrontClient library = CloudFrontClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(URI.create(address))
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
                .build()) {
            library.createInvalidation(request -> request.distributionId("E1EXAMPLE")
                    .invalidationBatch(batch -> batch.callerReference("once")
                            .paths(paths -> paths.quantity(1).items(FOLDER + "*"))));
        } finally {
            server.stop(0);
        }

        Seen theirs = Objects.requireNonNull(seen.get());
        String stamp = theirs.headers().getFirst("X-Amz-Date");
        Instant then = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .parse(stamp, Instant::from);
        PurgeSetup setup = new PurgeSetup(PurgeScheme.CLOUDFRONT, address, "E1EXAMPLE", "AKIDEXAMPLE", "secret");
        PurgeCall ours = PurgeCall.of(setup, FOLDER, TAG, then, "once");
        assertThat(ours.address().getRawPath()).isEqualTo(theirs.path());
        assertThat(theirs.body()).endsWith(String.valueOf(ours.body()));
        // The library signs some more headers, so what is compared is its signature made by our hand over its body.
        String authorization = theirs.headers().getFirst("Authorization");
        List<String> names = List.of(
                authorization.replaceAll(".*SignedHeaders=([^,]+),.*", "$1").split(";", -1));
        AwsSignature signature = new AwsSignature("us-east-1", "cloudfront", "AKIDEXAMPLE", "secret");
        assertThat(signature.authorization(
                        "POST",
                        URI.create(address + theirs.path()),
                        theirs.body(),
                        then,
                        names,
                        theirs.headers()::getFirst))
                .isEqualTo(authorization);
    }

    /** Published with Akamai's own clients, as the case of a POST inside its limit. */
    @Test
    void akamai_isSignedAsItsVectorsSay() {
        EdgeGridSignature.Client client = new EdgeGridSignature.Client(
                "akab-client-token-xxx-xxxxxxxxxxxxxxxx",
                "akab-access-token-xxx-xxxxxxxxxxxxxxxx",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=");
        URI uri = URI.create("https://akaa-baseurl-xxxxxxxxxxx-xxxxxxxxxxxxx.luna.akamaiapis.net/testapi/v1/t3");
        assertThat(EdgeGridSignature.authorization(
                        client,
                        uri,
                        "datadatadatadatadatadatadatadata",
                        Instant.parse("2014-03-21T19:34:21Z"),
                        "nonce-xx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"))
                .isEqualTo(
                        "EG1-HMAC-SHA256 client_token=akab-client-token-xxx-xxxxxxxxxxxxxxxx;"
                                + "access_token=akab-access-token-xxx-xxxxxxxxxxxxxxxx;timestamp=20140321T19:34:21+0000;"
                                + "nonce=nonce-xx-xxxx-xxxx-xxxx-xxxxxxxxxxxx;signature=hXm4iCxtpN22m4cbZb4lVLW5rhX8Ca82vCFqXzSTPe4=");
    }

    @Test
    void akamai_deletesByTheItemsTag() {
        PurgeSetup setup = new PurgeSetup(
                PurgeScheme.AKAMAI, "https://akab-x.luna.akamaiapis.net/", "akab-client", "akab-access", "secret");
        PurgeCall call = PurgeCall.of(setup, FOLDER, TAG, NOW, "once");
        assertThat(call.address()).hasToString("https://akab-x.luna.akamaiapis.net/ccu/v3/delete/tag/production");
        assertThat(call.body()).isEqualTo("{\"objects\":[\"" + TAG + "\"]}");
    }

    @Test
    void fastly_purgesTheItemsSurrogateKey() {
        PurgeSetup setup =
                new PurgeSetup(PurgeScheme.FASTLY, PurgeScheme.FASTLY.address(), "SU1Z0isxPaozGVKXdv0eY", "", "token");
        PurgeCall call = PurgeCall.of(setup, FOLDER, TAG, NOW, "once");
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.address()).hasToString("https://api.fastly.com/service/SU1Z0isxPaozGVKXdv0eY/purge/" + TAG);
        assertThat(call.headers()).containsEntry("Fastly-Key", "token");
        assertThat(call.isDone(404)).isFalse();
        assertThat(call.isDone(200)).isTrue();
    }

    @Test
    void purge_asksForTheItemsFolder_andHoldsNothingThereForDone() {
        PurgeSetup setup = new PurgeSetup(PurgeScheme.PURGE, "https://cdn.example.com", "", "", "secret");
        PurgeCall call = PurgeCall.of(setup, FOLDER, TAG, NOW, "once");
        assertThat(call.method()).isEqualTo("PURGE");
        assertThat(call.address()).hasToString("https://cdn.example.com" + FOLDER);
        assertThat(call.headers()).containsEntry("X-Loggia-Purge", "secret");
        assertThat(call.isDone(404)).isTrue();
        assertThat(call.isDone(403)).isFalse();
        assertThat(call.isDone(503)).isFalse();
    }

    @Test
    void setup_thatNoVendorTakes_isRefusedInWords_andTellsNoSecret() {
        for (PurgeSetup bad : List.of(
                new PurgeSetup(PurgeScheme.FASTLY, "nonsense", "service", "", "token"),
                new PurgeSetup(PurgeScheme.FASTLY, "https://api.fastly.com", "a/../b", "", "token"),
                new PurgeSetup(PurgeScheme.FASTLY, "https://api.fastly.com", "service", "", ""),
                new PurgeSetup(PurgeScheme.FASTLY, "https://api.fastly.com", "service", "", "two\r\nlines"),
                new PurgeSetup(PurgeScheme.CLOUDFRONT, "https://cloudfront.amazonaws.com", "E1", "", "secret"),
                new PurgeSetup(PurgeScheme.PURGE, "https://cdn.example.com?x", "", "", ""))) {
            assertThatIllegalArgumentException().as(bad.toString()).isThrownBy(bad::check);
        }
        PurgeSetup good = new PurgeSetup(PurgeScheme.FASTLY, "https://api.fastly.com", "service", "", "a-token");
        good.check();
        assertThat(good.toString()).doesNotContain("a-token");
        PurgeSetup.NONE.check();
    }
}
