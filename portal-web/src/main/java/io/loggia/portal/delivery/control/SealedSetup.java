package io.loggia.portal.delivery.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.delivery.control.DeliverySetup.PurgeWish;
import io.loggia.portal.delivery.control.DeliverySetup.Setup;
import io.loggia.portal.delivery.control.DeliverySetup.Wish;
import io.loggia.portal.delivery.control.purging.PurgeScheme;
import io.loggia.portal.delivery.control.purging.PurgeSetup;
import io.loggia.portal.delivery.control.signing.Hash;
import io.loggia.portal.delivery.control.signing.Placement;
import io.loggia.portal.delivery.control.signing.SignedScope;
import io.loggia.portal.delivery.control.signing.SigningScheme;
import io.loggia.portal.delivery.control.signing.SigningSetup;
import io.loggia.portal.delivery.entity.DeliverySettings;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.platform.control.SecretBox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** A CDN as it is set, in the database's form and back: secrets are sealed there, and nothing gets there unchecked. */
@ApplicationScoped
class SealedSetup {

    private static final String KEY_PURPOSE = "delivery-key";
    private static final String ORIGIN_PURPOSE = "delivery-origin";
    private static final String PURGE_PURPOSE = "delivery-purge";
    private static final Pattern ORIGIN_SECRET = Pattern.compile("[A-Za-z0-9._~-]{32,200}");
    private static final Duration SHORTEST = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofDays(2);

    @Inject
    private SecretBox secrets;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    /** @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} for what makes no sense */
    void write(DeliverySettings settings, Wish wish, String by) {
        String base = base(wish.base());
        requireOriginSecret(wish.originSecret(), settings.originSecret());
        Duration least = wish.life().least();
        Duration longest = wish.life().longest();
        if (least.compareTo(SHORTEST) < 0 || longest.compareTo(least) < 0 || longest.compareTo(LONGEST) > 0) {
            throw invalid("Addresses live for 20 seconds at least and two days at most.", null);
        }
        String domain = wish.placement() == Placement.COOKIE
                ? CookieDomain.check(wish.cookieDomain(), platform.publicUrl, base)
                : "";
        settings.cdn(base, domain, (int) least.toSeconds(), (int) longest.toSeconds());
        settings.signing(
                wish.scheme().name(),
                wish.placement().name(),
                wish.hash().name(),
                wish.keyId().strip());
        settings.secrets(seal(wish.key(), KEY_PURPOSE), seal(wish.originSecret(), ORIGIN_PURPOSE));
        writePurge(settings, wish.purge(), base);
        settings.changed(by, Instant.now());
        try {
            Setup setup = read(settings);
            setup.signing().signer();
            setup.purge().check();
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()), e);
        }
    }

    private void writePurge(DeliverySettings settings, PurgeWish wish, String base) {
        boolean isCdnItself =
                wish.scheme() == PurgeScheme.PURGE && wish.address().isBlank();
        settings.purging(
                wish.scheme().name(),
                isCdnItself ? Cdn.origin(base) : wish.address().strip(),
                wish.target().strip(),
                wish.user().strip(),
                seal(wish.secret(), PURGE_PURPOSE));
    }

    private static void requireOriginSecret(@Nullable String wished, @Nullable String set) {
        if (wished != null && !ORIGIN_SECRET.matcher(wished).matches()) {
            throw invalid("The origin's secret must have 32 to 200 letters, digits, “.”, “_”, “~” or “-”.", null);
        }
        if (wished == null && set == null) {
            throw invalid("Give the secret by which the CDN opens the origin.", null);
        }
    }

    private static String base(String address) {
        try {
            return SignedScope.base(address);
        } catch (IllegalArgumentException e) {
            throw invalid("The CDN's address must be like https://cdn.example.com.", e);
        }
    }

    Setup read(DeliverySettings settings) {
        Duration longest = Duration.ofSeconds(settings.longestLifeSeconds());
        return new Setup(
                settings.version(),
                settings.proven(),
                settings.base(),
                new SigningSetup(
                        SigningScheme.valueOf(settings.scheme()),
                        Placement.valueOf(settings.placement()),
                        Hash.valueOf(settings.hash()),
                        settings.keyId(),
                        open(settings.signingKey(), KEY_PURPOSE),
                        longest),
                settings.originSecret() == null ? null : open(settings.originSecret(), ORIGIN_PURPOSE),
                new CdnLife(Duration.ofSeconds(settings.leastLifeSeconds()), longest),
                settings.cookieDomain(),
                new PurgeSetup(
                        PurgeScheme.valueOf(settings.purgeScheme()),
                        settings.purgeAddress(),
                        settings.purgeTarget(),
                        settings.purgeUser(),
                        open(settings.purgeSecret(), PURGE_PURPOSE)),
                settings.changedBy(),
                settings.changedAt());
    }

    private @Nullable String seal(@Nullable String secret, String purpose) {
        return secret == null ? null : secrets.seal(secret, purpose);
    }

    /** Empty where nothing is set. */
    private String open(@Nullable String sealed, String purpose) {
        return sealed == null ? "" : secrets.open(sealed, purpose);
    }

    private static LoggiaException invalid(String why, @Nullable Exception cause) {
        return cause == null
                ? new LoggiaException(ErrorCode.INVALID_REQUEST, why)
                : new LoggiaException(ErrorCode.INVALID_REQUEST, why, cause);
    }
}
