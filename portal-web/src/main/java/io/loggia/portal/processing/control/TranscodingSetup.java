package io.loggia.portal.processing.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.media.capability.Encoder;
import io.loggia.media.plan.LadderSettings;
import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.plan.PathRules;
import io.loggia.media.plan.PathRules.Rule;
import io.loggia.media.plan.VariantCodec;
import io.loggia.portal.processing.entity.TranscodingSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** How media is to be encoded, as admins say and, where they say nothing, the configuration. */
@ApplicationScoped
public class TranscodingSetup {

    /** Every server follows a change within this time. */
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    @ConfigProperties
    private ProcessingConfig config;

    private final Cache<Integer, Setup> cache =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();

    /**
     * What is in force.
     *
     * @param version grows with every change
     */
    public record Setup(
            int version,
            PathRules rules,
            boolean loudness,
            List<Rung> rungs,
            List<VariantCodec> variants,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {

        public LadderSettings ladder() {
            LadderSettings usual = LadderSettings.DEFAULT;
            return new LadderSettings(rungs, usual.segment(), usual.audioBitsPerSecond(), loudness, variants);
        }
    }

    /** For work; up to two seconds old. */
    public Setup inForce() {
        return cache.get(TranscodingSettings.ID, id -> read());
    }

    /** As it is in the database now. */
    public Setup read() {
        return toSetup(entities.find(TranscodingSettings.class, TranscodingSettings.ID));
    }

    /**
     * Changes the choice of paths and the sound. Wants the caller's transaction.
     *
     * @throws LoggiaException {@link ErrorCode#CONFLICT} when somebody else was faster
     */
    public Setup changePaths(int version, Map<Encoder, Rule> rules, boolean decoding, boolean loudness, String by) {
        TranscodingSettings settings = require(version);
        settings.path(RuleText.of(rules), decoding, loudness, by, Instant.now());
        return changed(settings);
    }

    /**
     * Changes the ladder for what is encoded from now on. Wants the caller's transaction.
     *
     * @throws LoggiaException {@link ErrorCode#CONFLICT} when somebody else was faster, {@link ErrorCode#INVALID_LADDER}
     */
    public Setup changeLadder(int version, List<Rung> rungs, List<VariantCodec> variants, String by) {
        List<Rung> checked = LadderText.checked(rungs);
        TranscodingSettings settings = require(version);
        settings.ladder(LadderText.of(checked), LadderText.ofVariants(variants), by, Instant.now());
        return changed(settings);
    }

    private TranscodingSettings require(int version) {
        TranscodingSettings settings = entities.find(TranscodingSettings.class, TranscodingSettings.ID);
        if (settings.version() != version) {
            throw new LoggiaException(
                    ErrorCode.CONFLICT, "Somebody else has changed these settings; look at them again.");
        }
        return settings;
    }

    private Setup changed(TranscodingSettings settings) {
        entities.flush();
        cache.invalidateAll();
        return toSetup(settings);
    }

    private Setup toSetup(TranscodingSettings settings) {
        String rungs = settings.rungs();
        Boolean loudness = settings.loudness();
        return new Setup(
                settings.version(),
                new PathRules(RuleText.parse(settings.rules()), config.hardware, settings.decoding()),
                loudness == null ? config.loudness : loudness,
                rungs == null ? LadderSettings.DEFAULT.rungs() : LadderText.parse(rungs),
                LadderText.parseVariants(settings.variants()),
                settings.changedBy(),
                settings.changedAt());
    }
}
