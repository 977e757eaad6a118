package io.loggia.portal.delivery.control.signing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * What Cloudflare's {@code is_timed_hmac_valid_v0} checks: a keyed hash of message and time of issue. How long it holds is
 * said by the rule at Cloudflare, so the time of issue is reckoned back from the end.
 */
final class CloudflareSigner implements UrlSigner {

    private final byte[] key;
    private final Duration ruleLife;

    /** @param ruleLife as the rule at Cloudflare states it */
    CloudflareSigner(String key, Duration ruleLife) {
        this.key = Encodings.utf8(key);
        this.ruleLife = ruleLife;
    }

    @Override
    public SignedAccess sign(SignedScope scope, Instant expires) {
        long issued = expires.minus(ruleLife).getEpochSecond();
        String mac = Base64.getEncoder().encodeToString(Encodings.hmac(Hash.SHA256, key, scope.seenPath() + issued));
        // The function wants the characters of base64 escaped, as it sees the query as it was sent.
        return SignedAccess.inQuery(scope, "verify=" + issued + "-" + URLEncoder.encode(mac, StandardCharsets.UTF_8));
    }
}
