package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Two portals on one PostgreSQL and one folder of media: what one of them knows, the other acts on. */
@ResourceLock(PortalServer.ON_POSTGRES)
class NodesIT {
    @Order(1)
    @RegisterExtension
    static final PortalServer HERE = PortalServer.onPostgres();

    @Order(2)
    @RegisterExtension
    static final PortalServer THERE = PortalServer.own(besides(HERE));

    /** What {@code Sessions} and the edge remember, and a margin for this machine. */
    private static final Duration KNOWN_EVERYWHERE = Duration.ofSeconds(5);

    private static final Duration SENT_SURELY = Duration.ofSeconds(40);

    /** A trial of all encoders takes what the machine has left for it. */
    private static final Duration TRIED_SURELY = Duration.ofMinutes(2);

    private static final int LETTERS = 12;

    /** The server hands a body on in buffers of 32 KiB, so the last bytes before a silence may not be read yet. */
    private static final int UNREAD = 40_000;

    private static final String SCHEDULES = "/api/v1/reports/schedules";

    private static PortalClient admin;
    private static Studio studio;
    private static String media;

    @BeforeAll
    static void publish() {
        admin = HERE.signIn("admin");
        studio = new Studio(HERE.signIn("author"));
        media = studio.upload(Films.browserReady(2, "160x90"), "Nodes " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");
        studio.publish(media, "*");
    }

    @Test
    void backChannelLogout_here_endsTheSessionsThereAndTheirBytes() {
        try (SsoScene scene = SsoScene.open(HERE)) {
            String subject = scene.someone();
            SsoBrowser browser = scene.browser();
            browser.signIn("/");
            PortalClient there = browser.portal().at(THERE);
            MediaAddresses addresses = MediaAddresses.of(there, media);

            assertThat(BackChannelIT.send(scene, scene.provider().logoutToken(claims -> claims.subject(subject))))
                    .isEqualTo(200);

            Eventually.holds("signed out there", KNOWN_EVERYWHERE, () -> isRefused(there));
            assertThat(browser.isSignedIn()).isFalse();
            bytesStopThere(addresses);
        }
    }

    @Test
    void session_endedHereByAdmin_endsThereWithItsBytes() {
        String person = hire();
        PortalClient there = HERE.signIn(person).at(THERE);
        MediaAddresses addresses = MediaAddresses.of(there, media);

        String sessions = "/api/v1/admin/people/" + Organisation.id(admin, person) + "/sessions";
        assertThat(admin.delete(sessions).statusCode()).isEqualTo(204);

        Eventually.holds("signed out there", KNOWN_EVERYWHERE, () -> isRefused(there));
        bytesStopThere(addresses);
    }

    @Test
    void person_disabledHere_isOutThere() {
        String person = hire();
        PortalClient there = THERE.signIn(person);
        MediaAddresses addresses = MediaAddresses.of(there, media);

        Organisation.change(admin, Organisation.id(admin, person), Map.of("enabled", false));

        Eventually.holds("signed out there", KNOWN_EVERYWHERE, () -> isRefused(there));
        bytesStopThere(addresses);
    }

    @Test
    void item_publishedAndArchivedHere_isFoundAndGoneThere() {
        String title = "Quokka" + UUID.randomUUID().toString().replace("-", "");
        String other = studio.upload(Films.browserReady(2, "160x90"), title);
        studio.awaitProcessed(other, "READY");
        studio.publish(other, "*");
        PortalClient there = THERE.signIn("viewer");
        Eventually.holds("found there", KNOWN_EVERYWHERE, () -> hits(there, title) == 1);
        MediaAddresses addresses = MediaAddresses.of(there, other);

        studio.change(other, Map.of("state", "ARCHIVED"));

        Eventually.holds("not found there", KNOWN_EVERYWHERE, () -> hits(there, title) == 0);
        bytesStopThere(addresses);
    }

    @Test
    void upload_begunHere_isFinishedThere() {
        byte[] film = TusClient.media(300_000, 7);
        PortalClient author = HERE.signIn("author");
        TusClient here = new TusClient(author);
        String upload = here.created(film.length);
        assertThat(here.append(upload, 0, Arrays.copyOf(film, 100_000)).statusCode())
                .isEqualTo(204);

        TusClient there = new TusClient(author.at(THERE));
        String moved = upload.replace(HERE.base().toString(), THERE.base().toString());
        assertThat(there.offset(moved)).isEqualTo(100_000);
        assertThat(there.append(moved, 100_000, Arrays.copyOfRange(film, 100_000, film.length))
                        .statusCode())
                .isEqualTo(204);
        assertThat(here.offset(upload)).isEqualTo(film.length);
    }

    /** The late end of a request here cuts nothing off what was finished there. */
    @Test
    void upload_whoseRequestHereIsStillOpen_isFinishedThereAndStaysWhole() throws IOException {
        byte[] film = Files.readAllBytes(Films.browserReady(2, "320x240"));
        int sent = film.length - UNREAD;
        String item;
        PortalClient author = HERE.signIn("author");
        TusClient here = new TusClient(author);
        String upload = here.created(film.length);
        try (Socket dead = here.beginChunk(upload, 0, film.length, Arrays.copyOf(film, sent))) {
            Eventually.holds("most is here", SENT_SURELY, () -> here.offset(upload) >= sent - UNREAD);
            int told = (int) here.offset(upload);
            dead.getOutputStream().write(film, sent, UNREAD - 1);
            dead.getOutputStream().flush();

            TusClient there = new TusClient(author.at(THERE));
            String moved = upload.replace(HERE.base().toString(), THERE.base().toString());
            HttpResponse<String> stored = there.append(moved, told, Arrays.copyOfRange(film, told, film.length));
            assertThat(stored.statusCode()).as(stored.body()).isEqualTo(204);
            item = stored.headers().firstValue("Loggia-Media-Id").orElseThrow();
        }

        studio.awaitProcessed(item, "READY");
    }

    /** A server that stands still while it has the turn holds the others up for ten seconds. */
    @LongTest
    @Test
    void upload_whileAnotherServerHoldsTheTurn_isToldToTryAgain() throws SQLException {
        Map<String, String> database = Postgres.settings();
        try (Connection other = DriverManager.getConnection(database.get("LOGGIA_DATABASE_URL"));
                Statement turn = other.createStatement()) {
            other.setAutoCommit(false);
            turn.execute("select * from storage_settings for update");

            HttpResponse<String> refused =
                    new TusClient(HERE.signIn("author")).create(1_000, TusClient.metadata("filename", "talk.mp4"));
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(PortalClient.json(refused).path("code").asString()).isEqualTo("unavailable");
            other.rollback();
        }
        new TusClient(HERE.signIn("author")).created(1_000);
    }

    /** No server can be asked over the network: what one has found and is asked to try goes by the database. */
    @Test
    void transcoding_ofTheServerThere_isToldAndTriedAgainFromHere() {
        String address = "/api/v1/admin/transcoding/servers";
        JsonNode there = admin.getJson(address)
                .path("items")
                .valueStream()
                .filter(server -> server.path("name").asString().equals("there"))
                .findFirst()
                .orElseThrow();
        assertThat(there.path("self").asBoolean()).isFalse();
        String one = address + "/" + there.path("id").asString();
        HttpResponse<String> asked = admin.postJson(one + "/probe", Map.of());
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        assertThat(PortalClient.json(asked).path("probeAsked").asBoolean()).isTrue();

        Eventually.holds(
                "all is tried there",
                TRIED_SURELY,
                () -> admin.get(one + "/capabilities").statusCode() == 200
                        && admin.getJson(one + "/capabilities")
                                .path("encoders")
                                .valueStream()
                                .anyMatch(encoder -> encoder.path("name")
                                                .asString()
                                                .equals("libx264")
                                        && encoder.path("state").asString().equals("WORKS")));
        assertThat(admin.postJson(address + "/" + UUID.randomUUID() + "/probe", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    /** Both look for what is due; each letter is one's. */
    @Test
    void report_sentToManyByBoth_comesToEachOnce() {
        String tag = UUID.randomUUID().toString().substring(0, 8);
        String department = Organisation.found(admin, "Post " + tag, null);
        String list = IntStream.range(0, LETTERS)
                .mapToObj(i -> "m%1$d-%2$s;M%1$d;m%1$d-%2$s@x.example;Post %2$s".formatted(i, tag))
                .collect(Collectors.joining("\n", "username;name;email;department\n", "\n"));
        admin.send(
                "POST",
                "/api/v1/admin/people/import?preview=false",
                BodyPublishers.ofString(list),
                Map.of("Content-Type", "text/csv; charset=utf-8"));
        for (int i = 0; i < LETTERS; i++) {
            String person = Organisation.id(admin, "m" + i + "-" + tag);
            Organisation.change(admin, person, Map.of("roles", List.of("MANAGER"), "manages", List.of(department)));
        }
        try (MailServer mail = new MailServer()) {
            mail.serve(admin, "Loggia", HERE.base().toString());
            String schedule = toManagersOf(department);
            assertThat(admin.at(THERE)
                            .postJson(SCHEDULES + "/" + schedule + "/send", Map.of())
                            .statusCode())
                    .isEqualTo(204);

            Eventually.holds("all are sent", SENT_SURELY, () -> sent(schedule) == LETTERS);
            for (int i = 0; i < LETTERS; i++) {
                assertThat(mail.to("m" + i + "-" + tag)).hasSize(1);
            }
        }
    }

    private static String toManagersOf(String department) {
        Map<String, Object> asked = Map.of("kind", "completion", "period", "ALL", "department", department);
        String report = PortalClient.json(admin.postJson(
                        "/api/v1/reports/saved", Map.of("name", "To all", "shared", false, "asked", asked)))
                .path("id")
                .asString();
        Map<String, Object> plan = Map.of(
                "rhythm",
                "MONTHLY",
                "day",
                31,
                "hour",
                7,
                "format",
                "XLSX",
                "attached",
                true,
                "toManagers",
                true,
                "receivers",
                List.of(),
                "language",
                "en");
        HttpResponse<String> made = admin.postJson(SCHEDULES, Map.of("report", report, "schedule", plan));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return PortalClient.json(made).path("id").asString();
    }

    private static long sent(String schedule) {
        return admin.getJson(SCHEDULES + "/mailings")
                .path("items")
                .valueStream()
                .filter(one -> one.path("schedule").path("id").asString().equals(schedule))
                .filter(one -> one.path("state").asString().equals("SENT"))
                .count();
    }

    private static boolean isRefused(PortalClient client) {
        return client.get("/api/v1/me").statusCode() == 401;
    }

    private static int hits(PortalClient client, String word) {
        return client.getJson("/api/v1/search?q=" + word).path("items").size();
    }

    private static void bytesStopThere(MediaAddresses addresses) {
        Eventually.holds(
                "the bytes stop there",
                KNOWN_EVERYWHERE,
                () -> addresses.signed().stream()
                        .allMatch(path -> List.of(403, 404)
                                .contains(RawHttp.get(THERE.base(), path).status())));
    }

    private static String hire() {
        String username = "n" + UUID.randomUUID().toString().substring(0, 8);
        Organisation.hire(admin, username, "Nora Node", "Sales North");
        return username;
    }

    /** Of a second portal beside one. */
    static Map<String, String> besides(PortalServer other) {
        Map<String, String> settings = new HashMap<>(Postgres.settings());
        settings.put("LOGGIA_HOME", other.home().toString());
        settings.put("LOGGIA_NODE_FOLDER", "there");
        settings.put("LOGGIA_OUTGOING_ALLOWED", "127.0.0.1");
        settings.put("LOGGIA_PROCESSING_NODE_NAME", "there");
        settings.put("LOGGIA_PROCESSING_HEARTBEAT", "PT1S");
        return settings;
    }
}
