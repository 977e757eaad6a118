package io.loggia.portal.roster.control;

import io.loggia.portal.roster.control.ScimPeople.Known;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What the audit log keeps of a person or group before and after a client's change. */
final class ScimStates {

    private static final int NAMED_MEMBERS = 100;

    private ScimStates() {}

    static String person(Known known) {
        return state(known).build().toString();
    }

    static String removed(Known known) {
        return state(known)
                .add("enabled", false)
                .add("removedByClient", true)
                .build()
                .toString();
    }

    static String group(String name, @Nullable String externalId, long members) {
        JsonObjectBuilder state = Json.createObjectBuilder().add("name", name);
        put(state, "externalId", externalId);
        return state.add("members", members).build().toString();
    }

    /** A group after a change of its members: who came and who left, the first hundred of each. */
    static String members(String name, Collection<String> added, Collection<String> removed) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add(
                        "added",
                        Json.createArrayBuilder(
                                added.stream().limit(NAMED_MEMBERS).toList()))
                .add("addedCount", added.size())
                .add(
                        "removed",
                        Json.createArrayBuilder(
                                removed.stream().limit(NAMED_MEMBERS).toList()))
                .add("removedCount", removed.size())
                .build()
                .toString();
    }

    private static JsonObjectBuilder state(Known known) {
        JsonObjectBuilder state = Json.createObjectBuilder()
                .add("username", known.person().username())
                .add("name", known.person().name());
        put(state, "email", known.person().email());
        put(state, "externalId", known.person().origin().externalId());
        put(state, "department", known.department());
        put(
                state,
                "manager",
                known.person().manager() == null
                        ? null
                        : known.person().manager().toString());
        return state.add("enabled", known.person().enabled());
    }

    private static void put(JsonObjectBuilder state, String name, @Nullable String value) {
        if (value != null) {
            state.add(name, value);
        }
    }
}
