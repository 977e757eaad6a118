package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Whoever replaces a file decides what becomes of what was completed so far, and that is kept. */
@ResourceLock(PortalServer.SHARED)
class RetrainingIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static PortalClient admin;
    private static PortalClient author;
    private static PortalClient ann;
    private static Studio studio;
    private static String unique;
    private static String department;

    @BeforeAll
    static void hire() {
        admin = SERVER.signIn("admin");
        author = SERVER.signIn("author");
        studio = new Studio(author);
        unique = UUID.randomUUID().toString().substring(0, 8);
        department = Organisation.found(admin, "Retrained " + unique, null);
        String username = "ann" + unique.toLowerCase(Locale.ROOT);
        Organisation.change(
                admin, Organisation.hire(admin, username, "Ann " + unique, null), Map.of("department", department));
        ann = SERVER.signIn(username);
    }

    @Test
    void replacedFile_standsOrRetrains_asItsAuthorChose() {
        String media = studio.upload(Films.browserReady(2, "160x90"), "Rules " + unique);
        studio.awaitProcessed(media, "READY");
        studio.publish(media, "d:" + department);
        HttpResponse<String> given = author.postJson(
                "/api/v1/assignments", Map.of("mediaId", media, "audience", List.of("d:" + department)));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
        AssignmentIT.watch(ann, media);
        assertThat(state()).isEqualTo("COMPLETED");

        replace(media, Map.of("reason", "Sharper picture"));

        assertThat(state()).isEqualTo("COMPLETED");
        assertThat(reported(media).path("state").asString()).isEqualTo("COMPLETED");
        assertThat(own().has("outdatedSince")).isFalse();

        replace(media, Map.of("reason", "New rules since July", "completions", "retrain"));

        assertThat(state()).isEqualTo("NOT_STARTED");
        assertThat(reported(media).path("state").asString()).isEqualTo("OUTDATED");
        assertThat(own().path("outdatedSince").asString()).isNotBlank();
        JsonNode revisions = author.getJson("/api/v1/media/" + media + "/files").path("revisions");
        assertThat(revisions.path(0).path("replacement").path("retrain").asBoolean())
                .isTrue();
        assertThat(revisions.path(0).path("replacement").path("reason").asString())
                .isEqualTo("New rules since July");
        assertThat(revisions.path(0).path("replacement").path("from").asString())
                .isNotBlank();
        assertThat(revisions.path(1).path("replacement").path("retrain").asBoolean())
                .isFalse();
        assertThat(revisions.path(2).has("replacement")).isFalse();
        assertThat(admin.getJson("/api/v1/admin/audit?action=media.file-replaced&limit=20")
                        .path("items")
                        .toString())
                .contains("New rules since July", "Sharper picture");

        AssignmentIT.watch(ann, media);

        assertThat(state()).isEqualTo("COMPLETED");
        assertThat(reported(media).path("state").asString()).isEqualTo("COMPLETED");
        // Back at what they had completed, that counts again; the new one's completion does anyway.
        goBack(media, revisions.path(2).path("id").asString());
        assertThat(ann.getJson("/api/v1/me/completions").path("items").findValues("outdatedSince"))
                .isEmpty();
    }

    private static void goBack(String media, String revision) {
        HttpResponse<String> chosen =
                author.postJson("/api/v1/media/" + media + "/files/" + revision + "/current", Map.of());
        assertThat(chosen.statusCode()).as(chosen.body()).isEqualTo(200);
    }

    private static void replace(String media, Map<String, String> how) {
        studio.replace(media, Films.browserReady(2, "160x90"), how);
    }

    private static String state() {
        return ann.getJson("/api/v1/me/assignments")
                .path("items")
                .path(0)
                .path("state")
                .asString();
    }

    private static JsonNode own() {
        return ann.getJson("/api/v1/me/completions").path("items").path(0);
    }

    private static JsonNode reported(String media) {
        return admin.getJson("/api/v1/reports/completion?department=" + department + "&media=" + media)
                .path("rows")
                .path(0);
    }
}
