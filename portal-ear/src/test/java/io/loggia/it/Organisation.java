package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The demo organisation, by the names that it is seeded with. */
final class Organisation {
    private static final String PEOPLE = "/api/v1/admin/people";

    private Organisation() {}

    /** The id of a department. */
    static String department(PortalClient signedIn, String name) {
        return idOf(signedIn, "/api/v1/departments", "name", name);
    }

    /** The id of a department by its name, or of a person by their user name. */
    static String id(PortalClient admin, String name) {
        return Character.isUpperCase(name.charAt(0))
                ? department(admin, name)
                : idOf(admin, PEOPLE + "?q=" + name, "username", name);
    }

    /** A new viewer in a department, or in none; the password is that of the demo accounts. */
    static String hire(PortalClient admin, String username, String name, @Nullable String department) {
        Map<String, Object> person = new HashMap<>();
        person.put("username", username);
        person.put("name", name);
        person.put("password", PortalServer.DEMO_PASSWORD);
        person.put("roles", List.of("VIEWER"));
        person.put("department", department == null ? null : department(admin, department));
        HttpResponse<String> reply = admin.postJson(PEOPLE, person);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        return PortalClient.json(reply).path("id").asString();
    }

    /** A new department below another, given by its id, or a root. */
    static String found(PortalClient admin, String name, @Nullable String parentId) {
        Map<String, Object> department = new HashMap<>();
        department.put("name", name);
        department.put("parentId", parentId);
        HttpResponse<String> reply = admin.postJson("/api/v1/admin/departments", department);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        return PortalClient.json(reply).path("id").asString();
    }

    static void change(PortalClient admin, String person, Map<String, ?> patch) {
        HttpResponse<String> reply = admin.sendJson("PATCH", PEOPLE + "/" + person, patch);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    private static String idOf(PortalClient client, String list, String key, String name) {
        return client.getJson(list)
                .path("items")
                .valueStream()
                .filter(entry -> entry.path(key).asString().equals(name))
                .map(entry -> entry.path("id").asString())
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + list));
    }
}
