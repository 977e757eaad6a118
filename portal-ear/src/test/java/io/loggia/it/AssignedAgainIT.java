package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** What comes again has to be watched again, and is then proven again. */
@ResourceLock(PortalServer.ON_POSTGRES)
class AssignedAgainIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.onPostgres();

    private static final String ASSIGNMENTS = "/api/v1/assignments";

    @Test
    void completion_ofTheRoundBefore_countsNoMoreAndAnotherOneDoes() throws SQLException {
        PortalClient author = SERVER.signIn("author");
        PortalClient viewer = SERVER.signIn("viewer");
        Studio studio = new Studio(author);
        String media = studio.upload(Films.browserReady(2, "160x90"), "Yearly " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");
        studio.publish(media, "*");
        AssignmentIT.watch(viewer, media);
        // As if that had been thirteen months ago.
        try (CompanyLoader database = CompanyLoader.of(Postgres.settings())) {
            String added =
                    "insert into changed_viewing (id, department_id, at) select gen_random_uuid(), department_id,"
                            + " date_trunc('hour', last_at) from viewing_day where media_id = '%s'";
            for (String change : List.of(
                    added,
                    "update viewing_day set completed_at = completed_at - interval '13 months',"
                            + " last_at = last_at - interval '13 months' where media_id = '%s'",
                    added,
                    "update completion set completed_at = completed_at - interval '13 months' where media_id = '%s'",
                    "update watch_coverage set completed_at = completed_at - interval '13 months' where media_id = '%s'")) {
                database.run(change.formatted(media));
            }
        }
        LocalDate yearAgo = LocalDate.now(ZoneOffset.UTC).minusMonths(12);
        HttpResponse<String> given = author.postJson(
                ASSIGNMENTS,
                Map.of(
                        "mediaId", media,
                        "audience", List.of("*"),
                        "from", yearAgo.toString(),
                        "due", yearAgo.plusDays(30).toString(),
                        "everyMonths", 12));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
        String id = PortalClient.json(given).path("id").asString();

        assertThat(mine(viewer, id).path("state").asString()).isEqualTo("NOT_STARTED");
        assertThat(mine(viewer, id).path("share").asDouble()).isZero();
        assertThat(completions(viewer, media)).isEqualTo(1);

        AssignmentIT.watch(viewer, media);

        assertThat(mine(viewer, id).path("state").asString()).isEqualTo("COMPLETED");
        assertThat(completions(viewer, media)).isEqualTo(2);
        PortalClient admin = SERVER.signIn("admin");
        JsonNode reported = admin.getJson("/api/v1/reports/completion?department="
                        + Organisation.department(admin, "Sales") + "&media=" + media + "&from="
                        + LocalDate.now(ZoneOffset.UTC).minusDays(1))
                .path("rows");
        assertThat(reported.valueStream()
                        .filter(row -> row.path("person").asString().contains("Vera"))
                        .map(row -> row.path("state").asString()))
                .as(reported.toString())
                .containsExactly("COMPLETED");

        // Once in a round is enough.
        AssignmentIT.watch(viewer, media);

        assertThat(completions(viewer, media)).isEqualTo(2);
        assertThat(author.delete(ASSIGNMENTS + "/" + id).statusCode()).isEqualTo(204);
    }

    private static JsonNode mine(PortalClient person, String assignment) {
        return person.getJson("/api/v1/me/assignments")
                .path("items")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(assignment))
                .findFirst()
                .orElseThrow();
    }

    private static long completions(PortalClient person, String media) {
        return person.getJson("/api/v1/me/completions?limit=100")
                .path("items")
                .valueStream()
                .filter(one -> one.path("mediaId").asString().equals(media))
                .count();
    }
}
