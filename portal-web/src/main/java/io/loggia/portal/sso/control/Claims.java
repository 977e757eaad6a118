package io.loggia.portal.sso.control;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider says of a person, from up to three places. The ID token is asked first, then the user info, then the
 * access token: Keycloak since 26.5 puts roles into the last only.
 */
public final class Claims {

    /** Where a claim was read, in the order of asking. */
    public enum Source {
        ID_TOKEN,
        USER_INFO,
        ACCESS_TOKEN
    }

    private final Map<Source, JsonObject> bySource = new EnumMap<>(Source.class);

    public Claims(Map<Source, JsonObject> bySource) {
        this.bySource.putAll(bySource);
    }

    public Map<Source, JsonObject> bySource() {
        return Map.copyOf(bySource);
    }

    /**
     * The values of a claim: the elements of a list, or the one value, as text; empty when no source has it.
     *
     * @param path a claim's name, else a path: of {@code a.b.c} the claim {@code a.b.c} is meant where there is one, else
     *     the member {@code b.c} of {@code a}, and so on
     */
    public List<String> values(String path) {
        for (Source source : Source.values()) {
            JsonObject claims = bySource.get(source);
            Optional<JsonValue> found = claims == null ? Optional.empty() : find(claims, path);
            if (found.isPresent()) {
                return texts(found.get());
            }
        }
        return List.of();
    }

    public Optional<String> first(String path) {
        return values(path).stream().filter(text -> !text.isBlank()).findFirst();
    }

    private static Optional<JsonValue> find(JsonObject claims, String path) {
        JsonValue whole = claims.get(path);
        if (whole != null && whole.getValueType() != JsonValue.ValueType.NULL) {
            return Optional.of(whole);
        }
        // Names may hold dots themselves (https://example.com/roles): every place to cut is tried, the longest name
        // first.
        for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            if (claims.get(path.substring(0, dot)) instanceof JsonObject inner) {
                Optional<JsonValue> found = find(inner, path.substring(dot + 1));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> texts(JsonValue value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof JsonArray array) {
            array.forEach(element -> texts.add(text(element)));
        } else {
            texts.add(text(value));
        }
        return List.copyOf(texts);
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
