package io.loggia.portal.identity.control;

import io.loggia.domain.PersonId;
import io.loggia.portal.identity.control.PersonalTable.Fate;
import io.loggia.portal.identity.control.PersonalTable.Told;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All that the portal keeps of a person, in whichever feature. Wants the caller's transaction. */
@ApplicationScoped
public class PersonalBook {

    private static final String PERSON = "person";
    private static final Pattern NAME = Pattern.compile(":(\\w+)");

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    @Any
    private Instance<PersonalData> features;

    /** How many rows of a kind an erasure concerns. */
    public record Concerned(String name, Fate fate, long rows) {}

    /** What the person may be told: rows by the name of what they are. */
    public Map<String, List<Map<String, Object>>> of(PersonId person) {
        Map<String, List<Map<String, Object>>> all = new TreeMap<>();
        for (PersonalTable table : tables()) {
            Told told = table.told();
            if (told != null) {
                all.put(table.name(), PersonalRows.of(entities, told, person));
            }
        }
        return all;
    }

    /** What an erasure would do, the kinds left out of which there are no rows. */
    public List<Concerned> concerned(Leaver leaver) {
        Map<String, Object> values = leaver.values();
        Map<String, Concerned> concerned = new LinkedHashMap<>();
        for (PersonalTable table : tables()) {
            if (table.erasing().isDone()) {
                Query count = query(
                        "select count(*) from " + table.table() + " where "
                                + table.erasing().where(),
                        values);
                long rows = ((Number) count.getSingleResult()).longValue();
                if (rows > 0) {
                    concerned.merge(
                            table.name(),
                            new Concerned(table.name(), table.erasing().fate(), rows),
                            (one, other) -> new Concerned(one.name(), one.fate(), one.rows() + other.rows()));
                }
            }
        }
        return List.copyOf(concerned.values());
    }

    /**
     * Erases the person. What stands in for them is there already.
     *
     * @return what was done
     */
    public List<Concerned> erase(Leaver leaver) {
        List<Concerned> done = concerned(leaver);
        features.forEach(feature -> feature.leave(leaver));
        entities.flush();
        Map<String, Object> values = leaver.values();
        tables().stream()
                .filter(table -> table.erasing().isDone())
                .sorted(Comparator.comparing(PersonalBook::isTheirOwnRow))
                .forEach(table ->
                        query(table.erasing().statement(table.table()), values).executeUpdate());
        return done;
    }

    /** Other rows refer to it, so it goes last. */
    private static boolean isTheirOwnRow(PersonalTable table) {
        return table.table().equals(PERSON) && table.erasing().fate() == Fate.REMOVED;
    }

    private Query query(String named, Map<String, Object> values) {
        List<Object> used = new ArrayList<>();
        String numbered = NAME.matcher(named).replaceAll(found -> {
            used.add(value(found.group(1), values));
            return Matcher.quoteReplacement("?" + used.size());
        });
        Query query = entities.createNativeQuery(numbered);
        for (int i = 0; i < used.size(); i++) {
            query.setParameter(i + 1, used.get(i));
        }
        return query;
    }

    private static Object value(String name, Map<String, Object> values) {
        return Objects.requireNonNull(values.get(name), () -> "nothing of a leaver is called " + name);
    }

    private List<PersonalTable> tables() {
        return features.stream().flatMap(feature -> feature.tables().stream()).toList();
    }
}
