package io.loggia.portal.roster.control;

import io.loggia.portal.platform.control.Told;
import io.loggia.portal.roster.control.KeycloakChange.PersonAdded;
import io.loggia.portal.roster.control.KeycloakChange.PersonChanged;
import io.loggia.portal.roster.control.KeycloakChange.PersonDisabled;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run, as its log keeps it.
 *
 * @param problem why nothing was changed; null when it went well
 * @param forcible whether the run may be asked for expressly nonetheless
 * @param people how many the realm has
 * @param changes the first of them
 */
public record KeycloakOutcome(
        @Nullable Told problem,
        boolean forcible,
        int people,
        int created,
        int changed,
        int disabled,
        int departmentsAndGroups,
        List<Line> changes) {

    /** Of a run that goes on. */
    public static final KeycloakOutcome NONE_YET = new KeycloakOutcome(null, false, 0, 0, 0, 0, 0, List.of());

    private static final int MOST_LINES = 200;

    /**
     * One change: {@code person.changed}, whom it is about, and in what way.
     *
     * @param detail in English
     * @param told the same for words in another language; empty in runs that were kept before there were such
     */
    public record Line(String what, String subject, String detail, List<Told> told) {}

    static KeycloakOutcome of(int people, List<KeycloakChange> changes) {
        int created = count(changes, PersonAdded.class);
        int changed = count(changes, PersonChanged.class);
        int disabled = count(changes, PersonDisabled.class);
        return new KeycloakOutcome(
                null,
                false,
                people,
                created,
                changed,
                disabled,
                changes.size() - created - changed - disabled,
                changes.stream()
                        .limit(MOST_LINES)
                        .map(change -> new Line(change.what(), change.subject(), change.detail(), change.details()))
                        .toList());
    }

    /** The same, with the reason why nothing was changed. */
    KeycloakOutcome failed(KeycloakSyncException reason) {
        return new KeycloakOutcome(
                reason.told(), reason.isForcible(), people, created, changed, disabled, departmentsAndGroups, changes);
    }

    /** A run that did not come to comparing. */
    public static KeycloakOutcome failure(Told problem) {
        return new KeycloakOutcome(problem, false, 0, 0, 0, 0, 0, List.of());
    }

    /** Of a run that ended with the server. */
    public static KeycloakOutcome cutOff() {
        return failure(Told.of(RosterWord.CUT_OFF));
    }

    /** Of a run in which something happened that must not. */
    public static KeycloakOutcome fault() {
        return failure(Told.of(RosterWord.OUR_FAULT));
    }

    /** In one line, for the audit log. */
    public String summary() {
        return Json.createObjectBuilder()
                .add("people", people)
                .add("created", created)
                .add("changed", changed)
                .add("disabled", disabled)
                .add("departmentsAndGroups", departmentsAndGroups)
                .build()
                .toString();
    }

    public String toJson() {
        JsonArrayBuilder lines = Json.createArrayBuilder();
        for (Line line : changes) {
            lines.add(Json.createObjectBuilder()
                    .add("what", line.what())
                    .add("subject", line.subject())
                    .add("detail", line.detail())
                    .add("told", KeycloakTold.toJson(line.told())));
        }
        return Json.createObjectBuilder()
                .add("problem", problem == null ? "" : problem.words())
                .add("told", KeycloakTold.toJson(problem == null ? List.of() : List.of(problem)))
                .add("forcible", forcible)
                .add("people", people)
                .add("created", created)
                .add("changed", changed)
                .add("disabled", disabled)
                .add("departmentsAndGroups", departmentsAndGroups)
                .add("changes", lines)
                .build()
                .toString();
    }

    public static KeycloakOutcome parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject stored = reader.readObject();
            return new KeycloakOutcome(
                    problem(stored),
                    stored.getBoolean("forcible"),
                    stored.getInt("people"),
                    stored.getInt("created"),
                    stored.getInt("changed"),
                    stored.getInt("disabled"),
                    stored.getInt("departmentsAndGroups"),
                    stored.getJsonArray("changes").getValuesAs(JsonObject.class).stream()
                            .map(line -> new Line(
                                    line.getString("what"),
                                    line.getString("subject"),
                                    line.getString("detail"),
                                    KeycloakTold.parse(line)))
                            .toList());
        }
    }

    private static @Nullable Told problem(JsonObject stored) {
        String words = stored.getString("problem");
        return KeycloakTold.parse(stored).stream()
                .findFirst()
                .orElse(words.isEmpty() ? null : new Told("", Map.of(), words, null));
    }

    private static int count(List<KeycloakChange> changes, Class<? extends KeycloakChange> kind) {
        return (int) changes.stream().filter(kind::isInstance).count();
    }
}
