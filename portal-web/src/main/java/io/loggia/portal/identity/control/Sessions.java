package io.loggia.portal.identity.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loggia.domain.PersonId;
import io.loggia.domain.SignInMethod;
import io.loggia.domain.Viewer;
import io.loggia.portal.identity.entity.LoginSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * Signed-in browsers. Sessions are rows, so they outlive a restart and work on every node; what a request needs of one
 * is remembered for two seconds, which bounds how late a node learns of a sign-out or a lost right.
 */
@ApplicationScoped
public class Sessions {

    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final Duration SEEN_GRANULARITY = Duration.ofMinutes(1);
    private static final int TOKEN_BYTES = 32;
    private static final int REMEMBERED_MAX = 100_000;
    private static final int MAX_CLIENT = 300;
    private static final int MAX_ADDRESS = 64;

    private final SecureRandom random = new SecureRandom();
    private final Cache<String, Optional<SignedIn>> byTokenHash = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_MAX)
            .expireAfterWrite(REMEMBERED)
            .build();
    private final Cache<UUID, Optional<Viewer>> byId = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_MAX)
            .expireAfterWrite(REMEMBERED)
            .build();

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private People people;

    @Inject
    @Any
    private Instance<SessionUpkeep> upkeep;

    @Inject
    @ConfigProperties
    private IdentityConfig config;

    /** A live session with the person behind it as they are now. */
    public record SignedIn(UUID sessionId, String csrfToken, Viewer viewer, SignInMethod method, Instant lastSeenAt) {

        /** Whether the row should learn that the session is in use. */
        public boolean isSeenLongAgo(Instant now) {
            return lastSeenAt.plus(SEEN_GRANULARITY).isBefore(now);
        }
    }

    /**
     * Who asks for a session, for the list of one's sessions.
     *
     * @param client what the browser or script calls itself
     * @param address where it calls from
     */
    public record Caller(@Nullable String client, @Nullable String address) {}

    /** A session just begun. {@code token} is the cookie's value and is not kept. */
    public record Begun(String token, SignedIn signedIn) {}

    /** Begins a browser's session with a fresh id, whatever the browser brought along. */
    public Begun begin(Viewer viewer, SignInMethod method, @Nullable Instant endsAt, Caller caller) {
        return begin(randomToken(), viewer, method, endsAt, caller);
    }

    /**
     * Lets a bearer token stand for a session until the token ends. The token has been verified; only its hash is kept.
     *
     * @param endsAt from when on the token is refused by itself: until then, it is remembered whether it was ended
     */
    public SignedIn beginBearer(String token, Viewer viewer, Instant endsAt, Caller caller) {
        return begin(token, viewer, SignInMethod.BEARER, endsAt, caller).signedIn();
    }

    private Begun begin(String token, Viewer viewer, SignInMethod method, @Nullable Instant endsAt, Caller caller) {
        LoginSession session =
                new LoginSession(UUID.randomUUID(), hash(token), randomToken(), viewer.id(), Instant.now());
        session.cameBy(method, endsAt);
        session.usedBy(cut(caller.client(), MAX_CLIENT), cut(caller.address(), MAX_ADDRESS));
        entities.persist(session);
        entities.flush();
        byTokenHash.invalidate(hash(token));
        return new Begun(token, toSignedIn(session, viewer));
    }

    /** The live session of a cookie value; empty when unknown, over, or its person may no longer sign in. */
    public Optional<SignedIn> find(String token) {
        return byTokenHash.get(hash(token), this::load).filter(signedIn -> signedIn.method() != SignInMethod.BEARER);
    }

    /** The live session that a bearer token stands for. */
    public Optional<SignedIn> findBearer(String token) {
        return byTokenHash.get(hash(token), this::load).filter(signedIn -> signedIn.method() == SignInMethod.BEARER);
    }

    /** Whether a session ever stood for the bearer token; when it is over, so is the token. */
    public boolean isKnownBearer(String token) {
        return entities.createQuery("select count(s) from LoginSession s where s.tokenHash = :hash", Long.class)
                        .setParameter("hash", hash(token))
                        .getSingleResult()
                > 0;
    }

    /** The person of a live session, by the session's id, as media tokens carry it. */
    public Optional<Viewer> viewerOf(UUID sessionId) {
        return byId.get(
                sessionId,
                id -> Optional.ofNullable(entities.find(LoginSession.class, id))
                        .filter(this::isLive)
                        .flatMap(session -> people.viewer(session.person())));
    }

    /** Ends one session at once on this node, within two seconds on others. */
    public void end(UUID sessionId) {
        LoginSession session = entities.find(LoginSession.class, sessionId);
        if (session != null && session.method() == SignInMethod.BEARER) {
            // The row stays until the token is over by itself, as the mark that it is refused.
            session.end(Instant.now());
        } else if (session != null) {
            entities.remove(session);
        }
        forget();
    }

    /** Ends every session of a person. */
    public void endAll(PersonId person) {
        entities.createQuery("select s.id from LoginSession s where s.personId = :person", UUID.class)
                .setParameter("person", person.value())
                .getResultList()
                .forEach(this::end);
        forget();
    }

    /** The sessions that came through a provider and were used since then, by the minute. */
    public Set<UUID> usedSince(Instant since) {
        return Set.copyOf(entities.createQuery(
                        "select s.id from LoginSession s where s.lastSeenAt >= :since and s.method <> :local"
                                + " and s.endedAt is null",
                        UUID.class)
                .setParameter("since", since)
                .setParameter("local", SignInMethod.LOCAL)
                .getResultList());
    }

    /** Removes what is over. Returns how many rows that were. */
    public int purge() {
        Instant now = Instant.now();
        int tokens = entities.createQuery("delete from LoginSession s where s.method = :bearer and s.expiresAt < :now")
                .setParameter("bearer", SignInMethod.BEARER)
                .setParameter("now", now)
                .executeUpdate();
        return tokens
                + entities.createQuery("delete from LoginSession s where s.method <> :bearer"
                                + " and (s.lastSeenAt < :idle or s.createdAt < :absolute)")
                        .setParameter("bearer", SignInMethod.BEARER)
                        .setParameter("idle", now.minus(config.sessionIdle))
                        .setParameter("absolute", now.minus(config.sessionAbsolute))
                        .executeUpdate();
    }

    /** Makes this node read sessions and people afresh, after a change to them. */
    public void forget() {
        byTokenHash.invalidateAll();
        byId.invalidateAll();
    }

    /** Notes that the session is in use, which keeps it from idling out. */
    public void seen(UUID sessionId) {
        LoginSession session = entities.find(LoginSession.class, sessionId);
        if (session != null) {
            session.seen(Instant.now());
        }
    }

    private Optional<SignedIn> load(String tokenHash) {
        return entities.createQuery("select s from LoginSession s where s.tokenHash = :hash", LoginSession.class)
                .setParameter("hash", tokenHash)
                .getResultStream()
                .findFirst()
                .filter(this::isLive)
                .flatMap(session -> people.viewer(session.person()).map(viewer -> toSignedIn(session, viewer)));
    }

    private boolean isLive(LoginSession session) {
        return !session.isOver(Instant.now(), config.sessionIdle, config.sessionAbsolute)
                && (session.method() == SignInMethod.LOCAL
                        || upkeep.stream().allMatch(each -> each.isStillGood(session.id())));
    }

    private static @Nullable String cut(@Nullable String text, int max) {
        return text == null || text.length() <= max ? text : text.substring(0, max);
    }

    private static SignedIn toSignedIn(LoginSession session, Viewer viewer) {
        return new SignedIn(session.id(), session.csrfToken(), viewer, session.method(), session.lastSeenAt());
    }

    private String randomToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
