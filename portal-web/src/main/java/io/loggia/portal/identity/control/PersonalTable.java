package io.loggia.portal.identity.control;

import io.loggia.domain.PersonId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows that name a person or tell of one: how they are told to that person, and what becomes of them when the person is
 * erased. All that a table holds of people is in such a record, which a test holds against the schema.
 *
 * <pre>{@code
 * PersonalTable.of("searches", "search_asked", "person_id")
 *         .told("select q.text as text from AskedQuery q where q.personId = :person")
 *         .removed("person_id = :person");
 * }</pre>
 *
 * @param name what the rows are, in the file that people take along and in the pages; no other that is told has it
 * @param columns which of them name or tell of the person
 * @param told null where the person is not told
 * @param untold why they are not
 */
public record PersonalTable(
        String name,
        String table,
        Set<String> columns,
        @Nullable Told told,
        @Nullable String untold,
        Erasing erasing) {

    /** Where another record says what becomes of the rows. */
    private static final Erasing UNDECIDED = new Erasing(Fate.KEPT, "", "", "");

    public PersonalTable {
        columns = Set.copyOf(columns);
    }

    /** What becomes of rows when their person is erased. */
    public enum Fate {
        REMOVED,
        /** They stay, and name the number that stands in for the person. */
        REPLACED,
        /** They become another person's. */
        HANDED_OVER,
        /** Other rows take them along. */
        GOES_ALONG,
        KEPT
    }

    /**
     * How rows are read.
     *
     * @param query in JPQL, about {@code :person}, each of whose columns has a name
     * @param key what the query calls the person
     * @param shapes columns whose stored text is told otherwise
     */
    public record Told(String query, Function<PersonId, Object> key, Map<String, Function<String, Object>> shapes) {

        public Told {
            shapes = Map.copyOf(shapes);
        }
    }

    /**
     * What is done to rows, in SQL with the names of {@link Leaver}.
     *
     * @param set what columns become; empty where they do not stay
     * @param where which rows
     * @param why for those that stay as they are, or go along
     */
    public record Erasing(Fate fate, String set, String where, String why) {

        boolean isDone() {
            return !where.isEmpty();
        }

        String statement(String table) {
            return (set.isEmpty() ? "delete from " + table : "update " + table + " set " + set) + " where " + where;
        }
    }

    public static PersonalTable of(String name, String table, String... columns) {
        return new PersonalTable(name, table, Set.of(columns), null, null, UNDECIDED);
    }

    /** @param query as {@link Told} has it, about the person's id */
    public PersonalTable told(String query) {
        return told(query, PersonId::value);
    }

    public PersonalTable told(String query, Function<PersonId, Object> key) {
        return new PersonalTable(name, table, columns, new Told(query, key, Map.of()), null, erasing);
    }

    /** Has the text of a column told otherwise. */
    public PersonalTable shaped(String column, Function<String, Object> shape) {
        Told plain = Objects.requireNonNull(told, "what is shaped is told");
        Map<String, Function<String, Object>> shapes = new HashMap<>(plain.shapes());
        shapes.put(column, shape);
        return new PersonalTable(name, table, columns, new Told(plain.query(), plain.key(), shapes), null, erasing);
    }

    public PersonalTable untold(String why) {
        return new PersonalTable(name, table, columns, null, why, erasing);
    }

    public PersonalTable removed(String where) {
        return erasing(new Erasing(Fate.REMOVED, "", where, ""));
    }

    public PersonalTable replaced(String set, String where) {
        return erasing(new Erasing(Fate.REPLACED, set, where, ""));
    }

    public PersonalTable handedOver(String set, String where) {
        return erasing(new Erasing(Fate.HANDED_OVER, set, where, ""));
    }

    public PersonalTable goesAlong(String with) {
        return erasing(new Erasing(Fate.GOES_ALONG, "", "", with));
    }

    public PersonalTable kept(String why) {
        return erasing(new Erasing(Fate.KEPT, "", "", why));
    }

    private PersonalTable erasing(Erasing how) {
        return new PersonalTable(name, table, columns, told, untold, how);
    }
}
