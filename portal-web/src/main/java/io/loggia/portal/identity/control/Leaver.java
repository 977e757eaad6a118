package io.loggia.portal.identity.control;

import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is erased, and what stands in for them. Statements of {@link PersonalTable} call these {@code :person} and
 * {@code :standIn}; {@code :personText}, {@code :principal}, {@code :mention} and their likes for columns that hold an id
 * as text; {@code :name}, {@code :username}, {@code :alias}, the same as {@code :quotedName} and {@code :nameWithin} for texts
 * that hold JSON; and {@code :heir}.
 *
 * @param name null where others have the same, so that nothing may be taken for theirs by it alone
 * @param standIn a number in the place of a person: what stays names it
 * @param alias what it is called
 * @param heir who gets what has to be somebody's; null where there is none
 */
public record Leaver(
        PersonId person,
        @Nullable String name,
        String username,
        PersonId standIn,
        String alias,
        @Nullable PersonId heir) {

    /** Values by the names that statements use. */
    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        values.put("person", person.value());
        values.put("personText", person.toString());
        values.put("principal", Principal.of(person).token());
        values.put("mention", "%" + person + "%");
        values.put("username", username);
        // An id is nobody's name: where the name may be another's, nothing is found by it.
        values.put("name", name == null ? person.toString() : name);
        values.put("standIn", standIn.value());
        values.put("standInText", standIn.toString());
        values.put("standInPrincipal", Principal.of(standIn).token());
        values.put("alias", alias);
        values.put("quotedUsername", quoted(username));
        values.put("quotedName", quoted(name == null ? person.toString() : name));
        values.put("quotedAlias", quoted(alias));
        values.put("usernameWithin", "%" + quoted(username) + "%");
        values.put("nameWithin", "%" + quoted(name == null ? person.toString() : name) + "%");
        values.put("heir", heir == null ? standIn.value() : heir.value());
        return values;
    }

    /** As a value in JSON. */
    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
