package io.loggia.portal.learning.control;

import io.loggia.analytics.coverage.Coverage;
import io.loggia.analytics.coverage.Pace;
import io.loggia.analytics.coverage.PlayedParts;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import io.loggia.portal.learning.control.BeatReport.Given;
import io.loggia.portal.learning.control.Beats.Beat;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A beat as it lies in a topic: JSON whose coverages are spelled as {@link Coverage#encode} spells them. Servers of two
 * releases read the same topic during an upgrade, so a new version is read by one release before another writes it; what
 * is only added, such as how fast it played, older ones leave out, and count as what they know.
 */
final class BeatRecord {

    private static final int VERSION = 1;

    /** Looked up once: {@link Json#createReader} looks through the class path for its provider at each call. */
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private BeatRecord() {}

    static String write(BeatReport report, Instant receivedAt) {
        Beat beat = report.beat();
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("v", VERSION)
                .add("at", receivedAt.toString())
                .add("person", report.person().value().toString());
        DepartmentId department = report.department();
        if (department != null) {
            json.add("department", department.value().toString());
        }
        json.add("session", report.session().toString())
                .add("played", beat.played().all().encode())
                .add("hidden", beat.played().hidden().encode())
                .add("silent", beat.played().silent().encode())
                .add("position", beat.positionMs())
                .add("ended", beat.ended());
        SortedMap<Integer, Coverage> faster = beat.played().pace().faster();
        if (faster != null) {
            JsonObjectBuilder speeds = Json.createObjectBuilder();
            faster.forEach((hundredths, parts) -> speeds.add(hundredths.toString(), parts.encode()));
            json.add("fast", speeds);
        }
        return json.build().toString();
    }

    /** @throws IllegalArgumentException for anything but what {@link #write} writes */
    static BeatReport read(@Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("an empty record");
        }
        try (JsonReader reader = READERS.createReader(new StringReader(value))) {
            return report(reader.readObject());
        } catch (JsonException
                | NullPointerException
                | ClassCastException
                | ArithmeticException
                | DateTimeException e) {
            throw new IllegalArgumentException("no beat", e);
        }
    }

    private static BeatReport report(JsonObject json) {
        if (json.getInt("v") != VERSION) {
            throw new IllegalArgumentException("a beat of version " + json.getInt("v"));
        }
        PlayedParts played =
                new PlayedParts(parts(json, "played"), parts(json, "hidden"), parts(json, "silent"), pace(json));
        return new BeatReport(
                new PersonId(UUID.fromString(json.getString("person"))),
                json.containsKey("department") ? new DepartmentId(UUID.fromString(json.getString("department"))) : null,
                UUID.fromString(json.getString("session")),
                new Beat(played, json.getJsonNumber("position").longValueExact(), json.getBoolean("ended")),
                new Given(Instant.parse(json.getString("at"))));
    }

    private static Pace pace(JsonObject json) {
        if (!json.containsKey("fast")) {
            return Pace.UNTOLD;
        }
        JsonObject speeds = json.getJsonObject("fast");
        SortedMap<Integer, Coverage> faster = new TreeMap<>();
        speeds.keySet().forEach(hundredths -> faster.put(Integer.valueOf(hundredths), parts(speeds, hundredths)));
        return new Pace(faster);
    }

    private static Coverage parts(JsonObject json, String name) {
        return Coverage.decode(json.getString(name));
    }
}
