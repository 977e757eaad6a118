package io.loggia.portal.sso.control;

import io.loggia.portal.platform.control.SecretBox;
import io.loggia.portal.sso.control.RelyingParty.Attempt;
import io.loggia.portal.sso.entity.SignInAttempt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * Browsers that have left for a provider. An attempt is of one browser, works once and not for long; so a code that was
 * stolen, replayed or slipped in from elsewhere finds none (RFC 9700, section 4.7).
 */
@ApplicationScoped
public class Attempts {

    private static final String PURPOSE = "sign-in-attempt";
    private static final String SEPARATOR = " ";

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private SecretBox secrets;

    @Inject
    @ConfigProperties
    private SsoConfig config;

    /**
     * An attempt that has come back.
     *
     * @param target where the person wanted to go
     * @param dryRun the trial that it was for; null for a sign-in
     */
    public record Returned(
            Attempt attempt, String target, @Nullable UUID dryRun) {}

    /** @param browser secret of the browser's cookie */
    public Attempt open(UUID providerId, String browser, String target, @Nullable UUID dryRun) {
        Attempt attempt = new Attempt(Secrets.random(), Secrets.random(), Secrets.random());
        SignInAttempt row = new SignInAttempt(
                UUID.randomUUID(),
                Secrets.hash(attempt.state()),
                Secrets.hash(browser),
                providerId,
                secrets.seal(attempt.nonce() + SEPARATOR + attempt.verifier(), PURPOSE),
                target,
                Instant.now());
        if (dryRun != null) {
            row.tries(dryRun);
        }
        entities.persist(row);
        return attempt;
    }

    /** The attempt of that state, if it is of this browser and provider and not too old. It is used up in any case. */
    public Optional<Returned> take(UUID providerId, String state, String browser) {
        List<SignInAttempt> found = entities.createQuery(
                        "select a from SignInAttempt a where a.stateHash = :state", SignInAttempt.class)
                .setParameter("state", Secrets.hash(state))
                .getResultList();
        int removed = entities.createQuery("delete from SignInAttempt a where a.stateHash = :state")
                .setParameter("state", Secrets.hash(state))
                .executeUpdate();
        if (removed == 0) {
            return Optional.empty();
        }
        return found.stream()
                .filter(row -> row.providerId().equals(providerId))
                .filter(row -> row.browserHash().equals(Secrets.hash(browser)))
                .filter(row -> row.createdAt().plus(config.attemptLife).isAfter(Instant.now()))
                .findFirst()
                .map(row -> returned(row, state));
    }

    /** Forgets attempts that never came back. */
    public int purge() {
        return entities.createQuery("delete from SignInAttempt a where a.createdAt < :before")
                .setParameter("before", Instant.now().minus(config.attemptLife))
                .executeUpdate();
    }

    private Returned returned(SignInAttempt row, String state) {
        String opened = secrets.open(row.secret(), PURPOSE);
        int cut = opened.indexOf(SEPARATOR);
        return new Returned(
                new Attempt(state, opened.substring(0, cut), opened.substring(cut + 1)),
                row.target(),
                row.dryRunId().orElse(null));
    }
}
