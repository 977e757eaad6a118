package io.loggia.portal.identity.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.IgnoredPlayback;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Role;
import io.loggia.domain.Viewer;
import io.loggia.portal.identity.entity.PrivacySetting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the organisation has agreed on about people's viewing. But for three, methods want the caller's transaction. */
@ApplicationScoped
public class Privacy {

    public static final int FEWEST_DAYS = 7;
    public static final int MOST_DAYS = 3650;

    /** The most that can be agreed on as the fewest people. */
    public static final int LARGEST_GROUP = 1000;

    /** What has come of age is looked for so often. */
    private static final Duration EVERY = Duration.ofHours(1);

    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    private volatile @Nullable Agreed agreed;

    /**
     * As admins see it.
     *
     * @param version to be sent back with a change
     * @param keepDays for how many days it is kept when and what people played; null for ever
     * @param pseudonyms whether managers are told of people by pseudonyms alone
     * @param ignoredPlayback what does not count as watched when it plays out of sight
     * @param telling how much may be told of people's viewing, where the server's settings do not say
     * @param droppedAt when all that was to go was gone; null while that is looked for
     */
    public record Agreement(
            int version,
            @Nullable Integer keepDays,
            boolean pseudonyms,
            IgnoredPlayback ignoredPlayback,
            Telling telling,
            @Nullable Instant droppedAt,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {}

    /** What an admin wants, in place of the version that they have seen. */
    public record Wanted(
            int version,
            @Nullable Integer keepDays,
            boolean pseudonyms,
            IgnoredPlayback ignoredPlayback,
            Telling telling) {}

    /**
     * How much may be told of people's viewing.
     *
     * @param smallestGroup the fewest people that figures may tell of
     * @param viewingOfPersons whether reports may tell what single persons watched
     */
    public record Telling(int smallestGroup, boolean viewingOfPersons) {}

    private record Agreed(IgnoredPlayback playback, Telling telling, Instant at) {}

    public Agreement read() {
        PrivacySetting setting = setting(LockModeType.NONE);
        return new Agreement(
                setting.version(),
                setting.keepDays(),
                setting.pseudonyms(),
                setting.ignoredPlayback(),
                new Telling(setting.smallestGroup(), setting.viewingOfPersons()),
                setting.droppedAt(),
                setting.changedBy(),
                setting.changedAt());
    }

    /**
     * @return what was agreed on before
     * @throws LoggiaException {@link ErrorCode#CONFLICT} when somebody else was faster, {@link ErrorCode#INVALID_REQUEST}
     */
    public Agreement change(Wanted wanted, String by) {
        requireDays(wanted.keepDays());
        Telling telling = wanted.telling();
        requireGroup(telling.smallestGroup());
        PrivacySetting setting = setting(LockModeType.PESSIMISTIC_WRITE);
        if (setting.version() != wanted.version()) {
            throw new LoggiaException(
                    ErrorCode.CONFLICT, "Somebody else has changed these settings; look at them again.");
        }
        Agreement before = read();
        setting.change(wanted.keepDays(), wanted.pseudonyms(), by, Instant.now());
        setting.ignorePlayback(wanted.ignoredPlayback());
        setting.tell(telling.smallestGroup(), telling.viewingOfPersons());
        entities.flush();
        agreed = null;
        return before;
    }

    /** What does not count as watched. A change counts at once here, and on other servers within seconds. */
    public IgnoredPlayback ignoredPlayback() {
        return agreed().playback();
    }

    /** How much may be told, where the server's settings do not say. A change counts as fast. */
    public Telling telling() {
        return agreed().telling();
    }

    private Agreed agreed() {
        Agreed last = agreed;
        if (last != null && last.at().plus(REMEMBERED).isAfter(Instant.now())) {
            return last;
        }
        Object[] row = entities.createQuery(
                        "select p.ignoredPlayback, p.smallestGroup, p.viewingOfPersons from PrivacySetting p",
                        Object[].class)
                .getSingleResult();
        Agreed read =
                new Agreed((IgnoredPlayback) row[0], new Telling((Integer) row[1], (Boolean) row[2]), Instant.now());
        agreed = read;
        return read;
    }

    /** Whether reports tell this reader of people by pseudonyms alone. Wants no transaction. */
    public boolean wantsPseudonymsFor(Viewer viewer) {
        return !viewer.has(Role.ADMIN)
                && entities.createQuery("select p.pseudonyms from PrivacySetting p", Boolean.class)
                        .getSingleResult();
    }

    /** @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} */
    public static void requireDays(@Nullable Integer days) {
        if (days != null && (days < FEWEST_DAYS || days > MOST_DAYS)) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST,
                    "Details are kept for " + FEWEST_DAYS + " to " + MOST_DAYS + " days, or for ever.");
        }
    }

    private static void requireGroup(int smallest) {
        if (smallest < 1 || smallest > LARGEST_GROUP) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "Figures tell of at least 1 to " + LARGEST_GROUP + " people.");
        }
    }

    /**
     * For how many days details are kept, if it is time to look for older ones. Nobody else does until the caller's
     * transaction ends.
     */
    public @Nullable Integer due() {
        PrivacySetting seen = setting(LockModeType.NONE);
        if (!isDue(seen)) {
            return null;
        }
        PrivacySetting held = setting(LockModeType.PESSIMISTIC_WRITE);
        entities.refresh(held);
        return isDue(held) ? held.keepDays() : null;
    }

    private static boolean isDue(PrivacySetting setting) {
        Instant dropped = setting.droppedAt();
        return setting.keepDays() != null
                && (dropped == null || dropped.isBefore(Instant.now().minus(EVERY)));
    }

    /** All that was to go is gone. */
    public void dropped() {
        setting(LockModeType.PESSIMISTIC_WRITE).dropped(Instant.now());
    }

    private PrivacySetting setting(LockModeType lock) {
        return Objects.requireNonNull(entities.find(PrivacySetting.class, PrivacySetting.ID, lock));
    }
}
