package io.loggia.portal.learning.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loggia.analytics.completion.CompletionRule;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.learning.entity.CompletedBy;
import io.loggia.portal.learning.entity.CompletionThreshold;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * How much of an item completes it: by its length, or what its author has set. A change counts for what is watched from
 * then on, here at once and on other servers within seconds; completions stay as they were written.
 */
@ApplicationScoped
public class CompletionThresholds {

    /** Less would be complete before anybody has seen what it is about. */
    public static final double LEAST = 0.05;

    private final Cache<MediaId, Optional<Double>> shares = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(2))
            .build();

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private AuditLog audit;

    private final CompletionRule byLength;

    @Inject
    public CompletionThresholds(@ConfigProperties LearningConfig config) {
        byLength = config.completionRule();
    }

    /** For the CDI proxy alone. */
    protected CompletionThresholds() {
        byLength = CompletionRule.DEFAULT;
    }

    /** What is in force. */
    public record InForce(CompletionRule rule, CompletedBy by) {}

    /** What the length of an item asks for, where nobody has set anything. */
    public CompletionRule byLength() {
        return byLength;
    }

    InForce inForce(MediaId media) {
        return shares.get(media, this::read)
                .map(share -> new InForce(CompletionRule.always(share), CompletedBy.ITEM))
                .orElseGet(() -> new InForce(byLength, CompletedBy.DEFAULT));
    }

    /** What its author has set; empty for none. */
    public Optional<Double> read(MediaId media) {
        return Optional.ofNullable(entities.find(CompletionThreshold.class, media.value()))
                .map(CompletionThreshold::share);
    }

    /**
     * Wants the caller's transaction. Whoever calls it may change the item.
     *
     * @param share null to go by the length again
     * @throws LoggiaException {@link ErrorCode#INVALID_REQUEST}
     */
    public void set(MediaRef media, @Nullable Double share) {
        if (share != null && !(share >= LEAST && share <= 1)) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "An item is completed by a share from " + LEAST + " to 1 of it.");
        }
        // Two authors at once: the second waits, and says what the first has left.
        entities.createNativeQuery("insert into completion_threshold (media_id, share) values (?1, -1)"
                        + " on conflict do nothing")
                .setParameter(1, media.id().value())
                .executeUpdate();
        CompletionThreshold kept =
                entities.find(CompletionThreshold.class, media.id().value(), LockModeType.PESSIMISTIC_WRITE);
        double before = kept.share();
        if (share == null) {
            entities.remove(kept);
        } else {
            kept.setShare(share);
        }
        entities.flush();
        shares.invalidate(media.id());
        Double known = before < 0 ? null : before;
        if (known == null ? share != null : !known.equals(share)) {
            audit.byCaller(
                    "completion.threshold-set",
                    new Subject("media", media.id().toString(), media.title()),
                    told(known),
                    told(share));
        }
    }

    private static @Nullable String told(@Nullable Double share) {
        return share == null
                ? null
                : Json.createObjectBuilder().add("threshold", share).build().toString();
    }
}
