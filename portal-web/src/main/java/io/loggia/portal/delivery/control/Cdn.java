package io.loggia.portal.delivery.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loggia.domain.MediaId;
import io.loggia.portal.delivery.control.DeliverySetup.Setup;
import io.loggia.portal.delivery.control.signing.Placement;
import io.loggia.portal.delivery.control.signing.SignedAccess;
import io.loggia.portal.delivery.control.signing.SignedScope;
import io.loggia.portal.delivery.control.signing.UrlSigner;
import java.time.Duration;
import java.time.Instant;

/** The CDN that is set, ready to sign. One signature opens all that was made of one item. */
public final class Cdn {

    /** Below it lies what the CDN fetches from us, and its own addresses are the same. */
    public static final String ORIGIN = "/media/origin/";

    private static final long REMEMBERED_MAX = 10_000;

    private final String base;
    private final Placement placement;
    private final UrlSigner signer;
    private final CdnLife life;
    private final String cookieDomain;
    private final Cache<Signed, SignedAccess> signatures =
            Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

    private record Signed(MediaId media, Instant end) {}

    Cdn(String base, Placement placement, UrlSigner signer, CdnLife life, String cookieDomain) {
        this.base = base;
        this.placement = placement;
        this.signer = signer;
        this.life = life;
        this.cookieDomain = cookieDomain;
    }

    static Cdn of(Setup setup) {
        return new Cdn(
                setup.base(),
                setup.signing().placement(),
                setup.signing().signer(),
                setup.life(),
                setup.cookieDomain());
    }

    public Placement placement() {
        return placement;
    }

    /** Scheme and host, as browsers compare them. */
    public String origin() {
        return origin(base);
    }

    static String origin(String base) {
        int slash = base.indexOf('/', base.indexOf("//") + 2);
        return slash < 0 ? base : base.substring(0, slash);
    }

    public Instant end(Instant now, Duration item) {
        return life.end(now, item);
    }

    /** The latest end that anything signed now may have. */
    public Instant latest(Instant now) {
        return life.end(now, life.longest());
    }

    /** The signature for an item until {@code end}, made once. */
    public SignedAccess access(MediaId media, Instant end) {
        return signatures.get(
                new Signed(media, end), key -> signer.sign(new SignedScope(base, folder(key.media())), key.end()));
    }

    /**
     * A cookie for the domain that portal and CDN share, and there for one item alone.
     *
     * @return the value of a header {@code Set-Cookie}
     */
    public String cookie(String name, String value, MediaId media, Duration life) {
        return name + "=" + value + "; Domain=" + cookieDomain + "; Path=" + path(media) + "; Max-Age="
                + life.toSeconds() + "; Secure; HttpOnly; SameSite=Lax";
    }

    /** Of an item's folder, as the CDN sees it. */
    String path(MediaId media) {
        return base.substring(origin().length()) + folder(media);
    }

    private static String folder(MediaId media) {
        return ORIGIN + media + "/";
    }
}
