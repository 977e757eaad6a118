package io.loggia.portal.admin.control;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a change made different, as two compact JSON objects for the audit log that hold the changed fields alone.
 *
 * @param before null when the thing is new
 * @param after null when the thing is gone
 */
public record Difference(@Nullable String before, @Nullable String after) {

    /** Between two states of one thing, each a text, a yes or no, a list of texts, or null, by field. */
    public static Difference between(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        JsonObjectBuilder was = Json.createObjectBuilder();
        JsonObjectBuilder is = Json.createObjectBuilder();
        after.forEach((field, value) -> {
            if (!Objects.equals(before.get(field), value)) {
                was.add(field, json(before.get(field)));
                is.add(field, json(value));
            }
        });
        return new Difference(was.build().toString(), is.build().toString());
    }

    /** Everything known of a new thing. */
    public static Difference made(Map<String, @Nullable Object> state) {
        return new Difference(null, whole(state));
    }

    /** Everything known of a thing that is gone. */
    public static Difference gone(Map<String, @Nullable Object> state) {
        return new Difference(whole(state), null);
    }

    public boolean isEmpty() {
        return Objects.equals(before, after);
    }

    private static String whole(Map<String, @Nullable Object> state) {
        JsonObjectBuilder all = Json.createObjectBuilder();
        state.forEach((field, value) -> {
            if (value != null) {
                all.add(field, json(value));
            }
        });
        return all.build().toString();
    }

    private static JsonValue json(@Nullable Object value) {
        return switch (value) {
            case null -> JsonValue.NULL;
            case Boolean yes -> yes ? JsonValue.TRUE : JsonValue.FALSE;
            case Collection<?> list -> {
                JsonArrayBuilder array = Json.createArrayBuilder();
                list.forEach(one -> array.add(String.valueOf(one)));
                yield array.build();
            }
            default -> Json.createValue(value.toString());
        };
    }
}
