package io.loggia.portal.delivery.control.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration with secure_link in the nginx that is installed, asked with addresses of ours. */
class RealNginxTest {

    private static final Path NGINX = Path.of("/usr/sbin/nginx");
    private static final String SECRET = "a-secret.with_30-plain-letters";
    private static final String ITEM = "0e9f6f0c-0000-4000-8000-000000000001";
    private static final String OTHER = "0e9f6f0c-0000-4000-8000-000000000002";
    private static final String FILE = "renditions/4b7c0f3e/1/master.m3u8";

    @TempDir
    static Path folder;

    private static int port;
    private static Process nginx;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeThat(Files.isExecutable(NGINX))
                .as("NOT TRIED: there is no nginx at " + NGINX + ", so its secure_link was not asked")
                .isTrue();
        for (String item : List.of(ITEM, OTHER)) {
            Path file = folder.resolve("media/origin/" + item + "/" + FILE);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "#EXTM3U " + item);
        }
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path config = Files.writeString(folder.resolve("nginx.conf"), configuration());
        nginx = new ProcessBuilder(NGINX.toString(), "-e", "stderr", "-p", folder.toString(), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        while (answer("/up") != 204) {
            assertThat(Instant.now())
                    .as(Files.readString(folder.resolve("log")))
                    .isBefore(end);
            Thread.sleep(20);
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (nginx != null) {
            nginx.destroy();
            nginx.waitFor();
        }
    }

    private static String configuration() {
        String item = "/media/origin/[0-9a-f-]{36}/";
        String checked = """
            secure_link_md5 "$secure_link_expires$folder %s";
            if ($secure_link = "") { return 403; }
            if ($secure_link = "0") { return 410; }
            """.formatted(SECRET);
        return """
            daemon off; master_process off; pid %1$s/pid; worker_rlimit_nofile 1000;
            events { worker_connections 100; }
            http {
              access_log off; client_body_temp_path %1$s/t1; proxy_temp_path %1$s/t2; fastcgi_temp_path %1$s/t3;
              uwsgi_temp_path %1$s/t4; scgi_temp_path %1$s/t5;
              server {
                listen 127.0.0.1:%2$d; root %1$s;
                location = /up { return 204; }
                location ~ "^/(?<sum>[A-Za-z0-9_-]{22})/(?<end>[0-9]{1,11})(?<folder>%3$s)(?<rest>[A-Za-z0-9._/-]+)$" {
                  secure_link $sum,$end;
                  %4$s
                  rewrite ^ /files$folder$rest last;
                }
                location ~ "^(?<folder>%3$s)(?<rest>[A-Za-z0-9._/-]+)$" {
                  secure_link $arg_md5,$arg_expires;
                  %4$s
                  rewrite ^ /files$folder$rest last;
                }
                location /files/ { internal; alias %1$s/; }
                location / { return 403; }
              }
            }
            """.formatted(folder, port, item, checked);
    }

    private static int answer(String path) throws IOException {
        HttpURLConnection call = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        try {
            int status = call.getResponseCode();
            if (status == 200) {
                assertThat(new String(call.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("#EXTM3U " + ITEM);
            }
            return status;
        } catch (ConnectException notYet) {
            return 0;
        } finally {
            call.disconnect();
        }
    }

    private static String signed(Placement placement, String secret, String item, Duration life) {
        SignedScope scope = new SignedScope("http://127.0.0.1:" + port, "/media/origin/" + item + "/");
        return new NginxSigner(placement, secret)
                .sign(scope, Instant.now().plus(life))
                .url(FILE)
                .substring(scope.base().length());
    }

    @Test
    void signature_inPathOrQuery_opensItsItem() throws IOException {
        for (Placement placement : List.of(Placement.PATH, Placement.QUERY)) {
            assertThat(answer(signed(placement, SECRET, ITEM, Duration.ofMinutes(5))))
                    .isEqualTo(200);
        }
    }

    /** Nginx tells what is forged from what is over. */
    @Tag("C01")
    @Tag("C02")
    @Test
    void signature_forgedOrOver_isRefused() throws IOException {
        for (Placement placement : List.of(Placement.PATH, Placement.QUERY)) {
            String good = signed(placement, SECRET, ITEM, Duration.ofMinutes(5));
            assertThat(answer(signed(placement, "another-secret.as-long", ITEM, Duration.ofMinutes(5))))
                    .isEqualTo(403);
            assertThat(answer(signed(placement, SECRET, ITEM, Duration.ofSeconds(-1))))
                    .isEqualTo(410);
            assertThat(answer(good.replaceAll("([0-9]{9})[0-9](/media|$)", "$19$2") + "9"))
                    .isNotEqualTo(200);
            assertThat(answer("/media/origin/" + ITEM + "/" + FILE)).isEqualTo(403);
        }
    }

    /** No other item, however the way to it is spelled. */
    @Tag("C03")
    @Tag("C04")
    @Test
    void signature_ofOneItem_opensNoOther() throws IOException {
        for (Placement placement : List.of(Placement.PATH, Placement.QUERY)) {
            String good = signed(placement, SECRET, ITEM, Duration.ofMinutes(5));
            for (String way : List.of(
                    OTHER + "/",
                    ITEM + "/../" + OTHER + "/",
                    ITEM + "/%2e%2e/" + OTHER + "/",
                    ITEM + "/..%2f" + OTHER + "/",
                    ITEM + "//../" + OTHER + "/",
                    ITEM + "/./../" + OTHER + "/",
                    ITEM.toUpperCase(Locale.ROOT) + "/")) {
                assertThat(answer(good.replace(ITEM + "/", way))).as(way).isNotEqualTo(200);
            }
        }
    }

    /** What is added to the query, or said twice, opens nothing more. */
    @Tag("C05")
    @Test
    void signature_withAnotherBesideIt_isNotMoreThanTheFirst() throws IOException {
        String over = signed(Placement.QUERY, SECRET, ITEM, Duration.ofSeconds(-1));
        long later = Instant.now().plusSeconds(300).getEpochSecond();
        assertThat(answer(over + "&expires=" + later)).isEqualTo(410);
        assertThat(answer(over.replace("?", "?expires=" + later + "&"))).isEqualTo(403);
    }
}
