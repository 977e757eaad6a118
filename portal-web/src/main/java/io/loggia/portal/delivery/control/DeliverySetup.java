package io.loggia.portal.delivery.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.delivery.control.purging.PurgeScheme;
import io.loggia.portal.delivery.control.purging.PurgeSetup;
import io.loggia.portal.delivery.control.signing.Hash;
import io.loggia.portal.delivery.control.signing.Placement;
import io.loggia.portal.delivery.control.signing.SigningScheme;
import io.loggia.portal.delivery.control.signing.SigningSetup;
import io.loggia.portal.delivery.entity.DeliverySettings;
import io.loggia.portal.platform.control.OutsideMedia;
import io.loggia.portal.platform.control.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** By what CDN media reach people. Every server follows a change within two seconds. */
@ApplicationScoped
public class DeliverySetup implements OutsideMedia {

    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private SealedSetup sealed;

    @Inject
    private FreshDelivery fresh;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    private final Cache<String, InForce> cache =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();
    private volatile @Nullable Built built;

    private record Built(int version, Cdn cdn) {}

    /**
     * A CDN as it is set.
     *
     * @param version grows with every change
     * @param proven whether a test held exactly this for right
     * @param signing with an empty key where none is set
     */
    public record Setup(
            int version,
            boolean proven,
            String base,
            SigningSetup signing,
            @Nullable String originSecret,
            CdnLife life,
            String cookieDomain,
            PurgeSetup purge,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {

        @Override
        public String toString() {
            return "Setup[version=" + version + ", base=" + base + ", " + signing + "]";
        }
    }

    /**
     * What is set, and what of it delivers.
     *
     * @param used what was set and proven when it was put to use; null where nothing ever was
     * @param inUse false while our own edge delivers
     * @param usesSet whether that is what is set now
     */
    public record InForce(Setup set, @Nullable Setup used, boolean inUse, boolean usesSet) {}

    /** A change to all of it; secrets that are null stay as they are. */
    public record Wish(
            String base,
            SigningScheme scheme,
            Placement placement,
            Hash hash,
            String keyId,
            @Nullable String key,
            @Nullable String originSecret,
            CdnLife life,
            String cookieDomain,
            PurgeWish purge) {}

    /** How the CDN is to be told to forget; a secret that is null stays as it is. */
    public record PurgeWish(
            PurgeScheme scheme,
            String address,
            String target,
            String user,
            @Nullable String secret) {}

    /** The CDN that delivers; empty while our own edge does. */
    public Optional<Cdn> cdn() {
        InForce known = inForce();
        Setup used = known.used();
        return known.inUse() && used != null ? Optional.of(known(used)) : Optional.empty();
    }

    @Override
    public Optional<String> origin() {
        return cdn().map(Cdn::origin);
    }

    /**
     * Whether a request to the origin brings a secret that opens it. What is set counts before it is used, since it is
     * tested first; what was used counts until something else is, since its addresses are still out.
     */
    public boolean opensOrigin(@Nullable String sent) {
        InForce known = inForce();
        return opens(known.set(), sent) || opens(known.used(), sent);
    }

    private static boolean opens(@Nullable Setup setup, @Nullable String sent) {
        String right = setup == null ? null : setup.originSecret();
        return right != null
                && sent != null
                && MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }

    /** Who alone may read what a CDN delivers with cookies: the portal. Empty where no cookies are used. */
    public Optional<String> readerWithCookies() {
        InForce known = inForce();
        boolean cookies = isByCookie(known.set()) || isByCookie(known.used());
        return cookies ? Optional.of(platform.publicUrl.replaceAll("/+$", "")) : Optional.empty();
    }

    private static boolean isByCookie(@Nullable Setup setup) {
        return setup != null && setup.signing().placement() == Placement.COOKIE;
    }

    private Cdn known(Setup used) {
        Built known = built;
        if (known == null || known.version() != used.version()) {
            known = new Built(used.version(), Cdn.of(used));
            built = known;
        }
        return known.cdn();
    }

    private InForce inForce() {
        return cache.get("", key -> fresh.read());
    }

    /** As it is in the database now. */
    public InForce read() {
        DeliverySettings set = entities.find(DeliverySettings.class, DeliverySettings.SET);
        DeliverySettings used = entities.find(DeliverySettings.class, DeliverySettings.USED);
        return new InForce(
                sealed.read(set), used.base().isEmpty() ? null : sealed.read(used), used.inUse(), used.uses(set));
    }

    /**
     * Sets another CDN, or another key for it. What delivers goes on delivering as it was. Wants the caller's transaction.
     *
     * @throws LoggiaException {@link ErrorCode#CONFLICT} when somebody else was faster, {@link ErrorCode#INVALID_REQUEST}
     */
    public InForce change(int version, Wish wish, String by) {
        sealed.write(require(version), wish, by);
        return written();
    }

    /** A test held for right what has this version. Wants the caller's transaction. */
    public InForce prove(int version) {
        DeliverySettings settings = require(version);
        settings.prove();
        return written();
    }

    /**
     * Has the CDN deliver as it is set. Wants the caller's transaction.
     *
     * @throws LoggiaException {@link ErrorCode#CONFLICT} when somebody else was faster, or nothing proves the CDN
     */
    public InForce use(int version) {
        DeliverySettings set = require(version);
        if (!set.proven()) {
            throw new LoggiaException(
                    ErrorCode.CONFLICT, "Test these settings first; all three answers must be right.");
        }
        entities.find(DeliverySettings.class, DeliverySettings.USED).take(set);
        return written();
    }

    /** Has our own edge deliver. Wants the caller's transaction. */
    public InForce useOurs() {
        entities.find(DeliverySettings.class, DeliverySettings.USED).rest();
        return written();
    }

    private DeliverySettings require(int version) {
        DeliverySettings settings = entities.find(DeliverySettings.class, DeliverySettings.SET);
        if (settings.version() != version) {
            throw new LoggiaException(
                    ErrorCode.CONFLICT, "Somebody else has changed these settings; look at them again.");
        }
        return settings;
    }

    private InForce written() {
        entities.flush();
        cache.invalidateAll();
        return read();
    }
}
