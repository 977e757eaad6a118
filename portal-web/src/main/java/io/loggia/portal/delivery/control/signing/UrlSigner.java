package io.loggia.portal.delivery.control.signing;

import java.time.Instant;

/**
 * Signs addresses at a CDN, one signature for all that a player fetches of one item:
 *
 * <pre>{@code
 * SignedScope scope = new SignedScope("https://cdn.example.com", "/media/origin/" + mediaId + "/");
 * String master = signer.sign(scope, expires).url("renditions/…/master.m3u8");
 * }</pre>
 *
 * <p>The same scope and end give the same signature where the algorithm allows it. No scheme states a beginning: a CDN
 * whose clock is late would refuse what was signed just now.
 */
public interface UrlSigner {

    /** @param expires of which whole seconds count; from this second on the signature opens nothing */
    SignedAccess sign(SignedScope scope, Instant expires);
}
