package io.loggia.portal.identity.control;

import io.loggia.domain.PersonId;
import io.loggia.portal.identity.control.PersonalTable.Told;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@link PersonalData} tells. */
final class PersonalRows {

    private static final Pattern COLUMN = Pattern.compile(" as (\\w+)");

    private PersonalRows() {}

    /**
     * Rows by the names that the query gives to its columns; what is null is left out, and numbers and flags stay what they
     * are.
     */
    static List<Map<String, Object>> of(EntityManager entities, Told told, PersonId person) {
        String query = told.query();
        List<String> names =
                COLUMN.matcher(query).results().map(one -> one.group(1)).toList();
        Matcher column = COLUMN.matcher(query);
        List<?> found = entities.createQuery(column.replaceAll(""))
                .setParameter("person", told.key().apply(person))
                .getResultList();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Object one : found) {
            Map<String, Object> row = row(names, one instanceof Object[] several ? several : new Object[] {one});
            told.shapes()
                    .forEach((name, shape) -> row.computeIfPresent(name, (same, text) -> shape.apply(text.toString())));
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, Object> row(List<String> names, Object[] values) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                boolean plain = values[i] instanceof Number || values[i] instanceof Boolean;
                row.put(names.get(i), plain ? values[i] : values[i].toString());
            }
        }
        return row;
    }
}
