package io.loggia.portal.identity.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.domain.Role;
import io.loggia.domain.RosterSource;
import io.loggia.portal.identity.entity.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Administrators who sign in with a password of their own: the way back in when no identity provider answers. One of
 * them always stays.
 */
@ApplicationScoped
public class LocalAdmins {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    /** Those there are now. */
    public Set<PersonId> all() {
        Set<PersonId> found = new LinkedHashSet<>();
        entities.createQuery(
                        "select p.id from Person p join p.roles r where r = :role and p.enabled = true"
                                + " and p.passwordHash is not null and p.source = :source order by p.id",
                        UUID.class)
                .setParameter("role", Role.ADMIN)
                .setParameter("source", RosterSource.LOCAL)
                .getResultStream()
                .map(PersonId::new)
                .forEach(found::add);
        return found;
    }

    /**
     * The same, held until the end of the transaction, so that two admins who each take the other's rights away cannot
     * both succeed. To be asked before anything is changed: it reads their rows afresh.
     */
    public Set<PersonId> held() {
        all().forEach(id -> entities.find(Person.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
        return all();
    }

    /**
     * To be called before somebody loses the role, the password or the right to sign in.
     *
     * @throws LoggiaException {@link ErrorCode#LAST_ADMIN} when nobody of this kind would be left
     */
    public void refuseLosing(PersonId person) {
        if (held().equals(Set.of(person))) {
            throw new LoggiaException(
                    ErrorCode.LAST_ADMIN,
                    "This is the last administrator with a local account and a password. Make another one first.");
        }
    }
}
