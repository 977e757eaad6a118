package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What an operator may limit: how much a person uploads, and where and on how many devices they watch. */
@ResourceLock(PortalServer.MORTAL)
class LimitsIT {

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.mortal();

    private static final String QUOTAS = "/api/v1/admin/storage/quotas/";

    @Test
    void uploadBeyondTheQuota_isRefusedBeforeItsFirstByte() {
        TusClient tus = new TusClient(SERVER.signIn("author"));
        assertThat(refusal(tus, PortalServer.MORTAL_QUOTA + 1)).contains("You have");

        // What is on its way counts, and what was given up does not.
        String begun = tus.created(PortalServer.MORTAL_QUOTA / 2);
        assertThat(tus.create(PortalServer.MORTAL_QUOTA - 1, TusClient.metadata("filename", "two.mp4"))
                        .statusCode())
                .isEqualTo(507);
        assertThat(tus.terminate(begun).statusCode()).isEqualTo(204);
    }

    @Test
    void quota_ofOnePersonOrDepartment_holdsInPlaceOfThatOfAll() {
        PortalClient admin = SERVER.signIn("admin");
        String name = "q" + UUID.randomUUID().toString().substring(0, 8);
        String department = Organisation.found(admin, "Quota " + name, null);
        String person = Organisation.hire(admin, name, "Quinn Quota", null);
        Organisation.change(admin, person, Map.of("department", department, "roles", List.of("VIEWER", "AUTHOR")));
        TusClient tus = new TusClient(SERVER.signIn(name));

        setQuota(admin, "departments/" + department, Map.of("bytes", 1_000_000));
        assertThat(refusal(tus, 1_000_001)).contains("Your department has");
        setQuota(admin, "people/" + person, Map.of("bytes", 500_000));
        assertThat(refusal(tus, 600_000)).contains("You have");
        JsonNode told = admin.getJson("/api/v1/admin/storage");
        assertThat(use(told.path("authors"), person).path("quotaBytes").asLong())
                .isEqualTo(500_000);
        assertThat(use(told.path("departments"), department).path("ownQuota").asBoolean())
                .isTrue();

        assertThat(admin.delete(QUOTAS + "departments/" + department).statusCode())
                .isEqualTo(204);
        setQuota(admin, "people/" + person, Map.of("bytes", 0));
        assertThat(tus.terminate(tus.created(PortalServer.MORTAL_QUOTA + 1)).statusCode())
                .as("any amount")
                .isEqualTo(204);
        assertThat(use(admin.getJson("/api/v1/admin/storage").path("departments"), department)
                        .isMissingNode())
                .isTrue();
        assertThat(admin.get("/api/v1/admin/audit?action=storage.quota-changed&limit=9")
                        .body())
                .contains("Quinn Quota", "500000 bytes", "any amount", "as all others");
    }

    @Test
    void quota_thatMakesNoSense_isRefused() {
        PortalClient admin = SERVER.signIn("admin");
        String nobody = QUOTAS + "people/" + UUID.randomUUID();
        assertThat(admin.putJson(nobody, Map.of("bytes", 1)).statusCode()).isEqualTo(404);
        assertThat(admin.putJson(QUOTAS + "departments/" + UUID.randomUUID(), Map.of("bytes", 1))
                        .statusCode())
                .isEqualTo(404);
        assertThat(admin.putJson(nobody, Map.of("quotaBytes", 1)).statusCode()).isEqualTo(400);
        for (Object bytes : List.of(-1, "all", Long.MAX_VALUE)) {
            assertThat(admin.putJson(nobody, Map.of("bytes", bytes)).statusCode())
                    .as("%s", bytes)
                    .isEqualTo(400);
        }
    }

    private static void setQuota(PortalClient admin, String whose, Map<String, ?> quota) {
        HttpResponse<String> reply = admin.putJson(QUOTAS + whose, quota);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(204);
    }

    private static String refusal(TusClient tus, long length) {
        HttpResponse<String> refused = tus.create(length, TusClient.metadata("filename", "long.mp4"));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(507);
        JsonNode problem = PortalClient.json(refused);
        assertThat(problem.path("code").asString()).isEqualTo("quota-exceeded");
        return problem.path("detail").asString();
    }

    private static JsonNode use(JsonNode uses, String id) {
        return uses.valueStream()
                .filter(use -> use.path("id").asString().equals(id))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    @Test
    void uploadThatWouldFillTheDiskWithWhatIsMadeOfIt_isRefusedBeforeItsFirstByte() {
        PortalClient admin = SERVER.signIn("admin");
        long free = admin.getJson("/api/v1/admin/overview")
                .path("storage")
                .path("freeBytes")
                .asLong();
        HttpResponse<String> refused =
                new TusClient(admin).create(free / 2, TusClient.metadata("filename", "huge.mp4"));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(507);
        assertThat(PortalClient.json(refused).path("code").asString()).isEqualTo("no-space");
    }

    @Test
    @Tag("C10")
    void address_usedFromAnotherNetwork_isRefused() {
        String media = Studio.published(SERVER, 2, "Bound " + UUID.randomUUID());
        String master =
                SERVER.signIn("viewer").getJson(playback(media)).path("hlsUrl").asString();
        assertThat(RawHttp.get(SERVER.base(), master).status()).isEqualTo(200);
        assertThat(RawHttp.get(SERVER.base(), master, "X-Forwarded-For: 127.0.0.77")
                        .status())
                .isEqualTo(200);
        for (String elsewhere : List.of("203.0.113.9", "127.0.1.1", "2001:db8::1")) {
            assertThat(RawHttp.get(SERVER.base(), master, "X-Forwarded-For: " + elsewhere)
                            .status())
                    .as(elsewhere)
                    .isEqualTo(403);
        }
    }

    @Test
    void person_onMoreDevicesThanAllowed_isToldSo_andOtherTabsAreNoOtherDevices() {
        String media = Studio.published(SERVER, 2, "Shared " + UUID.randomUUID());
        String name = "d" + UUID.randomUUID().toString().substring(0, 8);
        Organisation.hire(SERVER.signIn("admin"), name, "Dora Devices", "Sales North");
        PortalClient first = SERVER.signIn(name);
        String session = first.getJson(playback(media)).path("sessionId").asString();
        for (int device = 1; device < PortalServer.MORTAL_DEVICES; device++) {
            assertThat(SERVER.signIn(name).get(playback(media)).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = SERVER.signIn(name).get(playback(media));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("too-many-devices");
        assertThat(first.get(playback(media)).statusCode()).as("another tab").isEqualTo(200);
        JsonNode renewed = first.getJson(playback(media) + "?session=" + session);
        assertThat(renewed.path("sessionId").asString()).isEqualTo(session);
    }

    private static String playback(String media) {
        return "/api/v1/media/" + media + "/playback";
    }
}
