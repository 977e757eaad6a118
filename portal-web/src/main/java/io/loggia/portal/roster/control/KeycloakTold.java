package io.loggia.portal.roster.control;

import io.loggia.portal.platform.control.Told;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was told of a run, as its log keeps it: enough for any language. */
final class KeycloakTold {

    private static final String NAME = "told";

    private KeycloakTold() {}

    static JsonArrayBuilder toJson(List<Told> all) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (Told told : all) {
            JsonObjectBuilder parameters = Json.createObjectBuilder();
            told.parameters().forEach(parameters::add);
            array.add(Json.createObjectBuilder()
                    .add("code", told.code())
                    .add("parameters", parameters)
                    .add("words", told.words()));
        }
        return array;
    }

    /** Empty for what was kept before there were codes. */
    static List<Told> parse(JsonObject holder) {
        JsonArray array = holder.getJsonArray(NAME);
        return array == null
                ? List.of()
                : array.getValuesAs(JsonObject.class).stream()
                        .map(KeycloakTold::told)
                        .toList();
    }

    private static Told told(JsonObject stored) {
        Map<String, String> parameters = new LinkedHashMap<>();
        stored.getJsonObject("parameters")
                .forEach((name, value) -> parameters.put(name, ((JsonString) value).getString()));
        return new Told(stored.getString("code"), parameters, stored.getString("words"), null);
    }
}
