package io.loggia.portal.identity.control;

import io.loggia.domain.PersonId;
import io.loggia.domain.SignInMethod;
import io.loggia.portal.identity.entity.LoginSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** Where people are signed in. */
@ApplicationScoped
public class SessionList {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private Instance<SessionOrigins> origins;

    @Inject
    @ConfigProperties
    private IdentityConfig config;

    /**
     * A live session.
     *
     * @param provider name of the identity provider that vouched; null for another method
     * @param client what the browser or script says it is
     */
    public record LiveSession(
            UUID id,
            SignInMethod method,
            @Nullable String provider,
            @Nullable String client,
            @Nullable String address,
            Instant createdAt,
            Instant lastSeenAt) {}

    /** A person's live sessions, the one used last first. */
    public List<LiveSession> of(PersonId person) {
        Instant now = Instant.now();
        List<LoginSession> live = entities.createQuery(
                        "select s from LoginSession s where s.personId = :person order by s.lastSeenAt desc, s.id",
                        LoginSession.class)
                .setParameter("person", person.value())
                .getResultStream()
                .filter(session -> !session.isOver(now, config.sessionIdle, config.sessionAbsolute))
                .toList();
        Map<UUID, String> providers = providers(live);
        return live.stream()
                .map(session -> toLive(session, providers.get(session.id())))
                .toList();
    }

    public Optional<LiveSession> find(PersonId person, UUID id) {
        return of(person).stream().filter(session -> session.id().equals(id)).findFirst();
    }

    private Map<UUID, String> providers(List<LoginSession> sessions) {
        List<UUID> vouchedFor = sessions.stream()
                .filter(session -> session.method() == SignInMethod.PROVIDER)
                .map(LoginSession::id)
                .toList();
        Map<UUID, String> names = new HashMap<>();
        if (!vouchedFor.isEmpty()) {
            origins.forEach(origin -> names.putAll(origin.providerNames(vouchedFor)));
        }
        return names;
    }

    private static LiveSession toLive(LoginSession session, @Nullable String provider) {
        return new LiveSession(
                session.id(),
                session.method(),
                provider,
                session.client().orElse(null),
                session.address().orElse(null),
                session.createdAt(),
                session.lastSeenAt());
    }
}
