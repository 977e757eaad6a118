package io.loggia.portal.roster.control;

import io.loggia.domain.Role;
import io.loggia.portal.roster.control.ImportPlan.Listed;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the audit log keeps of an import. */
final class ImportStates {

    private ImportStates() {}

    static String before(Listed was) {
        JsonObjectBuilder state =
                Json.createObjectBuilder().add("username", was.username()).add("name", was.name());
        put(state, "email", was.email());
        put(state, "externalId", was.externalId());
        put(
                state,
                "department",
                was.department() == null ? null : was.department().toString());
        state.add("roles", roles(was.roles()));
        return state.add("enabled", was.enabled()).build().toString();
    }

    static String after(ImportRow row) {
        JsonObjectBuilder state =
                Json.createObjectBuilder().add("username", row.username()).add("name", row.name());
        put(state, "email", row.email().value());
        put(state, "externalId", row.id());
        put(state, "department", row.department().value());
        put(state, "manager", row.manager().value());
        Set<Role> roles = row.roles();
        if (roles != null) {
            state.add("roles", roles(roles));
        }
        Set<String> groups = row.groups();
        if (groups != null) {
            state.add("groups", Json.createArrayBuilder(groups));
        }
        return state.add("enabled", row.active()).build().toString();
    }

    static String counts(ImportReport report) {
        return Json.createObjectBuilder()
                .add("rows", report.rows())
                .add("created", report.created())
                .add("changed", report.changed())
                .add("unchanged", report.unchanged())
                .add("disabled", report.disabled())
                .add("problems", report.problems().size())
                .build()
                .toString();
    }

    private static JsonArrayBuilder roles(Set<Role> roles) {
        return Json.createArrayBuilder(roles.stream().map(Role::name).sorted().toList());
    }

    private static void put(JsonObjectBuilder state, String name, @Nullable String value) {
        if (value != null) {
            state.add(name, value);
        }
    }
}
