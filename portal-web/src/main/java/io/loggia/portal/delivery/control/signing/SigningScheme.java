package io.loggia.portal.delivery.control.signing;

import java.util.EnumSet;
import java.util.Set;

/** The signatures that Loggia makes for CDNs. */
public enum SigningScheme {
    CLOUDFRONT(true, true),
    AKAMAI(true, true),
    NGINX(false, false),
    GOOGLE_ED25519(true, false),
    GOOGLE_HMAC(false, true),
    CLOUDFLARE(false, false),
    FASTLY(false, true),
    /** CTA-5007, for CDNs that take it. */
    CAT(true, false);

    private final boolean named;
    private final boolean choosesHash;

    SigningScheme(boolean named, boolean choosesHash) {
        this.named = named;
        this.choosesHash = choosesHash;
    }

    /** Whether a name goes with the key: the CDN's name of it, or at Akamai that of the parameter or cookie. */
    public boolean isNamed() {
        return named;
    }

    public boolean choosesHash() {
        return choosesHash;
    }

    /** Where the CDN takes a signature. */
    public Set<Placement> placements() {
        return switch (this) {
            case CLOUDFRONT, CAT -> EnumSet.of(Placement.QUERY, Placement.COOKIE);
            case AKAMAI, GOOGLE_ED25519 -> EnumSet.of(Placement.PATH, Placement.QUERY, Placement.COOKIE);
            case NGINX -> EnumSet.of(Placement.PATH, Placement.QUERY);
            // Media CDN takes keyed hashes for the first of two tokens only, and makes the second itself.
            case GOOGLE_HMAC -> EnumSet.of(Placement.START);
            case CLOUDFLARE, FASTLY -> EnumSet.of(Placement.QUERY);
        };
    }
}
