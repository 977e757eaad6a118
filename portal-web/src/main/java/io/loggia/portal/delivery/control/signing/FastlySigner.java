package io.loggia.portal.delivery.control.signing;

import java.time.Instant;
import java.util.HexFormat;

/**
 * Fastly's token validation in VCL: {@code end_signature}, with a keyed hash of path and end. The VCL there cuts the path
 * down to the folder that was signed.
 */
final class FastlySigner implements UrlSigner {

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] key;
    private final Hash hash;

    FastlySigner(byte[] key, Hash hash) {
        this.key = key.clone();
        this.hash = hash;
    }

    @Override
    public SignedAccess sign(SignedScope scope, Instant expires) {
        long end = expires.getEpochSecond();
        String token = end + "_" + HEX.formatHex(Encodings.hmac(hash, key, scope.seenPath() + end));
        return SignedAccess.inQuery(scope, "token=" + token);
    }
}
