package io.loggia.portal.delivery.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A CDN by which media may reach people. There are two: what is set, and what of it is in use. */
@Entity
@Table(name = "delivery_settings")
public class DeliverySettings {

    /** The key of what is set, tested or not. */
    public static final int SET = 1;

    /** The key of what is in use, which was set and proven once. */
    public static final int USED = 2;

    @Id
    private int id;

    @Version
    private int version;

    @Column(name = "in_use")
    private boolean inUse;

    @Column(name = "proven_at_version")
    private @Nullable Integer provenAtVersion;

    private String base = "";

    private String scheme = "";

    private String placement = "";

    private String hash = "";

    @Column(name = "key_id")
    private String keyId = "";

    @Column(name = "signing_key")
    private @Nullable String signingKey;

    @Column(name = "origin_secret")
    private @Nullable String originSecret;

    @Column(name = "least_life_seconds")
    private int leastLifeSeconds;

    @Column(name = "longest_life_seconds")
    private int longestLifeSeconds;

    @Column(name = "cookie_domain")
    private String cookieDomain = "";

    @Column(name = "purge_scheme")
    private String purgeScheme = "";

    @Column(name = "purge_address")
    private String purgeAddress = "";

    @Column(name = "purge_target")
    private String purgeTarget = "";

    @Column(name = "purge_user")
    private String purgeUser = "";

    @Column(name = "purge_secret")
    private @Nullable String purgeSecret;

    @Column(name = "changed_by")
    private @Nullable String changedBy;

    @Column(name = "changed_at")
    private @Nullable Instant changedAt;

    protected DeliverySettings() {}

    public int version() {
        return version;
    }

    public boolean inUse() {
        return inUse;
    }

    /** Whether a test held what is set now for right. */
    public boolean proven() {
        return provenAtVersion != null && provenAtVersion == version;
    }

    /** Whether this is in use, and is what is set now. */
    public boolean uses(DeliverySettings set) {
        return inUse && provenAtVersion != null && provenAtVersion == set.version;
    }

    public String base() {
        return base;
    }

    public String scheme() {
        return scheme;
    }

    public String placement() {
        return placement;
    }

    public String hash() {
        return hash;
    }

    public String keyId() {
        return keyId;
    }

    /** Sealed. */
    public @Nullable String signingKey() {
        return signingKey;
    }

    /** Sealed. */
    public @Nullable String originSecret() {
        return originSecret;
    }

    public int leastLifeSeconds() {
        return leastLifeSeconds;
    }

    public int longestLifeSeconds() {
        return longestLifeSeconds;
    }

    public String cookieDomain() {
        return cookieDomain;
    }

    public String purgeScheme() {
        return purgeScheme;
    }

    public String purgeAddress() {
        return purgeAddress;
    }

    public String purgeTarget() {
        return purgeTarget;
    }

    public String purgeUser() {
        return purgeUser;
    }

    /** Sealed. */
    public @Nullable String purgeSecret() {
        return purgeSecret;
    }

    public @Nullable String changedBy() {
        return changedBy;
    }

    public @Nullable Instant changedAt() {
        return changedAt;
    }

    public void cdn(String newBase, String domain, int leastSeconds, int longestSeconds) {
        base = newBase;
        cookieDomain = domain;
        leastLifeSeconds = leastSeconds;
        longestLifeSeconds = longestSeconds;
    }

    public void signing(String newScheme, String newPlacement, String newHash, String newKeyId) {
        scheme = newScheme;
        placement = newPlacement;
        hash = newHash;
        keyId = newKeyId;
    }

    /** Each is sealed; null keeps the one that is set. */
    public void secrets(@Nullable String sealedKey, @Nullable String sealedOriginSecret) {
        signingKey = sealedKey == null ? signingKey : sealedKey;
        originSecret = sealedOriginSecret == null ? originSecret : sealedOriginSecret;
    }

    /** @param sealedSecret null keeps the one that is set, which goes to nobody but whom it was given for */
    public void purging(String newScheme, String address, String target, String user, @Nullable String sealedSecret) {
        boolean isSame = purgeScheme.equals(newScheme) && purgeAddress.equals(address);
        @Nullable String kept = isSame ? purgeSecret : null;
        purgeScheme = newScheme;
        purgeAddress = address;
        purgeTarget = target;
        purgeUser = user;
        purgeSecret = sealedSecret == null ? kept : sealedSecret;
    }

    /** What has changed is to be proven again. */
    public void changed(String by, Instant now) {
        provenAtVersion = null;
        changedBy = by;
        changedAt = now;
    }

    /** The row gets the next number as it is written, and that number is proven. */
    public void prove() {
        provenAtVersion = version + 1;
    }

    /** From now on this is in use, as it is set there. */
    public void take(DeliverySettings set) {
        cdn(set.base, set.cookieDomain, set.leastLifeSeconds, set.longestLifeSeconds);
        signing(set.scheme, set.placement, set.hash, set.keyId);
        secrets(set.signingKey, set.originSecret);
        purging(set.purgeScheme, set.purgeAddress, set.purgeTarget, set.purgeUser, null);
        purgeSecret = set.purgeSecret;
        inUse = true;
        provenAtVersion = set.version;
        changedBy = set.changedBy;
        changedAt = set.changedAt;
    }

    /** Out of use. Its CDN still opens the origin, since addresses at it are still out. */
    public void rest() {
        inUse = false;
        provenAtVersion = null;
    }
}
