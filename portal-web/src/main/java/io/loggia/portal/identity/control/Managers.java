package io.loggia.portal.identity.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who manages whom, as far as the roster knows. */
@ApplicationScoped
public class Managers {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private Departments departments;

    /**
     * Names by id: the one that the person's directory names, and those who manage their department or else the nearest above
     * it that anybody manages. Nobody is their own manager.
     */
    public Map<PersonId, String> of(PersonId person, @Nullable DepartmentId department) {
        Map<PersonId, String> managers = new LinkedHashMap<>();
        put(
                entities.createQuery(
                                "select m.id, m.name from Person p, Person m where p.id = :person and m.id = p.managerId",
                                Object[].class)
                        .setParameter("person", person.value())
                        .getResultList(),
                managers);
        if (department != null) {
            for (DepartmentId at : departments.upwards(department)) {
                List<Object[]> here = entities.createQuery(
                                "select distinct p.id, p.name from Person p join p.manages d join p.roles r"
                                        + " where d = :department and r = :manager and p.enabled = true and p.id <> :person"
                                        + " order by p.name, p.id",
                                Object[].class)
                        .setParameter("department", at.value())
                        .setParameter("manager", Role.MANAGER)
                        .setParameter("person", person.value())
                        .getResultList();
                if (!here.isEmpty()) {
                    put(here, managers);
                    break;
                }
            }
        }
        managers.remove(person);
        return managers;
    }

    private static void put(List<Object[]> rows, Map<PersonId, String> managers) {
        rows.forEach(row -> managers.put(new PersonId((UUID) row[0]), (String) row[1]));
    }
}
