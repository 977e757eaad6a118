package io.loggia.portal.identity.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.SignInMethod;
import io.loggia.domain.Viewer;
import io.loggia.portal.identity.control.Sessions.Begun;
import io.loggia.portal.identity.control.Sessions.Caller;
import io.loggia.portal.identity.entity.Person;
import io.loggia.portal.identity.entity.SignInThrottle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** Local accounts: name and password, with a delay that grows with each failure. */
@ApplicationScoped
public class SignIn {

    private static final int MAX_NAME = 100;
    private static final Duration THROTTLE_KEPT = Duration.ofDays(1);

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private People people;

    @Inject
    private Passwords passwords;

    @Inject
    private Sessions sessions;

    @Inject
    private Event<SignInLocked> locked;

    @Inject
    @ConfigProperties
    private IdentityConfig config;

    /**
     * Begins a session.
     *
     * @throws LockedOutException while the name waits out a delay; the password is not looked at
     * @throws LoggiaException {@link ErrorCode#WRONG_CREDENTIALS}, the same for an unknown name, a wrong password and a
     *     disabled account. The failure was counted: the caller's transaction must commit.
     */
    public Begun begin(String username, String password, Caller caller) {
        Instant now = Instant.now();
        String name = username.strip().toLowerCase(Locale.ROOT);
        if (name.length() > MAX_NAME) {
            throw wrong();
        }
        SignInThrottle throttle = entities.find(SignInThrottle.class, name);
        if (throttle != null && throttle.lockedUntil().filter(now::isBefore).isPresent()) {
            throw new LockedOutException(
                    Duration.between(now, throttle.lockedUntil().orElseThrow()));
        }
        Optional<Person> person = people.byUsername(name).filter(Person::enabled);
        boolean matches = passwords.matches(password, person.flatMap(Person::passwordHash));
        Optional<Viewer> viewer = person.flatMap(p -> people.viewer(p.id()));
        if (!matches || viewer.isEmpty()) {
            countFailure(name, throttle, person.orElse(null), now);
            throw wrong();
        }
        if (throttle != null) {
            entities.remove(throttle);
        }
        person.orElseThrow().signedIn(now);
        return sessions.begin(viewer.get(), SignInMethod.LOCAL, null, caller);
    }

    /** When the names that are locked out now may try again; those that may try are not in it. */
    public Map<String, Instant> lockedUntil(Collection<String> usernames) {
        if (usernames.isEmpty()) {
            return Map.of();
        }
        Instant now = Instant.now();
        Map<String, Instant> locked = new HashMap<>();
        entities.createQuery("select t from SignInThrottle t where t.username in :names", SignInThrottle.class)
                .setParameter("names", usernames)
                .getResultStream()
                .forEach(throttle -> throttle.lockedUntil()
                        .filter(now::isBefore)
                        .ifPresent(until -> locked.put(throttle.username(), until)));
        return locked;
    }

    /** Forgets failures that are more than a day old. */
    public int purge() {
        return entities.createQuery("delete from SignInThrottle t where t.lastFailureAt < :before")
                .setParameter("before", Instant.now().minus(THROTTLE_KEPT))
                .executeUpdate();
    }

    private void countFailure(String name, @Nullable SignInThrottle known, @Nullable Person person, Instant now) {
        SignInThrottle throttle = known;
        boolean lockedBefore = known != null && known.lockedUntil().isPresent();
        if (throttle == null) {
            throttle = new SignInThrottle(name, now);
            entities.persist(throttle);
        }
        throttle.fail(now, config.freeFailures, config.firstDelay, config.longestDelay);
        // A name that is nobody's may be a password in the wrong field: nobody is told of it.
        if (person != null && !lockedBefore) {
            throttle.lockedUntil().ifPresent(until -> locked.fire(new SignInLocked(person.id(), person.name(), until)));
        }
    }

    private static LoggiaException wrong() {
        return new LoggiaException(
                ErrorCode.WRONG_CREDENTIALS, "Check the user name and the password, then try again.");
    }
}
