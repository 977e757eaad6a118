package io.loggia.portal.identity.control;

import io.loggia.domain.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;

/** Who a person is, and where they are signed in. */
@ApplicationScoped
public class IdentityData implements PersonalData {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Override
    public Map<String, List<Map<String, Object>>> of(PersonId person) {
        return Map.of(
                "person",
                rows(
                        "select p.id as id, p.username as username, p.name as name, p.email as email, p.enabled as enabled,"
                                + " p.source as source, p.externalId as externalId, p.createdAt as createdAt,"
                                + " p.lastSignInAt as lastSignInAt, p.placedAt as placedAt"
                                + " from Person p where p.id = :person",
                        person),
                "department",
                rows(
                        "select d.name as name from Department d, Person p where p.id = :person and d.id = p.departmentId",
                        person),
                "roles",
                rows("select r as role from Person p join p.roles r where p.id = :person", person),
                "manages",
                rows(
                        "select d.name as department from Department d, Person p join p.manages m"
                                + " where p.id = :person and d.id = m",
                        person),
                "groups",
                rows(
                        "select g.name as name from PeopleGroup g, Person p join p.groups m"
                                + " where p.id = :person and g.id = m",
                        person),
                "signIns",
                rows(
                        "select s.createdAt as at, s.lastSeenAt as lastSeenAt, s.endedAt as endedAt, s.method as method,"
                                + " s.client as client, s.address as address"
                                + " from LoginSession s where s.personId = :person order by s.createdAt",
                        person));
    }

    private List<Map<String, Object>> rows(String query, PersonId person) {
        return PersonalRows.of(entities, query, person.value());
    }
}
