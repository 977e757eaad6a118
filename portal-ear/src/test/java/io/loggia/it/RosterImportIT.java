package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Lists of people: told first, applied as a whole, and never reaching beyond people of lists. */
@ResourceLock(PortalServer.SHARED)
class RosterImportIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String API = "/api/v1";

    private PortalClient admin;
    private String ann;
    private String ben;

    @BeforeEach
    void nameThePeople() {
        admin = SERVER.signIn("admin");
        ann = "ann-" + UUID.randomUUID().toString().substring(0, 8);
        ben = "ben-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private HttpResponse<String> send(String query, String list) {
        return admin.send(
                "POST",
                API + "/admin/people/import?" + query,
                BodyPublishers.ofString(list),
                Map.of("Content-Type", "text/csv; charset=utf-8"));
    }

    private JsonNode take(String query, String list) {
        HttpResponse<String> reply = send(query, list);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return PortalClient.json(reply);
    }

    private JsonNode person(String username) {
        return admin.getJson(API + "/admin/people?q=" + username).path("items").path(0);
    }

    private String list() {
        return """
                id;username;name;email;department;manager;roles;groups;active
                %1$s;%1$s;Ann Able;ann@x.example;Sales/Sales North;%2$s;author;"Choir %1$s;Wardens %1$s";
                %2$s;%2$s;Ben Boss;ben@x.example;Lists/Plant %2$s;;;;yes
                """.formatted(ann, ben);
    }

    @Test
    void list_previewed_changesNothing() {
        JsonNode told = take("preview=true", list());
        assertThat(told.path("created").asInt()).isEqualTo(2);
        assertThat(told.path("applied").asBoolean(true)).isFalse();
        assertThat(told.path("problems").size()).as(told.toString()).isZero();
        assertThat(told.path("changes").findValuesAsString("what")).containsExactly("new", "new");
        assertThat(person(ann).isMissingNode()).isTrue();
        assertThat(admin.getJson(API + "/departments").toString()).doesNotContain("Plant " + ben);
    }

    @Test
    void list_appliedAndChangedAndAppliedAgain_isTheRoster() {
        JsonNode first = take("preview=false", list());
        assertThat(first.path("applied").asBoolean(false)).as(first.toString()).isTrue();
        JsonNode added = person(ann);
        assertThat(added.path("name").asString()).isEqualTo("Ann Able");
        assertThat(added.path("department").path("name").asString()).isEqualTo("Sales North");
        assertThat(added.path("roles").toString()).contains("AUTHOR");
        assertThat(person(ben).path("department").path("name").asString()).isEqualTo("Plant " + ben);

        JsonNode again = take("preview=false", list());
        assertThat(again.path("unchanged").asInt()).as(again.toString()).isEqualTo(2);
        assertThat(again.path("changed").asInt()).isZero();

        JsonNode changed = take("preview=false", list().replace("Ann Able", "Ann Ableton"));
        assertThat(changed.path("changes").findValuesAsString("what")).containsExactly("name");
        assertThat(person(ann).path("id").asString()).isEqualTo(added.path("id").asString());
    }

    @Test
    void personWhoIsDisabledByAList_losesTheirSessionAtOnce() {
        take("preview=false", list());
        String id = person(ann).path("id").asString();
        assertThat(admin.putJson(
                                API + "/admin/people/" + id + "/password",
                                Map.of("password", PortalServer.DEMO_PASSWORD))
                        .statusCode())
                .isEqualTo(204);
        PortalClient session = SERVER.signIn(ann);
        JsonNode told = take("preview=false", list().replace("Wardens " + ann + "\";", "Wardens " + ann + "\";no"));
        assertThat(told.path("disabled").asInt()).as(told.toString()).isEqualTo(1);
        assertThat(session.get(API + "/me").statusCode()).isEqualTo(401);
    }

    @Test
    void peopleMissingFromTheList_areDisabledWhereThatIsAskedForAndNobodyElse() {
        take("preview=false", list());
        String rest = "id,username,name\n%1$s,%1$s,Ben Boss\n".formatted(ben);
        JsonNode told = take("preview=true&disableMissing=true", rest);
        assertThat(told.path("disabled").asInt()).isPositive();
        assertThat(told.path("changes").findValuesAsString("username")).contains(ann);
        take("preview=false&disableMissing=true", rest);
        assertThat(person(ann).path("enabled").asBoolean(true)).isFalse();
        assertThat(person(ben).path("enabled").asBoolean(false)).isTrue();
        assertThat(person("viewer").path("enabled").asBoolean(false)).isTrue();
    }

    @Test
    void listWithAProblem_isNotAppliedUnlessProblemsAreSkipped() {
        String list = list() + "x;admin;Taken Over;;;;;;\ny;no name;;;;;;;\n";
        JsonNode refused = take("preview=false", list);
        assertThat(refused.path("applied").asBoolean(true)).isFalse();
        assertThat(refused.path("problems").findValuesAsString("line")).containsExactly("4", "5", "5");
        assertThat(refused.path("problems").path(0).path("words").asString()).contains("kept elsewhere");
        assertThat(refused.path("problems").path(0).path("code").asString()).isEqualTo("username-kept-elsewhere");
        assertThat(person(ann).isMissingNode()).isTrue();

        JsonNode skipped = take("preview=false&skipProblems=true", list);
        assertThat(skipped.path("applied").asBoolean(false)).isTrue();
        assertThat(skipped.path("created").asInt()).isEqualTo(2);
        assertThat(admin.getJson(API + "/me").path("name").asString()).isEqualTo("Ada Admin");
    }

    @Test
    void filesThatAreNoList_areRefused() {
        assertThat(send("preview=true", "x".repeat(10 * 1024 * 1024 + 1)).statusCode())
                .isEqualTo(413);
        HttpResponse<String> json = admin.postJson(API + "/admin/people/import?preview=true", Map.of());
        assertThat(json.statusCode()).isEqualTo(415);
        assertThat(take("preview=false", "nonsense").path("applied").asBoolean(true))
                .isFalse();
    }
}
