package io.loggia.portal.learning.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.portal.learning.control.CompletionEntries.Entry;
import io.loggia.portal.learning.entity.CompletedBy;
import io.loggia.portal.learning.entity.Completion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
     */
    public record Choice(
            Set<DepartmentId> departments,
            Instant begin,
            Instant end,
            @Nullable Set<MediaId> items) {

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

    /** Items, with what the latest title was called. */
    public Map<MediaId, String> items(Choice choice) {
        Map<MediaId, String> items = new LinkedHashMap<>();
        if (!isEmpty(choice)) {
            query(
                            "select c.mediaId, c.title, max(c.completedAt)",
                            choice,
                            " group by c.mediaId, c.title order by max(c.completedAt)",
                            Object[].class)
                    .getResultList()
                    .forEach(row -> items.put(new MediaId((UUID) row[0]), (String) row[1]));
            items.keySet().removeIf(item -> !choice.accepts(item));
        }
        return items;
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
     * Those of an item; the latest first, some at a time.
     *
     * @param names of departments, also of those that are gone
     */
    public void ofItem(MediaId item, Choice choice, Map<DepartmentId, String> names, Consumer<Entry> each) {
        forEach(" and c.mediaId = :group", item.value(), choice, names, each);
    }

    private void forEach(
            String group, @Nullable UUID value, Choice choice, Map<DepartmentId, String> names, Consumer<Entry> each) {
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
                || (choice.items() != null && choice.items().isEmpty());
    }

    private <T> TypedQuery<T> query(String select, Choice choice, String more, Class<T> type) {
        List<UUID> items = choice.itemsToAskFor();
        TypedQuery<T> query = entities.createQuery(
                        select + " from Completion c where c.completedAt >= :begin and c.completedAt < :end"
                                + " and (c.departmentId in :scope or c.personId in (select p.id from Person p"
                                + " where p.enabled = true and p.departmentId in :scope))"
                                + (items == null ? "" : " and c.mediaId in :items") + more,
                        type)
                .setParameter("begin", choice.begin())
                .setParameter("end", choice.end())
                .setParameter(
                        "scope",
                        choice.departments().stream().map(DepartmentId::value).toList());
        if (items != null) {
            query.setParameter("items", items);
        }
        return query;
    }

    /** Whose rules there are. */
    public static List<String> rules() {
        return Arrays.stream(CompletedBy.values()).map(CompletedBy::name).toList();
    }
}
