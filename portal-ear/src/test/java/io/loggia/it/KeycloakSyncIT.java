package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The reading of a realm's people and groups, against a real Keycloak. */
@LongTest
class KeycloakSyncIT {
    private static final String SECRET = "a secret of this test";
    private static final String SYNC = "/api/v1/admin/roster-sync/";

    @RegisterExtension
    static final Keycloak KEYCLOAK = Keycloak.shared();

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(Map.of("LOGGIA_OUTGOING_ALLOWED", "127.0.0.1"));

    private static PortalClient admin = SERVER.anonymous();

    @BeforeAll
    static void signIn() {
        admin = SERVER.signIn("admin");
    }

    @Test
    void run_afterPreview_doesWhatThePreviewSaid_andNothingTheSecondTime() {
        KeycloakRealm realm = realm("sync-preview", demo());
        String provider = provider(realm, Map.of());

        JsonNode preview = post(provider, "preview");
        assertThat(preview.path("created").asInt()).as(preview.toString()).isEqualTo(6);
        assertThat(person(realm, "engineer")).isEmpty();

        JsonNode run = post(provider, "run");
        assertThat(run.path("state").asString()).isEqualTo("DONE");
        assertThat(run.path("changes")).isEqualTo(preview.path("changes"));
        JsonNode viewer = person(realm, "viewer").orElseThrow();
        assertThat(viewer.path("source").asString()).isEqualTo("KEYCLOAK");
        assertThat(viewer.path("department").path("name").asString()).isEqualTo("Sales North");
        assertThat(viewer.path("email").asString()).isEqualTo("viewer@loggia.example");

        JsonNode again = post(provider, "run");
        assertThat(again.path("changes")).isEmpty();
        assertThat(again.path("people").asInt()).isEqualTo(6);
        assertThat(admin.getJson(SYNC + provider + "/runs").path("items")).hasSize(3);
    }

    @Test
    void person_disabledInKeycloak_isDisabledHereAndSignedOut() {
        KeycloakRealm realm = realm("sync-disabled", demo());
        String provider = provider(realm, Map.of());
        realm.hire("leaver", "Lena", "Leaver", "/Engineering");
        post(provider, "run");
        PortalClient leaver = signedIn(person(realm, "leaver").orElseThrow());
        assertThat(leaver.get("/api/v1/me").statusCode()).isEqualTo(200);

        realm.setEnabled("leaver", false);
        JsonNode run = post(provider, "run");

        assertThat(run.path("disabled").asInt()).as(run.toString()).isEqualTo(1);
        assertThat(leaver.get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(person(realm, "leaver").orElseThrow().path("enabled").asBoolean())
                .isFalse();
        assertThat(admin.get("/api/v1/admin/audit?action=person.disabled").body())
                .contains("Lena Leaver");

        realm.setEnabled("leaver", true);
        post(provider, "run");
        assertThat(person(realm, "leaver").orElseThrow().path("enabled").asBoolean())
                .isTrue();
    }

    @Test
    void person_movedInKeycloak_changesDepartment() {
        KeycloakRealm realm = realm("sync-moved", demo());
        String provider = provider(realm, Map.of());
        post(provider, "run");

        realm.leave("viewer", "/Sales/Sales North");
        realm.join("viewer", "/Sales/Sales South");
        JsonNode run = post(provider, "run");

        assertThat(run.path("changes")).hasSize(1);
        assertThat(person(realm, "viewer")
                        .orElseThrow()
                        .path("department")
                        .path("name")
                        .asString())
                .isEqualTo("Sales South");
    }

    @Test
    void manyPeople_overSeveralPages_comeAll_andGoOnlyExpressly() {
        KeycloakRealm realm = realm("sync-many", withUsers(230));
        String provider = provider(realm, Map.of());

        JsonNode run = post(provider, "run");
        assertThat(run.path("created").asInt())
                .as(run.path("problem").toString())
                .isEqualTo(235);
        assertThat(person(realm, "many229")
                        .orElseThrow()
                        .path("department")
                        .path("name")
                        .asString())
                .isEqualTo("Engineering");

        for (int i = 0; i < 48; i++) {
            realm.remove("many" + i);
        }
        JsonNode stopped = post(provider, "run");
        assertThat(stopped.path("state").asString()).isEqualTo("FAILED");
        assertThat(stopped.path("forcible").asBoolean()).isTrue();
        assertThat(stopped.path("problem").asString()).contains("48 of 235");
        assertThat(stopped.path("told").path("parameters").path("leaving").asString())
                .isEqualTo("48");
        assertThat(personNamed("many7").path("enabled").asBoolean()).isTrue();

        JsonNode forced = post(provider, "run?force=true");
        assertThat(forced.path("disabled").asInt()).isEqualTo(48);
        assertThat(personNamed("many7").path("enabled").asBoolean()).isFalse();
    }

    @Test
    void realm_thatRefusesTheClient_keepsTheRosterAndSaysWhy() {
        KeycloakRealm realm = realm("sync-refused", demo());
        String provider = provider(realm, Map.of());
        post(provider, "run");
        send("PUT", provider + "/secret", Map.of("secret", "not the secret"));

        JsonNode run = post(provider, "run");

        assertThat(run.path("state").asString()).isEqualTo("FAILED");
        assertThat(run.path("problem").asString()).contains("id or secret is wrong");
        assertThat(run.path("forcible").asBoolean()).isFalse();
        assertThat(person(realm, "viewer").orElseThrow().path("enabled").asBoolean())
                .isTrue();
    }

    @Test
    void schedule_switchedOn_readsByItself() {
        KeycloakRealm realm = realm("sync-schedule", demo());
        String provider = provider(realm, Map.of("enabled", true, "everyMinutes", 1));

        JsonNode run = Eventually.get(
                "a scheduled run",
                Duration.ofSeconds(60),
                () -> admin.getJson(SYNC + provider + "/runs")
                        .path("items")
                        .valueStream()
                        .filter(item -> item.path("state").asString().equals("DONE"))
                        .findFirst());

        assertThat(run.path("created").asInt()).isEqualTo(5);
        assertThat(run.path("preview").asBoolean()).isFalse();
        send("PUT", provider, settings(Map.of()));
    }

    private static KeycloakRealm realm(String name, String representation) {
        return KEYCLOAK.realm(name, representation);
    }

    private static String demo() {
        return KeycloakRealm.demo(SERVER.base(), SECRET);
    }

    /** The demo realm with more people, all of them engineers. */
    private static String withUsers(int count) {
        ObjectNode realm = (ObjectNode) KeycloakAdmin.JSON.readTree(demo());
        ArrayNode users = (ArrayNode) realm.path("users");
        for (int i = 0; i < count; i++) {
            users.addObject()
                    .put("username", "many" + i)
                    .put("firstName", "Many")
                    .put("lastName", "Number " + i)
                    .put("enabled", true)
                    .putArray("groups")
                    .add("/Engineering");
        }
        return realm.toString();
    }

    /** @return the id of a provider whose realm can be read */
    private static String provider(KeycloakRealm realm, Map<String, ?> changes) {
        HttpResponse<String> reply =
                admin.postJson("/api/v1/admin/sso", Map.of("name", realm.name(), "issuer", realm.issuer()));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        String provider = PortalClient.json(reply).path("id").asString();
        send("PUT", provider + "/secret", Map.of("secret", SECRET));
        send("PUT", provider, settings(changes));
        return provider;
    }

    private static Map<String, Object> settings(Map<String, ?> changes) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "enabled",
                false,
                "everyMinutes",
                15,
                "clientId",
                "loggia",
                "groupPath",
                "/",
                "otherGroups",
                true,
                "disableMissing",
                true));
        settings.putAll(changes);
        return settings;
    }

    private static JsonNode post(String provider, String what) {
        return send("POST", provider + "/" + what, Map.of());
    }

    private static JsonNode send(String method, String path, Map<String, ?> body) {
        HttpResponse<String> reply = admin.sendJson(method, SYNC + path, body);
        assertThat(reply.statusCode())
                .as(method + " " + path + ": " + reply.body())
                .isEqualTo(200);
        return PortalClient.json(reply);
    }

    /** The person here of a user there. */
    private static Optional<JsonNode> person(KeycloakRealm realm, String username) {
        String subject = realm.subject(username);
        return admin.getJson("/api/v1/admin/people?limit=100&q=" + username)
                .path("items")
                .valueStream()
                .filter(person -> person.path("externalId").asString("").equals(subject))
                .findFirst();
    }

    private static JsonNode personNamed(String username) {
        List<JsonNode> found = admin.getJson("/api/v1/admin/people?limit=100&q=" + username)
                .path("items")
                .valueStream()
                .filter(person -> person.path("username").asString().equals(username))
                .toList();
        assertThat(found).as(username).hasSize(1);
        return found.getFirst();
    }

    /** A session of somebody who came from the realm, with a password that an admin has set. */
    private static PortalClient signedIn(JsonNode person) {
        HttpResponse<String> reply = admin.putJson(
                "/api/v1/admin/people/" + person.path("id").asString() + "/password",
                Map.of("password", PortalServer.DEMO_PASSWORD));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(204);
        PortalClient client = SERVER.anonymous();
        client.signIn(person.path("username").asString(), PortalServer.DEMO_PASSWORD);
        return client;
    }
}
