package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.it.MailServer.Received;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Reports by mail, through a real mail server: to each their own, once, and no longer than they want. */
@ResourceLock(PortalServer.SSO)
class ReportMailIT {
    // This one may call servers of this machine.
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.sso();

    private static final String SCHEDULES = "/api/v1/reports/schedules";
    private static final String SUBSCRIPTIONS = "/api/v1/reports/subscriptions/";
    private static final String PORTAL = "https://video.example.com";
    private static final Duration SURELY = Duration.ofSeconds(30);
    private static final Pattern ONE_CLICK =
            Pattern.compile("<" + PORTAL + "(/api/v1/reports/subscriptions/([\\w-]+)/one-click)>");

    private static PortalClient admin;
    private static MailServer mail;

    private String boss = "";
    private String bossId = "";

    @BeforeAll
    static void setUp() {
        // A report without rows would show little.
        Studio.published(SERVER, 2, "Told of by mail");
        admin = SERVER.signIn("admin");
        mail = new MailServer();
        mail.serve(admin, "Loggia\r\nBcc: all@example.com", PORTAL);
    }

    @AfterAll
    static void close() {
        mail.close();
    }

    /** A manager of Sales North with an address. */
    @BeforeEach
    void appoint() {
        boss = "boss-" + UUID.randomUUID().toString().substring(0, 8);
        bossId = hired(boss, "Bea Boß", "Sales/Sales North");
        manages(bossId, "Sales North");
    }

    private static String hired(String username, String name, String department) {
        String list =
                "username;name;email;department\n%1$s;%2$s;%1$s@x.example;%3$s\n".formatted(username, name, department);
        HttpResponse<String> reply = admin.send(
                "POST",
                "/api/v1/admin/people/import?preview=false",
                BodyPublishers.ofString(list),
                Map.of("Content-Type", "text/csv; charset=utf-8"));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return Organisation.id(admin, username);
    }

    private static void manages(String person, String... departments) {
        Organisation.change(
                admin,
                person,
                Map.of(
                        "roles",
                        List.of("MANAGER"),
                        "manages",
                        List.of(departments).stream()
                                .map(name -> Organisation.department(admin, name))
                                .toList()));
    }

    private static String address(String username) {
        return username + "@x.example";
    }

    private static String savedReport(String name, @Nullable String department) {
        Map<String, Object> asked = new HashMap<>();
        asked.put("kind", "completion");
        asked.put("period", "ALL");
        asked.put("department", department == null ? null : Organisation.department(admin, department));
        return saved(name, asked);
    }

    private static String saved(String name, Map<String, Object> asked) {
        HttpResponse<String> reply =
                admin.postJson("/api/v1/reports/saved", Map.of("name", name, "shared", false, "asked", asked));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        return PortalClient.json(reply).path("id").asString();
    }

    private static Map<String, Object> plan(boolean attached, String language, List<String> receivers) {
        return Map.of(
                "rhythm",
                "WEEKLY",
                "day",
                1,
                "hour",
                7,
                "format",
                "CSV",
                "attached",
                attached,
                "toManagers",
                false,
                "receivers",
                receivers,
                "language",
                language);
    }

    private static String scheduled(String report, Map<String, Object> plan) {
        HttpResponse<String> reply = admin.postJson(SCHEDULES, Map.of("report", report, "schedule", plan));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        return PortalClient.json(reply).path("id").asString();
    }

    private static void send(String schedule) {
        assertThat(admin.postJson(SCHEDULES + "/" + schedule + "/send", Map.of())
                        .statusCode())
                .isEqualTo(204);
    }

    private static Optional<JsonNode> logged(String schedule, String state) {
        return admin.getJson(SCHEDULES + "/mailings?limit=100&schedule=" + schedule)
                .path("items")
                .valueStream()
                .filter(one -> one.path("schedule").path("id").asString().equals(schedule))
                .filter(one -> one.path("state").asString().equals(state))
                .findFirst();
    }

    private static JsonNode awaitLogged(String schedule, String state) {
        return Eventually.get("a letter that is " + state, SURELY, () -> logged(schedule, state));
    }

    private static Matcher oneClick(Received letter) {
        Matcher link = ONE_CLICK.matcher(letter.header("List-Unsubscribe"));
        assertThat(link.matches()).as(letter.header("List-Unsubscribe")).isTrue();
        return link;
    }

    @Test
    @Tag("E09")
    void letter_ofSalesToItsManagerBelow_tellsTheirOwnDepartmentAlone() {
        String schedule = scheduled(savedReport("Q <b>1</b>", "Sales"), plan(true, "en", List.of(bossId)));

        send(schedule);

        Received letter = mail.awaited(address(boss));
        assertThat(letter.text()).contains("Hello Bea Boß", "Sales North: ").doesNotContain("Sales South");
        assertThat(letter.html()).contains("Q &lt;b&gt;1&lt;/b&gt;").doesNotContain("<b>1");
        assertThat(letter.files()).hasSize(1);
        String csv = new String(letter.files().getFirst().content(), StandardCharsets.UTF_8);
        assertThat(csv).contains("Vera Viewer").doesNotContain("Sales South");
        JsonNode sent = awaitLogged(schedule, "SENT");
        assertThat(sent.path("departments").asString()).isEqualTo("Sales North");
        assertThat(sent.path("address").asString()).isEqualTo(address(boss));
        assertThat(sent.path("rows").asInt()).isPositive();
        assertThat(sent.path("attached").asBoolean()).isTrue();
        assertThat(admin.getJson("/api/v1/admin/audit?action=report.mailed").toString())
                .contains(address(boss));
    }

    /** They are told of whatever department is named, as long as they look after learning when it is sent. */
    @Test
    @Tag("E09")
    void letter_toLearningAndDevelopment_tellsWhatTheRoleAllowsAsOfSending() {
        String name = "learning-" + UUID.randomUUID().toString().substring(0, 8);
        String id = hired(name, "Lia Learning", "People");
        Organisation.change(admin, id, Map.of("roles", List.of("LEARNING")));
        String schedule = scheduled(savedReport("All learning", "Engineering"), plan(true, "en", List.of(id)));

        send(schedule);

        String csv = new String(mail.awaited(address(name)).files().getFirst().content(), StandardCharsets.UTF_8);
        assertThat(csv).contains("Emil Engineer").doesNotContain("Vera Viewer");
        assertThat(awaitLogged(schedule, "SENT").path("departments").asString()).isEqualTo("Engineering");

        Organisation.change(admin, id, Map.of("roles", List.of()));
        send(schedule);

        assertThat(awaitLogged(schedule, "SKIPPED").path("reason").asString()).isEqualTo("NO_RIGHT");
        assertThat(mail.to(address(name))).hasSize(1);
    }

    /** Whoever manages a department above one that is named manages that one. */
    @Test
    @Tag("E09")
    void letter_ofSeveralDepartments_tellsThoseBelowTheReceiversOwn() {
        manages(bossId, "Sales");
        Map<String, Object> asked = new HashMap<>(Map.of("kind", "completion", "period", "ALL"));
        asked.put(
                "departments",
                List.of(Organisation.department(admin, "Sales North"), Organisation.department(admin, "Engineering")));
        String schedule = scheduled(saved("Two", asked), plan(true, "en", List.of(bossId)));

        send(schedule);

        assertThat(awaitLogged(schedule, "SENT").path("departments").asString()).isEqualTo("Sales North");
    }

    /** Of more than fit it says which are missing, in the letter and in the log. */
    @Test
    void letter_toAManagerOfManyDepartments_tellsOfAllThatFit_andNamesTheOthers() {
        String mark = bossId.substring(0, 8);
        String whole = Organisation.found(admin, "Whole " + mark, null);
        String[] many = new String[52];
        for (int i = 0; i < many.length; i++) {
            many[i] = "Many %02d %s".formatted(i, mark);
            Organisation.found(admin, many[i], whole);
        }
        manages(bossId, many);
        String schedule = scheduled(savedReport("Many", "Whole " + mark), plan(false, "en", List.of(bossId)));

        send(schedule);

        String letter = mail.awaited(address(boss)).text();
        int last = -1;
        for (int i = 0; i < 50; i++) {
            int at = letter.indexOf(many[i] + ": ");
            assertThat(at).as(many[i]).isGreaterThan(last);
            last = at;
        }
        assertThat(letter.replaceAll("\\s+", " "))
                .contains("2 more of your departments are not in this letter")
                .contains(many[50] + ", " + many[51]);
        JsonNode sent = awaitLogged(schedule, "SENT");
        assertThat(sent.path("leftOut").asInt()).isEqualTo(2);
        assertThat(sent.path("departments").asString()).startsWith(many[0] + ", " + many[1]);
    }

    @Test
    void log_ofOneSchedule_isToldPageByPage() {
        String schedule = scheduled(savedReport("Paged", "Sales North"), plan(false, "en", List.of(bossId)));
        String other = scheduled(savedReport("Other", "Sales North"), plan(false, "en", List.of(bossId)));
        for (int letters = 1; letters <= 3; letters++) {
            send(letters == 2 ? other : schedule);
            int awaited = letters;
            Eventually.holds("a letter", SURELY, () -> mail.to(address(boss)).size() == awaited);
        }
        String path = SCHEDULES + "/mailings?limit=1&schedule=" + schedule;

        JsonNode first = admin.getJson(path);
        JsonNode second = admin.getJson(path + "&cursor=" + first.path("next").asString());

        assertThat(first.path("items").size()).isEqualTo(1);
        assertThat(second.path("items").size()).isEqualTo(1);
        assertThat(second.path("next").isString()).isFalse();
        assertThat(first.path("items").get(0).path("dueAt").asString())
                .isGreaterThan(second.path("items").get(0).path("dueAt").asString());
        assertThat(first.toString() + second).contains(schedule).doesNotContain(other);
        assertThat(SERVER.signIn("manager").get(path).statusCode()).isEqualTo(404);
        assertThat(admin.get(path + "&cursor=x").statusCode()).isEqualTo(400);
    }

    @Test
    void letter_asPdf_carriesOne() {
        Map<String, Object> plan = new HashMap<>(plan(true, "en", List.of(bossId)));
        plan.put("format", "PDF");

        send(scheduled(savedReport("On paper", "Sales"), plan));

        byte[] file = mail.awaited(address(boss)).files().getFirst().content();
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    }

    @Test
    @Tag("E09")
    void letter_whenTheReceiverHasLostTheRight_isNotSentAndTheLogSaysWhy() {
        String schedule = scheduled(savedReport("Lost", "Sales"), plan(false, "en", List.of(bossId)));
        Organisation.change(admin, bossId, Map.of("manages", List.of()));

        send(schedule);

        assertThat(awaitLogged(schedule, "SKIPPED").path("reason").asString()).isEqualTo("NO_RIGHT");
        manages(bossId, "Engineering");
        send(schedule);
        Eventually.holds(
                "two letters are not sent",
                SURELY,
                () -> admin.getJson(SCHEDULES + "/mailings?schedule=" + schedule)
                                .path("items")
                                .valueStream()
                                .filter(one -> one.path("schedule")
                                                .path("id")
                                                .asString()
                                                .equals(schedule)
                                        && one.path("reason").asString().equals("NO_RIGHT"))
                                .count()
                        == 2);
        assertThat(mail.to(address(boss))).isEmpty();
    }

    @Test
    void letter_asALinkInGerman_leadsToTheReportAndEndsAtAClick() {
        String report = savedReport("Übersicht", "Sales North");
        String schedule = scheduled(report, plan(false, "de", List.of(bossId)));
        send(schedule);
        Received letter = mail.awaited(address(boss));
        assertThat(letter.subject()).startsWith("Übersicht: ");
        assertThat(letter.text())
                .contains("Guten Tag Bea Boß", PORTAL + "/reports/build?kind=completion&department=")
                .contains(PORTAL + "/letters/");
        assertThat(letter.files()).isEmpty();
        assertThat(letter.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        Matcher link = oneClick(letter);
        PortalClient anonymous = SERVER.anonymous();

        HttpResponse<String> looked = anonymous.get(link.group(1));
        assertThat(looked.statusCode()).isEqualTo(303);
        assertThat(URI.create(looked.headers().firstValue("Location").orElseThrow())
                        .getPath())
                .isEqualTo("/letters/" + link.group(2));
        assertThat(anonymous
                        .getJson(SUBSCRIPTIONS + link.group(2))
                        .path("wanted")
                        .asBoolean())
                .isTrue();
        HttpResponse<String> ended = anonymous.send(
                "POST",
                link.group(1),
                BodyPublishers.ofString("List-Unsubscribe=One-Click"),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
        assertThat(ended.statusCode()).as(ended.body()).isEqualTo(204);
        send(schedule);
        assertThat(admin.getJson(SCHEDULES).toString()).contains("\"unsubscribed\":1");

        HttpResponse<String> again =
                anonymous.putJson(SUBSCRIPTIONS + link.group(2), Map.of("wanted", true, "language", "en"));
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        send(schedule);
        Eventually.holds("a second letter", SURELY, () -> mail.to(address(boss)).size() == 2);
        assertThat(mail.to(address(boss)).getLast().text()).contains("Hello Bea Boß");
    }

    @Test
    void unsubscribing_byAForgedToken_isRefused() {
        String schedule = scheduled(savedReport("Forged", "Sales North"), plan(false, "en", List.of(bossId)));
        send(schedule);
        String token = oneClick(mail.awaited(address(boss))).group(2);
        PortalClient anonymous = SERVER.anonymous();

        for (int at : new int[] {0, 20, 30, 50, token.length() - 3}) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            String forged = token.substring(0, at) + other + token.substring(at + 1);
            assertThat(anonymous.get(SUBSCRIPTIONS + forged).statusCode()).isEqualTo(404);
            assertThat(anonymous
                            .postJson(SUBSCRIPTIONS + forged + "/one-click", Map.of())
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(anonymous.get(SUBSCRIPTIONS + "x").statusCode()).isEqualTo(404);
        assertThat(admin.getJson(SCHEDULES).toString()).contains(schedule);
        assertThat(anonymous.getJson(SUBSCRIPTIONS + token).path("wanted").asBoolean())
                .isTrue();
    }

    @Test
    void letter_whileTheServerIsAway_comesOnceWhenItIsBack() {
        String schedule = scheduled(savedReport("Away", "Sales North"), plan(false, "en", List.of(bossId)));
        mail.leave();
        send(schedule);
        JsonNode waits = Eventually.get(
                "a letter that waits",
                SURELY,
                () -> logged(schedule, "WAITING")
                        .filter(one -> one.path("reason").asString().equals("AWAY")));
        assertThat(waits.path("attempts").asInt()).isEqualTo(1);
        assertThat(waits.path("nextAt").asString()).isNotEmpty();
        assertThat(waits.path("detail").asString()).contains("cannot be reached");
        mail.comeBack();
        String retry = SCHEDULES + "/mailings/" + waits.path("id").asString() + "/retry";
        assertThat(SERVER.signIn("manager").postJson(retry, Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(admin.postJson(retry, Map.of()).statusCode()).isEqualTo(204);
        JsonNode sent = awaitLogged(schedule, "SENT");
        assertThat(sent.path("attempts").asInt()).isEqualTo(2);
        assertThat(mail.to(address(boss))).hasSize(1);
    }

    @Test
    void letter_ofAReportWithLinesInItsName_hasNoFurtherHeader() {
        String name = "Harm\r\nBcc: victim@x.example\r\n\r\n<script>";
        String schedule = scheduled(savedReport(name, "Sales North"), plan(true, "en", List.of(bossId)));

        send(schedule);

        Received letter = mail.awaited(address(boss));
        assertThat(letter.header("Bcc")).isEmpty();
        assertThat(letter.subject()).startsWith("Harm Bcc: victim@x.example <script>");
        assertThat(letter.header("From")).doesNotContain("\n").contains("video@example.com");
        assertThat(letter.html()).doesNotContain("<script>");
        assertThat(mail.to("victim@x.example")).isEmpty();
    }

    @Test
    void schedule_ofSomebodyElse_isAsIfItDidNotExist() {
        String report = savedReport("Mine", "Sales");
        String schedule = scheduled(report, plan(false, "en", List.of(bossId)));
        PortalClient manager = SERVER.signIn("manager");
        String path = SCHEDULES + "/" + schedule;

        assertThat(manager.getJson(SCHEDULES).toString()).doesNotContain(schedule);
        assertThat(manager.postJson(path + "/send", Map.of()).statusCode()).isEqualTo(404);
        assertThat(manager.delete(path).statusCode()).isEqualTo(404);
        Map<String, Object> asked = new HashMap<>();
        asked.put("kind", "completion");
        asked.put("period", "ALL");
        asked.put("department", Organisation.department(admin, "Sales"));
        HttpResponse<String> saved =
                manager.postJson("/api/v1/reports/saved", Map.of("name", "Theirs", "shared", false, "asked", asked));
        String theirs = PortalClient.json(saved).path("id").asString();
        assertThat(manager.postJson(SCHEDULES, Map.of("report", theirs, "schedule", plan(false, "en", List.of(bossId))))
                        .statusCode())
                .isEqualTo(403);
        assertThat(manager.postJson(
                                SCHEDULES,
                                Map.of(
                                        "report",
                                        report,
                                        "schedule",
                                        plan(
                                                false,
                                                "en",
                                                List.of(manager.getJson("/api/v1/me")
                                                        .path("id")
                                                        .asString()))))
                        .statusCode())
                .isEqualTo(404);
        assertThat(admin.delete(path).statusCode()).isEqualTo(204);
    }

    @Test
    void mailServer_tried_tellsWhatItSaid() {
        HttpResponse<String> reply =
                admin.postJson("/api/v1/admin/mail/test", Map.of("address", "root-" + boss + "@x.example"));

        JsonNode told = PortalClient.json(reply);
        assertThat(told.path("taken").asBoolean()).as(reply.body()).isTrue();
        assertThat(told.path("answers").toString()).contains("220 ", "250 ");
        assertThat(mail.to("root-" + boss)).hasSize(1);
        assertThat(admin.postJson("/api/v1/admin/mail/test", Map.of("address", "a@x.example\r\nRCPT TO:<b@x.example>"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(admin.getJson("/api/v1/admin/audit?action=mail.tested")
                        .path("items")
                        .size())
                .isPositive();
        assertThat(admin.getJson("/api/v1/admin/audit?action=mail.changed")
                        .path("items")
                        .size())
                .isPositive();
    }
}
