package io.loggia.portal.identity.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Who a person is to the portal, and where they are signed in. */
@ApplicationScoped
public class IdentityData implements PersonalData {

    @Override
    public List<PersonalTable> tables() {
        return List.of(
                PersonalTable.of("person", "person", "username", "name", "email", "external_id", "password_hash")
                        .told("select p.id as id, p.username as username, p.name as name, p.email as email,"
                                + " p.enabled as enabled, p.source as source, p.externalId as externalId,"
                                + " p.createdAt as createdAt, p.lastSignInAt as lastSignInAt, p.placedAt as placedAt,"
                                + " p.updatedAt as updatedAt, p.removedAt as removedAt"
                                + " from Person p where p.id = :person")
                        .removed("id = :person"),
                PersonalTable.of("department", "person", "department_id")
                        .told("select d.name as name from Department d, Person p where p.id = :person"
                                + " and d.id = p.departmentId")
                        .goesAlong("person"),
                PersonalTable.of("manager", "person", "manager_id")
                        .told(
                                "select m.name as name from Person m, Person p where p.id = :person and m.id = p.managerId")
                        .replaced("manager_id = null", "manager_id = :person"),
                PersonalTable.of("roles", "person_role", "person_id")
                        .told("select r as role from Person p join p.roles r where p.id = :person")
                        .removed("person_id = :person"),
                PersonalTable.of("manages", "person_manages", "person_id")
                        .told("select d.name as department from Department d, Person p join p.manages m"
                                + " where p.id = :person and d.id = m")
                        .removed("person_id = :person"),
                PersonalTable.of("groups", "person_group", "person_id")
                        .told("select g.name as name from PeopleGroup g, Person p join p.groups m"
                                + " where p.id = :person and g.id = m")
                        .removed("person_id = :person"),
                PersonalTable.of("signIns", "login_session", "person_id", "client", "address")
                        .told("select s.createdAt as at, s.lastSeenAt as lastSeenAt, s.endedAt as endedAt,"
                                + " s.method as method, s.client as client, s.address as address"
                                + " from LoginSession s where s.personId = :person order by s.createdAt")
                        .removed("person_id = :person"),
                PersonalTable.of("failedSignIns", "sign_in_throttle", "username")
                        .told("select t.failures as failures, t.lastFailureAt as lastAt, t.lockedUntil as lockedUntil"
                                + " from SignInThrottle t, Person p where p.id = :person and t.username = p.username")
                        .removed("username = :username"));
    }
}
