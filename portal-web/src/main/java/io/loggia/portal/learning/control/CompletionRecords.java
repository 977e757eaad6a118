package io.loggia.portal.learning.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.portal.learning.control.CompletionEntries.Entry;
import io.loggia.portal.learning.entity.CompletedBy;
import io.loggia.portal.learning.entity.Completion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Completions of many items, as they were written, for reports: of who is in some departments now, wherever they were then,
 * and of who was there then, wherever they are now. Asks nobody's rights.
 */
@ApplicationScoped
public class CompletionRecords {

    private static final int AT_ONCE = 500;

    /** A query takes no more ids; beyond, rows are left out here. */
    private static final int MOST_ITEMS = 1_000;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private CompletionEntries entries;

    /**
     * Which ones.
     *
     * @param begin with {@code end}, which is not part of it, when they were completed
     * @param items null for all, those that are gone included
     * @param people null for all
     */
    public record Choice(
            Set<DepartmentId> departments,
            Instant begin,
            Instant end,
            @Nullable Set<MediaId> items,
            @Nullable Set<PersonId> people) {

        private @Nullable List<UUID> itemsToAskFor() {
            return items == null || items.size() > MOST_ITEMS
                    ? null
                    : items.stream().map(MediaId::value).toList();
        }

        private boolean accepts(MediaId item) {
            return items == null || items.contains(item);
        }
    }

    /** Departments of then, null among them for none. */
    public List<@Nullable UUID> departments(Choice choice) {
        return isEmpty(choice)
                ? List.of()
                : query("select distinct c.departmentId", choice, "", UUID.class)
                        .getResultList();
    }

    /** An item with records: what it was called at the latest, and how many there are. */
    public record Item(MediaId id, String title, long records) {}

    public List<Item> items(Choice choice) {
        Map<MediaId, Item> items = new LinkedHashMap<>();
        if (!isEmpty(choice)) {
            query(
                            "select c.mediaId, c.title, count(c), max(c.completedAt)",
                            choice,
                            " group by c.mediaId, c.title order by max(c.completedAt)",
                            Object[].class)
                    .getResultList()
                    .forEach(row -> {
                        Item item =
                                new Item(new MediaId((UUID) row[0]), (String) row[1], ((Number) row[2]).longValue());
                        items.merge(
                                item.id(),
                                item,
                                (before, latest) ->
                                        new Item(item.id(), latest.title(), before.records() + latest.records()));
                    });
            items.keySet().removeIf(item -> !choice.accepts(item));
        }
        return List.copyOf(items.values());
    }

    /**
     * Who of these there is to choose: whoever is in some departments now, and who has completed something there.
     *
     * @param scope null for everybody
     */
    public Map<PersonId, String> people(Collection<PersonId> ids, @Nullable Set<DepartmentId> scope) {
        return ids.isEmpty()
                ? Map.of()
                : people(
                        " and p.id in :ids",
                        scope,
                        query -> query.setParameter(
                                "ids", ids.stream().map(PersonId::value).toList()));
    }

    /** The same of whose names or user names hold a text; the first by name. */
    public Map<PersonId, String> peopleCalled(String text, @Nullable Set<DepartmentId> scope, int most) {
        String pattern = "%" + likeLiteral(text.strip().toLowerCase(Locale.ROOT)) + "%";
        return people(
                " and (lower(p.name) like :text escape '!' or p.username like :text escape '!')",
                scope,
                query -> query.setParameter("text", pattern).setMaxResults(most));
    }

    private Map<PersonId, String> people(
            String which, @Nullable Set<DepartmentId> scope, Consumer<TypedQuery<Object[]>> asked) {
        Map<PersonId, String> people = new LinkedHashMap<>();
        if (scope != null && scope.isEmpty()) {
            return people;
        }
        TypedQuery<Object[]> query = entities.createQuery(
                "select p.id, p.name from Person p where p.erasedNumber is null" + which
                        + (scope == null
                                ? ""
                                : " and (p.departmentId in :scope or exists (select c.id from Completion c"
                                        + " where c.personId = p.id and c.departmentId in :scope))")
                        + " order by p.name, p.id",
                Object[].class);
        if (scope != null) {
            query.setParameter("scope", scope.stream().map(DepartmentId::value).toList());
        }
        asked.accept(query);
        query.getResultList().forEach(row -> people.put(new PersonId((UUID) row[0]), (String) row[1]));
        return people;
    }

    private static String likeLiteral(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /**
     * Those of who was in this department then, null for in none; the latest first, some at a time.
     *
     * @param names of departments, also of those that are gone
     */
    public void ofDepartment(
            @Nullable UUID department, Choice choice, Map<DepartmentId, String> names, Consumer<Entry> each) {
        if (department == null) {
            forEach(" and c.departmentId is null", null, choice, names, each);
        } else {
            forEach(" and c.departmentId = :group", department, choice, names, each);
        }
    }

    /**
     * Those of these items, one item after the other, in their order; of each the latest first. Items with few records are
     * read together.
     *
     * @param names of departments, also of those that are gone
     */
    public void ofItems(
            List<Item> items, Choice choice, Map<DepartmentId, String> names, BiConsumer<Item, Entry> each) {
        for (List<Item> some : together(items)) {
            if (some.size() == 1) {
                Item item = some.getFirst();
                forEach(" and c.mediaId = :group", item.id().value(), choice, names, entry -> each.accept(item, entry));
                continue;
            }
            Map<MediaId, List<Entry>> read = new HashMap<>();
            // What was completed since they were counted makes more of them than a portion, which are read all the
            // same.
            forEach(
                    " and c.mediaId in :group",
                    some.stream().map(item -> item.id().value()).toList(),
                    choice,
                    names,
                    entry -> read.computeIfAbsent(entry.media(), any -> new ArrayList<>())
                            .add(entry));
            some.forEach(item -> read.getOrDefault(item.id(), List.of()).forEach(entry -> each.accept(item, entry)));
        }
    }

    /** As many as have no more records than are read at once, or one that has. */
    static List<List<Item>> together(List<Item> items) {
        List<List<Item>> portions = new ArrayList<>();
        long records = 0;
        for (Item item : items) {
            records += item.records();
            if (portions.isEmpty() || records > AT_ONCE) {
                portions.add(new ArrayList<>());
                records = item.records();
            }
            portions.getLast().add(item);
        }
        return portions;
    }

    private void forEach(
            String group,
            @Nullable Object value,
            Choice choice,
            Map<DepartmentId, String> names,
            Consumer<Entry> each) {
        Completion last = null;
        List<Completion> rows;
        do {
            TypedQuery<Completion> query = query(
                    "select c",
                    choice,
                    group
                            + (last == null
                                    ? ""
                                    : " and (c.completedAt < :lastAt or (c.completedAt = :lastAt and c.id < :lastId))")
                            + " order by c.completedAt desc, c.id desc",
                    Completion.class);
            if (value != null) {
                query.setParameter("group", value);
            }
            if (last != null) {
                query.setParameter("lastAt", last.completedAt()).setParameter("lastId", last.id());
            }
            rows = query.setMaxResults(AT_ONCE).getResultList();
            entries.of(rows.stream().filter(row -> choice.accepts(row.media())).toList(), names)
                    .forEach(each);
            last = rows.isEmpty() ? null : rows.getLast();
            // A report that is read in one transaction would hold them all to its end.
            rows.forEach(entities::detach);
        } while (rows.size() == AT_ONCE);
    }

    private static boolean isEmpty(Choice choice) {
        return choice.departments().isEmpty()
                || (choice.items() != null && choice.items().isEmpty())
                || (choice.people() != null && choice.people().isEmpty());
    }

    private <T> TypedQuery<T> query(String select, Choice choice, String more, Class<T> type) {
        List<UUID> items = choice.itemsToAskFor();
        TypedQuery<T> query = entities.createQuery(
                        select + " from Completion c where c.completedAt >= :begin and c.completedAt < :end"
                                + " and (c.departmentId in :scope or c.personId in (select p.id from Person p"
                                + " where p.enabled = true and p.departmentId in :scope))"
                                + (items == null ? "" : " and c.mediaId in :items")
                                + (choice.people() == null ? "" : " and c.personId in :people") + more,
                        type)
                .setParameter("begin", choice.begin())
                .setParameter("end", choice.end())
                .setParameter(
                        "scope",
                        choice.departments().stream().map(DepartmentId::value).toList());
        if (items != null) {
            query.setParameter("items", items);
        }
        if (choice.people() != null) {
            query.setParameter(
                    "people", choice.people().stream().map(PersonId::value).toList());
        }
        return query;
    }

    /** Whose rules there are. */
    public static List<String> rules() {
        return Arrays.stream(CompletedBy.values()).map(CompletedBy::name).toList();
    }
}
