package io.loggia.portal.roster.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.roster.entity.ScimToken;
import jakarta.enterprise.context.ApplicationScoped;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bearer tokens of SCIM clients: 256 random bits, told once. Guessing one is hopeless, so no failure is counted. */
@ApplicationScoped
public class ScimTokens {

    /** Lets secret scanners and people tell what they have found. */
    private static final String PREFIX = "loggia_scim_";

    private static final int TOKEN_BYTES = 32;
    private static final Duration USED_GRANULARITY = Duration.ofMinutes(1);
    private static final int MAX_CREATED_BY = 200;

    private final SecureRandom random = new SecureRandom();

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    /** A token without what makes it one. */
    public record TokenRecord(
            UUID id,
            String name,
            @Nullable UUID providerId,
            Instant createdAt,
            String createdBy,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {}

    /** A token just made. {@code token} is told once and not kept. */
    public record Issued(String token, TokenRecord record) {}

    public Issued issue(String name, @Nullable UUID providerId, String createdBy) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        ScimToken stored = new ScimToken(
                UUID.randomUUID(),
                name,
                hash(token),
                providerId,
                Instant.now(),
                createdBy.length() <= MAX_CREATED_BY ? createdBy : createdBy.substring(0, MAX_CREATED_BY));
        entities.persist(stored);
        entities.flush();
        return new Issued(token, toRecord(stored));
    }

    /** Every token, revoked ones too, newest first. */
    public List<TokenRecord> all() {
        return entities.createQuery("select t from ScimToken t order by t.createdAt desc, t.id", ScimToken.class)
                .getResultStream()
                .map(ScimTokens::toRecord)
                .toList();
    }

    /**
     * From now on the token opens nothing. A token that was revoked before stays as it was.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} when there is no such token
     */
    public TokenRecord revoke(UUID id) {
        ScimToken token = entities.find(ScimToken.class, id);
        if (token == null) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such token.");
        }
        if (token.revokedAt().isEmpty()) {
            token.revoke(Instant.now());
        }
        return toRecord(token);
    }

    /** The client whose token this is; empty when it is not one, or was revoked. Notes the use, to the minute. */
    public Optional<ScimClient> client(String token) {
        Instant now = Instant.now();
        Optional<ScimToken> found = entities.createQuery(
                        "select t from ScimToken t where t.tokenHash = :hash and t.revokedAt is null", ScimToken.class)
                .setParameter("hash", hash(token))
                .getResultStream()
                .findFirst();
        found.filter(stored -> stored.lastUsedAt()
                        .map(used -> used.plus(USED_GRANULARITY).isBefore(now))
                        .orElse(true))
                .ifPresent(stored -> stored.used(now));
        return found.map(stored ->
                new ScimClient(stored.id(), stored.name(), stored.providerId().orElse(null)));
    }

    private static TokenRecord toRecord(ScimToken token) {
        return new TokenRecord(
                token.id(),
                token.name(),
                token.providerId().orElse(null),
                token.createdAt(),
                token.createdBy(),
                token.lastUsedAt().orElse(null),
                token.revokedAt().orElse(null));
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
