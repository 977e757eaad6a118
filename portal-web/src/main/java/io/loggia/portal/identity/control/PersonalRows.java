package io.loggia.portal.identity.control;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@link PersonalData} tells. */
public final class PersonalRows {

    private static final Pattern COLUMN = Pattern.compile(" as (\\w+)");

    private PersonalRows() {}

    /**
     * Rows by the names that the query gives to its columns; what is null is left out, and numbers and flags stay what they
     * are.
     *
     * @param query in JPQL, about {@code :person}, each of whose columns has a name
     * @param person id as the column has it
     */
    public static List<Map<String, Object>> of(EntityManager entities, String query, Object person) {
        List<String> names =
                COLUMN.matcher(query).results().map(one -> one.group(1)).toList();
        Matcher column = COLUMN.matcher(query);
        List<?> found = entities.createQuery(column.replaceAll(""))
                .setParameter("person", person)
                .getResultList();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Object one : found) {
            rows.add(row(names, one instanceof Object[] several ? several : new Object[] {one}));
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
