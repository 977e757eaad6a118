package io.loggia.portal.identity.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.portal.identity.entity.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in the place of people who are erased, so that what they completed goes on counting. A stand-in is a person nobody
 * is: without a name, a department or a way to sign in, and in no list of people.
 */
@ApplicationScoped
public class StandIns {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    /**
     * Somebody who may be about to leave.
     *
     * @param isTheOnlyOne whether nobody else has that name
     */
    public record Leaving(PersonId id, String name, String username, boolean enabled, boolean isTheOnlyOne) {}

    /** @param name what is told in the place of the person's */
    public record StandIn(PersonId id, int number, String name) {}

    /**
     * The person as they are now, whom nobody else changes until the caller's transaction ends.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} when there is no such person, or not any more
     */
    public Leaving hold(PersonId id) {
        return leaving(id, entities.find(Person.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** @throws LoggiaException as {@link #hold} does */
    public Leaving look(PersonId id) {
        return leaving(id, entities.find(Person.class, id.value()));
    }

    private Leaving leaving(PersonId id, @Nullable Person person) {
        if (person == null || person.isStandIn()) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such person.");
        }
        long named = entities.createQuery("select count(p) from Person p where p.name = :name", Long.class)
                .setParameter("name", person.name())
                .getSingleResult();
        return new Leaving(id, person.name(), person.username(), person.enabled(), named == 1);
    }

    /** Makes the next one. Wants the caller's transaction, and nobody beside it who does the same. */
    public StandIn make() {
        Integer last = entities.createQuery("select max(p.erasedNumber) from Person p", Integer.class)
                .getSingleResult();
        int number = last == null ? 1 : last + 1;
        PersonId id = PersonId.random();
        Person person = Person.standIn(id, number, Instant.now());
        entities.persist(person);
        entities.flush();
        return new StandIn(id, number, person.name());
    }
}
