package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Chromium plays from each kind of edge that can run here, on TLS and under names that share a domain: our own, a real nginx
 * with secure_link, and a CDN that checks behind the question mark or in cookies. Addresses live for 20 seconds everywhere.
 */
@EnabledIf(value = "io.loggia.it.Nginx#isInstalled", disabledReason = "nginx is not installed here")
@LongTest
class CdnPlaysIT {
    private static final int PORT = Ports.free();
    private static final String PORTAL = "portal.loggia-test.com";
    private static final String CDN = "cdn.loggia-test.com";
    private static final Certificate CERTIFICATE = Certificate.of(PORTAL, CDN);
    private static final String BASE = "https://" + CDN + ":" + PORT;
    private static final String ADMIN = "/api/v1/admin/delivery";

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(Map.of(
            "JVM_ARGS",
            System.getProperty("loggia.jvm.arguments", "") + " -Djdk.net.hosts.file=" + hosts(),
            "LOGGIA_PUBLIC_URL",
            "https://" + PORTAL + ":" + PORT,
            "LOGGIA_MEDIA_URL_BOUND_TO_NETWORK",
            "true",
            "LOGGIA_MEDIA_URL_LIFE",
            "PT20S",
            "LOGGIA_MEDIA_URL_KEYS_READ_EVERY",
            "PT1S",
            "LOGGIA_OUTGOING_ALLOWED",
            "127.0.0.1",
            "LOGGIA_OUTGOING_TRUSTED_CERTIFICATES",
            CERTIFICATE.chain().toString()));

    private static final Duration BROWSER_LIMIT = Duration.ofMinutes(3);
    /** The life of an address, and some more. */
    private static final int LONGER_THAN_A_LIFE = 24;
    /** Some lives, in which keys are rotated. */
    private static final int SOME_LIVES = 62;

    /** Where nothing is wanting, a browser beside other work still loses a part of a second now and then. */
    private static final double SHARE_OF_THE_CLOCK = 0.9;

    private static final Duration NEW_KEY_AFTER = Duration.ofSeconds(8);
    /** By then nothing is in use that the old key signed. */
    private static final Duration OLD_KEY_GOES_AFTER = Duration.ofSeconds(28);

    private static FakeCdn fake;
    private static Nginx nginx;
    private static PortalClient admin;
    private static String media;

    @TempDir
    Path folder;

    @BeforeAll
    static void publish() {
        fake = new FakeCdn(SERVER.base());
        nginx = Nginx.of("TLS for portal and CDN", PORT, configuration());
        admin = SERVER.signIn("admin");
        Studio studio = new Studio(SERVER.signIn("author"));
        media = studio.upload(Films.browserReady(90, "160x90"), "Longer than an address " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");
        studio.caption(media, "en", "WEBVTT\n\n00:01.000 --> 00:20.000\nSaid.\n");
        studio.publish(media, "*");
    }

    @AfterAll
    static void stop() {
        nginx.stop();
        fake.close();
    }

    /** Path tokens of our own; the server's key is another one in the end. */
    @Test
    @Tag("C08")
    void ownEdge_playsBeyondSomeLives_whileItsKeyIsRotated_withoutAStop() throws Exception {
        use(false);
        Path keys = SERVER.home().resolve("secrets/media-key");
        String before = Files.readString(keys).strip();
        String next = "B".repeat(before.length());
        JsonNode facts = watch(
                SOME_LIVES, rotation(() -> keep(keys, next + "\n" + before + "\n"), () -> keep(keys, next + "\n")));
        assertThat(urls(facts)).allMatch(url -> url.startsWith("https://" + PORTAL + ":" + PORT + "/media/"));
        assertSignaturesChanged(facts, url -> url.split("/", -1)[4]);
        assertThat(facts.path("firstAgain").asInt()).isEqualTo(403);
    }

    @Test
    @Tag("C02")
    void nginx_secureLink_playsBeyondTheLifeOfAnAddress_withoutAStop() throws Exception {
        setUp("NGINX", "PATH", "", FakeCdn.KEY);
        JsonNode facts = watch(LONGER_THAN_A_LIFE);
        assertThat(urls(facts))
                .filteredOn(url -> url.contains("/renditions/"))
                .isNotEmpty()
                .allMatch(url -> url.startsWith(BASE + "/"));
        assertThat(signatures(facts, url -> url.split("/", -1)[3])).hasSizeGreaterThan(1);
        assertThat(facts.path("firstAgain").asInt()).isEqualTo(410);
    }

    /** The CDN's key is another one in the end. */
    @Test
    @Tag("C08")
    void query_playsBeyondSomeLives_whileTheKeyIsRotated_withoutAStop() throws Exception {
        setUp("NGINX", "QUERY", "", FakeCdn.KEY);
        JsonNode facts;
        try {
            facts = watch(SOME_LIVES, rotation(CdnPlaysIT::takeNextKey, () -> fake.knows(FakeCdn.NEXT_KEY)));
        } finally {
            fake.knows(FakeCdn.KEY);
        }
        assertThat(urls(facts))
                .filteredOn(url -> url.contains(".m4s"))
                .allMatch(url -> url.startsWith(BASE + "/media/origin/"));
        assertThat(urls(facts))
                .filteredOn(url -> url.contains(".m3u8"))
                .isNotEmpty()
                .allMatch(url -> url.startsWith("https://" + PORTAL));
        assertSignaturesChanged(facts, url -> url.substring(url.indexOf('?')));
        assertThat(facts.path("firstAgain").asInt())
                .as("signed by a key that nobody knows now")
                .isEqualTo(403);
    }

    @Test
    void cookies_onTheSharedDomain_play_beyondTheirLifeToo() throws Exception {
        setUp("AKAMAI", "COOKIE", FakeCdn.AKAMAI_COOKIE, FakeCdn.AKAMAI_KEY);
        JsonNode facts = watch(LONGER_THAN_A_LIFE);
        assertThat(facts.path("firstAgain").asInt()).as("without cookies").isEqualTo(403);
        assertThat(urls(facts))
                .filteredOn(url -> url.contains(".m4s") || url.contains(".m3u8"))
                .isNotEmpty()
                .allMatch(url -> url.startsWith(BASE + "/media/origin/" + media + "/"))
                .noneMatch(url -> url.contains("?"));
    }

    private static void takeNextKey() {
        fake.knows(FakeCdn.KEY, FakeCdn.NEXT_KEY);
        setUp("NGINX", "QUERY", "", FakeCdn.NEXT_KEY);
    }

    /** In place of the file at once, as whoever rotates keys should. */
    private static void keep(Path file, String content) {
        try {
            Path beside = Files.writeString(file.resolveSibling("media-key.new"), content);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both steps while somebody watches. */
    private CompletableFuture<Void> rotation(Runnable newKey, Runnable oldKeyGoes) {
        return CompletableFuture.runAsync(
                        () -> Eventually.holds("somebody watches", BROWSER_LIMIT, () -> Files.exists(begun())))
                .thenRunAsync(newKey, after(NEW_KEY_AFTER))
                .thenRunAsync(oldKeyGoes, after(OLD_KEY_GOES_AFTER));
    }

    private Path begun() {
        return folder.resolve("begun");
    }

    private static Executor after(Duration time) {
        return CompletableFuture.delayedExecutor(time.toSeconds(), TimeUnit.SECONDS);
    }

    private static void assertSignaturesChanged(JsonNode facts, UnaryOperator<String> signature) {
        assertThat(signatures(facts, signature)).as("signatures").hasSizeGreaterThan(3);
    }

    private static Set<String> signatures(JsonNode facts, UnaryOperator<String> signature) {
        return urls(facts).stream()
                .filter(url -> url.contains(".m4s"))
                .map(signature)
                .collect(Collectors.toSet());
    }

    private JsonNode watch(int seconds, CompletableFuture<Void> meanwhile) throws IOException, InterruptedException {
        JsonNode facts = watch(seconds);
        assertThat(meanwhile).as("what was to happen meanwhile").isCompleted();
        return facts;
    }

    private JsonNode watch(int seconds) throws IOException, InterruptedException {
        JsonNode facts = NodeScript.ofBrowser("delivery.mjs", BROWSER_LIMIT)
                .run(
                        SERVER,
                        folder,
                        Map.of(
                                "LOGGIA_BASE",
                                "https://" + PORTAL + ":" + PORT,
                                "LOGGIA_WATCH",
                                media,
                                "LOGGIA_SECONDS",
                                Integer.toString(seconds),
                                "LOGGIA_BEGUN",
                                begun().toString(),
                                "LOGGIA_RESOLVE",
                                "MAP *.loggia-test.com 127.0.0.1"));
        String told = facts.propertyStream()
                .filter(fact -> !fact.getKey().equals("fetched"))
                .toList()
                .toString();
        assertThat(facts.path("ok").asBoolean()).as(told).isTrue();
        assertThat(facts.has("pageErrors")).as(told).isFalse();
        assertThat(facts.has("policy")).as(told).isFalse();
        assertThat(facts.has("failed")).as(told).isFalse();
        assertThat(facts.path("error").isNull()).as(told).isTrue();
        assertThat(facts.path("hiccups")).as(told).isEmpty();
        assertThat(facts.path("starved").asInt()).as(told).isZero();
        assertThat(facts.path("watched").asDouble())
                .as("the film goes as the clock does: %s", told)
                .isGreaterThan(facts.path("wall").asDouble() * SHARE_OF_THE_CLOCK);
        assertThat(urls(facts)).as(told).isNotEmpty();
        assertThat(facts.path("fetched").valueStream())
                .as("refused")
                .noneMatch(one -> one.path("status").asInt() >= 300);
        return facts;
    }

    private static List<String> urls(JsonNode facts) {
        return facts.path("fetched")
                .valueStream()
                .map(one -> one.path("url").asString())
                .toList();
    }

    private static void setUp(String scheme, String placement, String keyId, String key) {
        Map<String, Object> wish = new HashMap<>(Map.of(
                "version",
                admin.getJson(ADMIN).path("version").asInt(),
                "base",
                BASE,
                "scheme",
                scheme,
                "placement",
                placement,
                "hash",
                "SHA256",
                "keyId",
                keyId,
                "key",
                key,
                "originSecret",
                FakeCdn.ORIGIN_SECRET,
                "leastLifeSeconds",
                20,
                "longestLifeSeconds",
                20));
        wish.put("cookieDomain", "COOKIE".equals(placement) ? "loggia-test.com" : "");
        var saved = admin.putJson(ADMIN, wish);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        var tested = admin.postJson(ADMIN + "/test", Map.of());
        assertThat(PortalClient.json(tested).path("right").asBoolean())
                .as(tested.body())
                .isTrue();
        use(true);
        Eventually.holds(
                "the CDN is used",
                Duration.ofSeconds(5),
                () -> admin.getJson("/api/v1/media/" + media + "/playback")
                        .toString()
                        .contains(CDN));
    }

    private static void use(boolean inUse) {
        int version = admin.getJson(ADMIN).path("version").asInt();
        assertThat(admin.putJson(ADMIN + "/use", Map.of("version", version, "inUse", inUse))
                        .statusCode())
                .isEqualTo(200);
    }

    /** Names for the server alone; the browser has a rule of its own. */
    private static Path hosts() {
        try {
            Path scratch = Files.createDirectories(
                    Path.of(System.getProperty("loggia.scratch")).toAbsolutePath());
            Path file = Files.createTempFile(scratch, "hosts-", "");
            String names = String.join(
                    " ", "localhost", PORTAL, CDN, InetAddress.getLocalHost().getHostName());
            return Files.writeString(file, "127.0.0.1 " + names + "\n");
        } catch (UnknownHostException e) {
            throw new IllegalStateException("This machine has no name", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So slow that segments are fetched all the time. With a signature in the path nginx checks it itself, else the CDN of this test does. */
    private static String configuration() {
        return """
                ssl_certificate @CHAIN@;
                ssl_certificate_key @PRIVATE@;
                access_log off;
                server {
                    listen 127.0.0.1:@PORT@ ssl;
                    server_name @PORTAL_NAME@;
                    client_max_body_size 0;
                    proxy_http_version 1.1;
                    proxy_set_header Host $http_host;
                    proxy_set_header X-Forwarded-Proto https;
                    proxy_set_header X-Forwarded-For $remote_addr;
                    location /media/ {
                        limit_rate 28k;
                        proxy_pass http://@ORIGIN@;
                    }
                    location / {
                        proxy_pass http://@ORIGIN@;
                    }
                }
                server {
                    listen 127.0.0.1:@PORT@ ssl;
                    server_name @CDN_NAME@;
                    limit_rate 28k;
                    location ~ "^/(?<sum>[A-Za-z0-9_-]{22})/(?<end>[0-9]{1,11})(?<folder>/media/origin/[0-9a-f-]{36}/)(?<rest>[A-Za-z0-9._/-]+)$" {
                        secure_link $sum,$end;
                        secure_link_md5 "$secure_link_expires$folder @KEY@";
                        if ($secure_link = "") { return 403; }
                        if ($secure_link = "0") { return 410; }
                        proxy_pass http://@ORIGIN@$folder$rest;
                        proxy_set_header X-Loggia-Origin @SECRET@;
                    }
                    location / {
                        proxy_pass http://@FAKE@;
                    }
                }
                """.replace("@CHAIN@", CERTIFICATE.chain().toString())
                .replace("@PRIVATE@", CERTIFICATE.key().toString())
                .replace("@PORTAL_NAME@", PORTAL)
                .replace("@CDN_NAME@", CDN)
                .replace("@PORT@", Integer.toString(PORT))
                .replace("@ORIGIN@", SERVER.base().getAuthority())
                .replace("@FAKE@", fake.base().getAuthority())
                .replace("@KEY@", FakeCdn.KEY)
                .replace("@SECRET@", FakeCdn.ORIGIN_SECRET);
    }
}
