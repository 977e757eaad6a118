package io.loggia.portal.catalog.control;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;

/** Cues of drafts and versions as the database keeps them: {@code [[startMs, endMs, speaker, text], …]}. */
final class StoredCues {

    private StoredCues() {}

    static String write(List<DraftCue> cues) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = Json.createGenerator(out)) {
            json.writeStartArray();
            for (DraftCue cue : cues) {
                json.writeStartArray().write(cue.startMs()).write(cue.endMs());
                String speaker = cue.speaker();
                if (speaker == null) {
                    json.writeNull();
                } else {
                    json.write(speaker);
                }
                json.write(cue.text()).writeEnd();
            }
            json.writeEnd();
        }
        return out.toString();
    }

    static List<DraftCue> read(String stored) {
        try (JsonReader json = Json.createReader(new StringReader(stored))) {
            return json.readArray().getValuesAs(JsonArray.class).stream()
                    .map(StoredCues::cue)
                    .toList();
        }
    }

    private static DraftCue cue(JsonArray cue) {
        String speaker = cue.get(2) instanceof JsonString name ? name.getString() : null;
        return new DraftCue(
                cue.getJsonNumber(0).longValueExact(),
                cue.getJsonNumber(1).longValueExact(),
                speaker,
                cue.getString(3));
    }
}
