package io.loggia.portal.delivery.control.purging;

/** How CDNs are told to forget something. */
public enum PurgeScheme {
    /** Not at all: what was fetched stays until the addresses are over. */
    NONE(false, false),
    /** The method {@code PURGE} on the item's folder, as Varnish and nginx are commonly set up. */
    PURGE(false, false),
    CLOUDFRONT(true, true),
    /** By the surrogate key that our origin puts on everything of an item. */
    FASTLY(true, false),
    /** Fast Purge by the cache tag that our origin puts on everything of an item. */
    AKAMAI(true, true);

    private final boolean hasTarget;
    private final boolean hasUser;

    PurgeScheme(boolean hasTarget, boolean hasUser) {
        this.hasTarget = hasTarget;
        this.hasUser = hasUser;
    }

    /** Whether the vendor wants to know of what: a distribution, a service, at Akamai the client token. */
    boolean hasTarget() {
        return hasTarget;
    }

    /** Whether a name goes with the secret: an access key, at Akamai the access token. */
    boolean hasUser() {
        return hasUser;
    }

    /** Where the vendor is called; empty where that is not the same for everybody. */
    public String address() {
        return switch (this) {
            case CLOUDFRONT -> "https://cloudfront.amazonaws.com";
            case FASTLY -> "https://api.fastly.com";
            case NONE, PURGE, AKAMAI -> "";
        };
    }
}
