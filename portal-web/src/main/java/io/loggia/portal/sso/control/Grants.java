package io.loggia.portal.sso.control;

import io.loggia.portal.platform.control.SecretBox;
import io.loggia.portal.sso.control.AccessTokens.Access;
import io.loggia.portal.sso.control.RelyingParty.Tokens;
import io.loggia.portal.sso.entity.ProviderGrant;
import io.loggia.portal.sso.entity.UsedLogoutToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** What sessions hold of their providers: tokens, and when to ask again. */
@ApplicationScoped
public class Grants {

    private static final String REFRESH_TOKEN = "refresh-token";
    private static final String ID_TOKEN = "id-token";
    private static final String ACCESS_TOKEN = "access-token";
    private static final Duration NEVER = Duration.ofDays(3650);
    private static final Duration ASK_AGAIN_AFTER_SILENCE = Duration.ofSeconds(30);
    private static final Duration CLAIM = Duration.ofSeconds(45);

    /** A logout is remembered this long for bearer tokens of its session that come only later. */
    private static final Duration LOGOUT_REMEMBERED = Duration.ofDays(1);

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private SecretBox secrets;

    @Inject
    @ConfigProperties
    private SsoConfig config;

    /**
     * What is known of one session at its provider.
     *
     * @param refreshToken null when the provider gave none
     * @param accessToken a script's, which the provider is asked about; null for everybody else's sessions
     */
    public record Grant(
            UUID sessionId,
            UUID providerId,
            String issuer,
            String subject,
            @Nullable String refreshToken,
            @Nullable String idToken,
            @Nullable String accessToken,
            Instant checkAt) {}

    /** How a provider is asked about a session. */
    public enum Asking {
        REFRESH,
        INTROSPECTION
    }

    /**
     * How a session stands with its provider, without opening any token.
     *
     * @param asking null when there is no token to ask with
     * @param isAbandoned whether the provider has been silent for longer than is tolerated
     */
    public record Standing(
            UUID sessionId,
            UUID providerId,
            Instant checkAt,
            @Nullable Asking asking,
            boolean isAbandoned) {

        public boolean owesAnAnswer(Instant now) {
            return asking != null && !checkAt.isAfter(now);
        }
    }

    public void add(UUID sessionId, UUID providerId, Arrival arrival) {
        ProviderGrant grant = new ProviderGrant(
                sessionId, providerId, arrival.issuer(), arrival.subject(), arrival.providerSession());
        entities.persist(grant);
        write(grant, arrival);
    }

    /**
     * A bearer token's session; it is ended with the provider's, and never refreshed. The token itself is kept, sealed,
     * where the provider tells whether it still counts; then that is the next thing to be asked.
     */
    public void addBearer(UUID sessionId, Access access, String token) {
        ProviderGrant grant = new ProviderGrant(
                sessionId, access.providerId(), access.issuer(), access.subject(), access.providerSession());
        Instant now = Instant.now();
        grant.checked(null, null, now, access.mayBeAskedAbout() ? now : now.plus(NEVER));
        if (access.mayBeAskedAbout()) {
            grant.askAbout(secrets.seal(token, ACCESS_TOKEN));
        }
        entities.persist(grant);
    }

    public Optional<Grant> find(UUID sessionId) {
        return Optional.ofNullable(entities.find(ProviderGrant.class, sessionId))
                .map(this::toGrant);
    }

    public Optional<Standing> standing(UUID sessionId) {
        return Optional.ofNullable(entities.find(ProviderGrant.class, sessionId))
                .map(grant -> new Standing(
                        grant.sessionId(),
                        grant.providerId(),
                        grant.checkAt(),
                        asking(grant),
                        grant.isFailingLongerThan(config.outageGrace, Instant.now())));
    }

    /** Sessions among {@code inUse} about which the provider is to be asked. */
    public List<UUID> due(Collection<UUID> inUse) {
        return entities.createQuery(
                        "select g.sessionId from ProviderGrant g where g.checkAt <= :now"
                                + " and (g.refreshToken is not null or g.accessToken is not null)"
                                + " order by g.checkAt",
                        UUID.class)
                .setParameter("now", Instant.now())
                .getResultStream()
                .filter(inUse::contains)
                .toList();
    }

    /**
     * Takes on to ask about a session. Of several nodes and threads one succeeds, so that a refresh token that works once
     * is used once.
     */
    public boolean claim(UUID sessionId, Instant seenCheckAt) {
        return entities.createQuery(
                                "update ProviderGrant g set g.checkAt = :later where g.sessionId = :session and g.checkAt = :seen")
                        .setParameter("later", Instant.now().plus(CLAIM))
                        .setParameter("session", sessionId)
                        .setParameter("seen", seenCheckAt)
                        .executeUpdate()
                == 1;
    }

    public void refreshed(UUID sessionId, Tokens tokens) {
        ProviderGrant grant = entities.find(ProviderGrant.class, sessionId);
        String successor = seal(tokens.refreshToken(), REFRESH_TOKEN);
        if (grant != null && successor != null) {
            grant.refreshed(successor);
        }
    }

    public void vouched(UUID sessionId, Arrival arrival) {
        ProviderGrant grant = entities.find(ProviderGrant.class, sessionId);
        if (grant != null) {
            write(grant, arrival);
        }
    }

    /** The provider lets a script's token count. */
    public void stillActive(UUID sessionId) {
        ProviderGrant grant = entities.find(ProviderGrant.class, sessionId);
        if (grant != null) {
            Instant now = Instant.now();
            grant.checked(null, null, now, now.plus(config.checkEvery));
        }
    }

    public void unanswered(UUID sessionId) {
        ProviderGrant grant = entities.find(ProviderGrant.class, sessionId);
        if (grant != null) {
            Instant now = Instant.now();
            grant.unanswered(now, now.plus(ASK_AGAIN_AFTER_SILENCE));
        }
    }

    /** The sessions of one session at the provider. */
    public List<UUID> ofProviderSession(String issuer, String providerSession) {
        return entities.createQuery(
                        "select g.sessionId from ProviderGrant g where g.issuer = :issuer and g.providerSession = :session",
                        UUID.class)
                .setParameter("issuer", issuer)
                .setParameter("session", providerSession)
                .getResultList();
    }

    public List<UUID> ofSubject(String issuer, String subject) {
        return entities.createQuery(
                        "select g.sessionId from ProviderGrant g where g.issuer = :issuer and g.subject = :subject",
                        UUID.class)
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .getResultList();
    }

    /** The provider of each session that came through one. */
    public Map<UUID, UUID> providers(Collection<UUID> sessionIds) {
        if (sessionIds.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery("select g from ProviderGrant g where g.sessionId in :sessions", ProviderGrant.class)
                .setParameter("sessions", sessionIds)
                .getResultStream()
                .collect(Collectors.toMap(ProviderGrant::sessionId, ProviderGrant::providerId));
    }

    /** Notes a logout token's id. Returns whether it is new. */
    public boolean isFirstUse(String issuer, String tokenId, Instant expiresAt) {
        return remember("jti " + issuer + " " + tokenId, expiresAt);
    }

    /** Notes that a session at the provider is over, whatever of it comes later. */
    public void rememberEnd(String issuer, String providerSession) {
        remember(session(issuer, providerSession), Instant.now().plus(LOGOUT_REMEMBERED));
    }

    public boolean isEnded(String issuer, String providerSession) {
        return entities.find(UsedLogoutToken.class, Secrets.hash(session(issuer, providerSession))) != null;
    }

    public int purge() {
        return entities.createQuery("delete from UsedLogoutToken t where t.expiresAt < :now")
                .setParameter("now", Instant.now())
                .executeUpdate();
    }

    private boolean remember(String text, Instant until) {
        String id = Secrets.hash(text);
        if (entities.find(UsedLogoutToken.class, id) != null) {
            return false;
        }
        entities.persist(new UsedLogoutToken(id, until));
        entities.flush();
        return true;
    }

    private static String session(String issuer, String providerSession) {
        return "sid " + issuer + " " + providerSession;
    }

    private void write(ProviderGrant grant, Arrival arrival) {
        Instant now = Instant.now();
        grant.checked(
                seal(arrival.tokens().refreshToken(), REFRESH_TOKEN),
                seal(arrival.tokens().idToken(), ID_TOKEN),
                now,
                now.plus(config.checkEvery));
    }

    private static @Nullable Asking asking(ProviderGrant grant) {
        if (grant.accessToken().isPresent()) {
            return Asking.INTROSPECTION;
        }
        return grant.refreshToken().isPresent() ? Asking.REFRESH : null;
    }

    private @Nullable String seal(@Nullable String token, String purpose) {
        return token == null ? null : secrets.seal(token, purpose);
    }

    private Grant toGrant(ProviderGrant grant) {
        return new Grant(
                grant.sessionId(),
                grant.providerId(),
                grant.issuer(),
                grant.subject(),
                grant.refreshToken()
                        .map(token -> secrets.open(token, REFRESH_TOKEN))
                        .orElse(null),
                grant.idToken().map(token -> secrets.open(token, ID_TOKEN)).orElse(null),
                grant.accessToken()
                        .map(token -> secrets.open(token, ACCESS_TOKEN))
                        .orElse(null),
                grant.checkAt());
    }
}
