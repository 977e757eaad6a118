package io.loggia.portal.identity.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Role;
import io.loggia.domain.RosterSource;
import io.loggia.portal.identity.control.People.PersonRecord;
import io.loggia.portal.identity.entity.Person;
import io.loggia.portal.platform.control.Cursor;
import io.loggia.portal.platform.control.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The roster as admins search it. */
@ApplicationScoped
public class PeopleList {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private Departments departments;

    /**
     * What to look for; null is anything.
     *
     * @param ids whose people alone are meant
     * @param text part of the name, user name or address
     * @param department with all below it
     */
    public record Filter(
            @Nullable Set<PersonId> ids,
            @Nullable String text,
            @Nullable DepartmentId department,
            @Nullable Role role,
            @Nullable RosterSource source,
            @Nullable Boolean enabled) {}

    /** A person with where they come from. */
    public record Listed(
            PersonRecord person, Origin origin, @Nullable String email, boolean hasPassword) {}

    /** By user name. */
    public Page<Listed> list(Filter filter, @Nullable String cursor, int limit) {
        StringBuilder query = new StringBuilder("select p from Person p");
        Map<String, Object> values = new HashMap<>();
        values.put("after", cursor == null ? "" : Cursor.decode(cursor, 1).getFirst());
        if (filter.role() != null) {
            query.append(" join p.roles r");
        }
        query.append(" where p.username > :after and p.erasedNumber is null");
        narrow(query, values, filter);
        if (filter.department() != null) {
            Set<DepartmentId> subtree = departments.subtree(filter.department());
            if (subtree.isEmpty()) {
                return new Page<>(List.of(), null);
            }
            query.append(" and p.departmentId in :departments");
            values.put("departments", subtree.stream().map(DepartmentId::value).toList());
        }
        TypedQuery<Person> typed = entities.createQuery(query + " order by p.username", Person.class);
        values.forEach(typed::setParameter);
        List<Listed> rows = typed.setMaxResults(limit + 1).getResultList().stream()
                .map(PeopleList::toListed)
                .toList();
        return Page.cut(rows, limit, row -> Cursor.encode(row.person().username()));
    }

    public Optional<Listed> find(PersonId id) {
        return Optional.ofNullable(entities.find(Person.class, id.value()))
                .filter(person -> !person.isStandIn())
                .map(PeopleList::toListed);
    }

    /** Those of them that exist, by name. */
    public List<Listed> findAll(Collection<PersonId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return entities.createQuery(
                        "select p from Person p where p.id in :ids and p.erasedNumber is null"
                                + " order by p.name, p.id",
                        Person.class)
                .setParameter("ids", ids.stream().map(PersonId::value).toList())
                .getResultStream()
                .map(PeopleList::toListed)
                .toList();
    }

    private static void narrow(StringBuilder query, Map<String, Object> values, Filter filter) {
        if (filter.ids() != null) {
            query.append(" and p.id in :ids");
            values.put("ids", filter.ids().stream().map(PersonId::value).toList());
        }
        String text = filter.text() == null ? "" : filter.text().strip().toLowerCase(Locale.ROOT);
        if (!text.isEmpty()) {
            query.append(" and (lower(p.name) like :text escape '!' or p.username like :text escape '!'"
                    + " or lower(p.email) like :text escape '!')");
            values.put("text", "%" + People.likeLiteral(text) + "%");
        }
        if (filter.role() != null) {
            query.append(" and r = :role");
            values.put("role", filter.role());
        }
        if (filter.source() != null) {
            query.append(" and p.source = :source");
            values.put("source", filter.source());
        }
        if (filter.enabled() != null) {
            query.append(" and p.enabled = :enabled");
            values.put("enabled", filter.enabled());
        }
    }

    private static Listed toListed(Person person) {
        return new Listed(
                People.toRecord(person),
                new Origin(
                        person.source(),
                        person.sourceId().orElse(null),
                        person.externalId().orElse(null)),
                person.email().orElse(null),
                person.passwordHash().isPresent());
    }
}
