package io.loggia.portal.semantic.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.platform.control.ModelServer;
import io.loggia.portal.platform.control.SecretBox;
import io.loggia.portal.semantic.entity.SemanticSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which model turns texts into vectors, and from when on they count as alike. */
@ApplicationScoped
public class SemanticSetup {

    private static final String PURPOSE = "semantic-key";

    /** Every server follows a change within this time. */
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private static final int MOST_LIKENESS = 100;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private SecretBox secrets;

    private final Cache<Integer, Setup> cache =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();

    /**
     * A model.
     *
     * @param version grows with every change
     * @param address below which {@code /v1/embeddings} lies; empty where search goes by words alone
     * @param questionPrefix what the model wants before a question; may be empty
     * @param passagePrefix what it wants before a text that is searched; may be empty
     * @param leastLikeness from how many hundredths on texts count as alike
     * @param generation grows when everything is to be embedded anew
     */
    public record Setup(
            int version,
            String address,
            String model,
            @Nullable String key,
            String questionPrefix,
            String passagePrefix,
            int leastLikeness,
            int generation,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {

        public boolean isOn() {
            return !address.isEmpty();
        }

        /** What tells vectors apart that cannot be compared. Where a model runs makes no difference. */
        public String space() {
            return generation + "\n" + model + "\n" + passagePrefix;
        }

        @Override
        public String toString() {
            return "Setup[" + model + " at " + address + "]";
        }
    }

    /**
     * A change to all of it.
     *
     * @param key null to keep what is set; empty for none
     */
    public record Wish(
            String address,
            String model,
            @Nullable String key,
            String questionPrefix,
            String passagePrefix,
            int leastLikeness) {

        @Override
        public String toString() {
            return "Wish[" + model + " at " + address + "]";
        }
    }

    /** For work; up to two seconds old. */
    public Setup inForce() {
        return cache.get(SemanticSettings.ONE, id -> read());
    }

    /** As it is in the database now. */
    public Setup read() {
        return toSetup(settings());
    }

    /**
     * Wants the caller's transaction.
     *
     * @throws LoggiaException {@link ErrorCode#CONFLICT} when somebody else was faster, {@link ErrorCode#INVALID_REQUEST}
     */
    public Setup change(int version, Wish wish, String by) {
        SemanticSettings settings = settings();
        if (settings.version() != version) {
            throw new LoggiaException(
                    ErrorCode.CONFLICT, "Somebody else has changed these settings; look at them again.");
        }
        ModelServer server = ModelServer.typed(
                wish.address(),
                wish.model(),
                wish.key(),
                "The model's address must be like https://models.example.com.",
                "Name the model as its server does.");
        check(wish);
        server.requireKeyOfItsOwn(settings.address(), settings.accessKey() != null);
        settings.engine(server.address(), server.model());
        if (wish.key() != null) {
            settings.accessKey(wish.key().isEmpty() ? null : secrets.seal(wish.key(), PURPOSE));
        }
        settings.use(wish.questionPrefix(), wish.passagePrefix(), wish.leastLikeness());
        return changed(settings, by);
    }

    /** Has every server embed everything anew. Wants the caller's transaction. */
    public Setup renew(String by) {
        SemanticSettings settings = settings();
        settings.renew();
        return changed(settings, by);
    }

    private Setup changed(SemanticSettings settings, String by) {
        settings.changed(by, Instant.now());
        entities.flush();
        cache.invalidateAll();
        return toSetup(settings);
    }

    private static void check(Wish wish) {
        if (wish.leastLikeness() < 0 || wish.leastLikeness() > MOST_LIKENESS) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "The least likeness is from 0 to 100.");
        }
    }

    private SemanticSettings settings() {
        return Objects.requireNonNull(entities.find(SemanticSettings.class, SemanticSettings.ONE));
    }

    private Setup toSetup(SemanticSettings settings) {
        String sealed = settings.accessKey();
        return new Setup(
                settings.version(),
                settings.address(),
                settings.model(),
                sealed == null ? null : secrets.open(sealed, PURPOSE),
                settings.questionPrefix(),
                settings.passagePrefix(),
                settings.leastLikeness(),
                settings.generation(),
                settings.changedBy(),
                settings.changedAt());
    }
}
