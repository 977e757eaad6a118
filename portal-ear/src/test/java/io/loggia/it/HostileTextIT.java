package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Words that people write are words, in pages, in answers and in the log. */
@ResourceLock(PortalServer.SHARED)
class HostileTextIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final Duration LIMIT = Duration.ofMinutes(4);

    @TempDir
    Path folder;

    @Test
    @Tag("D10")
    void scripts_inNamesAndTexts_areShownAsWords() throws Exception {
        String mark = "mark" + UUID.randomUUID().toString().substring(0, 8);
        String poison = mark
                + "<img src=poison onerror=globalThis.poisoned=true><script>globalThis.poisoned=true</script>\"'><svg onload=alert(1)>";
        PortalClient admin = SERVER.signIn("admin");
        HttpResponse<String> channel = admin.postJson("/api/v1/channels", Map.of("name", poison));
        assertThat(channel.statusCode()).as(channel.body()).isEqualTo(201);
        Organisation.found(admin, poison, null);
        Organisation.hire(admin, mark, poison, null);
        String item = new TusClient(admin)
                .create(1000, TusClient.metadata("filename", "talk.mp4") + "," + TusClient.metadata("title", poison))
                .headers()
                .firstValue("Loggia-Media-Id")
                .orElseThrow();
        Map<String, Object> change = new HashMap<>();
        change.put("title", poison);
        change.put("description", poison);
        change.put("tags", List.of(mark + "<svg onload=alert(1)>"));
        new Studio(admin).change(item, change);

        List<String> pages = List.of(
                "/channels",
                "/library",
                "/library/" + item,
                "/admin/people?q=" + mark,
                "/admin/departments",
                "/admin/audit");
        JsonNode told = NodeScript.ofBrowser("poison.mjs", LIMIT)
                .run(
                        SERVER,
                        folder,
                        Map.of(
                                "LOGGIA_MARK",
                                mark,
                                "LOGGIA_PAGES",
                                JsonMapper.builder().build().writeValueAsString(pages)));

        assertThat(told.path("trouble").valueStream().map(JsonNode::asString).toList())
                .as(told.toString())
                .isEmpty();
        assertThat(told.path("shown").size()).isEqualTo(pages.size());
    }

    @ParameterizedTest
    @Tag("D10")
    @ValueSource(strings = {"/api/v1/channels", "/api/v1/departments", "/api/v1/media?limit=5", "/api/v1/nowhere"})
    void answers_ofTheApi_areNeverPages(String path) {
        HttpResponse<String> reply = SERVER.signIn("admin").get(path);

        assertThat(reply.headers().firstValue("Content-Type").orElse(""))
                .as(path)
                .matches("application/(problem\\+)?json.*");
        assertThat(reply.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    /** What a stranger types as a name is written to the log, as a line of a name and not as a line of the log. */
    @Test
    @Tag("D18")
    void lineBreaksAndLookUps_inAName_forgeNothingInTheLog() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String mark = "forged" + UUID.randomUUID().toString().substring(0, 8);
            String lookUp = "${jndi:ldap://127.0.0.1:" + listener.getLocalPort() + "/a}";
            String name = mark + "\r\n[ERROR   ] " + mark + " " + lookUp;
            PortalClient stranger = SERVER.anonymous();
            for (int i = 0; i < 12; i++) {
                stranger.postJson("/api/v1/session", Map.of("username", name, "password", "wrong " + lookUp));
            }
            stranger.send(
                    "GET",
                    "/api/v1/sso/" + mark + "%0d%0a%5bERROR%20%20%20%5d%20" + mark + "/sign-in?to=%0d%0aSet-Cookie:a=b",
                    BodyPublishers.noBody(),
                    Map.of("User-Agent", lookUp));

            assertThat(SERVER.log().lines().filter(line -> line.startsWith("[ERROR") && line.contains(mark)))
                    .isEmpty();
            listener.setSoTimeout(500);
            assertThat(connected(listener)).as("somebody looked the name up").isFalse();
        }
    }

    @ParameterizedTest
    @Tag("D17")
    @ValueSource(
            strings = {
                "/api/v1/sso/none/sign-in?to=%0d%0aInjected:%20yes",
                "/api/v1/sso/none/sign-in?to=/%0aInjected:%20yes",
                "/api/v1/sso/none/callback?state=%0d%0aInjected:%20yes&error=%0d%0aInjected:%20yes",
                "/api/v1/media?q=%0d%0aInjected:%20yes",
                "/%0d%0aInjected:%20yes"
            })
    void lineBreaks_inAnAddress_makeNoHeader(String path) {
        RawHttp.Reply reply = RawHttp.get(SERVER.base(), path);

        assertThat(reply.headers()).as(path).doesNotContainKey("injected");
        assertThat(reply.status()).isLessThan(500);
    }

    @Test
    @Tag("D17")
    void request_thatTwoReadersCouldReadDifferently_isRefused() {
        SoftAssertions softly = new SoftAssertions();
        // Each has the bytes that any reader could wait for.
        softly.assertThat(status("Content-Length: 5", "Transfer-Encoding: chunked", "", "0"))
                .as("two lengths")
                .isGreaterThanOrEqualTo(400);
        softly.assertThat(status("Content-Length: 5", "Content-Length: 6", "", "12345"))
                .as("two content lengths")
                .isGreaterThanOrEqualTo(400);
        softly.assertThat(status("X-Long: " + "a".repeat(200_000)))
                .as("endless header")
                .isGreaterThanOrEqualTo(400);
        softly.assertAll();
    }

    private static int status(String... headers) {
        try {
            return RawHttp.send(SERVER.base(), "POST", "/api/v1/session", headers)
                    .status();
        } catch (RuntimeException | AssertionError e) {
            // Hanging up without an answer is a refusal, too.
            return 499;
        }
    }

    /** A form of many parts is no kind of body that any route reads, so its parts are not even counted. */
    @Test
    @Tag("D17")
    void multipart_ofManyParts_isRefusedUnread() {
        PortalClient admin = SERVER.signIn("admin");
        String parts = IntStream.range(0, 20_000)
                .mapToObj(i -> "--b\r\nContent-Disposition: form-data; name=\"f" + i + "\"\r\n\r\nx\r\n")
                .collect(Collectors.joining("", "", "--b--\r\n"));
        for (String path : List.of("/api/v1/session", "/api/v1/channels", "/api/v1/admin/people/import")) {
            HttpResponse<String> reply = admin.send(
                    "POST",
                    path,
                    BodyPublishers.ofString(parts),
                    Map.of("Content-Type", "multipart/form-data; boundary=b"));
            assertThat(reply.statusCode()).as("%s: %s", path, reply.body()).isEqualTo(415);
        }
    }

    private static boolean connected(ServerSocket listener) throws IOException {
        try {
            listener.accept().close();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }
}
