package io.loggia.portal.delivery.control.signing;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * Akamai's Edge Authorization 2.0: a folder is named in the token ({@code acl}), a file only in what is signed ({@code
 * url}). In the path, the token stands before everything else.
 */
final class AkamaiSigner implements UrlSigner {

    private static final HexFormat HEX = HexFormat.of();

    private final Placement placement;
    private final String name;
    private final byte[] key;
    private final Hash hash;

    /** @param name of the parameter or cookie, as the property at Akamai calls it */
    AkamaiSigner(Placement placement, String name, byte[] key, Hash hash) {
        this.placement = placement;
        this.name = name;
        this.key = key.clone();
        this.hash = hash;
    }

    @Override
    public SignedAccess sign(SignedScope scope, Instant expires) {
        String token = name + "=" + token(scope, expires);
        return switch (placement) {
            case PATH -> SignedAccess.inPath(scope.origin() + "/" + token + scope.seenPath());
            case COOKIE -> SignedAccess.inCookies(scope, Map.of(name, token(scope, expires)));
            case QUERY, START -> SignedAccess.inQuery(scope, token);
        };
    }

    private String token(SignedScope scope, Instant expires) {
        String told = "exp=" + expires.getEpochSecond();
        if (scope.isFolder()) {
            told += "~acl=" + scope.seenPath() + "*";
        }
        String signed = scope.isFolder() ? told : told + "~url=" + scope.seenPath();
        return told + "~hmac=" + HEX.formatHex(Encodings.hmac(hash, key, signed));
    }
}
