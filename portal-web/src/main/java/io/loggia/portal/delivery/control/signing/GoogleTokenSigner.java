package io.loggia.portal.delivery.control.signing;

import java.time.Instant;
import java.util.HexFormat;

/**
 * The first token of Google Media CDN's dual-token authentication, by a keyed hash. It opens the playlist; Media CDN makes
 * the second one, and puts it into the playlists itself.
 */
final class GoogleTokenSigner implements UrlSigner {

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] key;
    private final Hash hash;

    GoogleTokenSigner(byte[] key, Hash hash) {
        this.key = key.clone();
        this.hash = hash;
    }

    @Override
    public SignedAccess sign(SignedScope scope, Instant expires) {
        String token = scope.isFolder() ? ofPrefix(scope.url(), expires) : ofPath(scope.seenPath(), expires);
        return SignedAccess.inQuery(scope, "edge-cache-token=" + token);
    }

    String ofPrefix(String url, Instant expires) {
        String told = "URLPrefix=" + Encodings.base64Url(Encodings.utf8(url));
        return token(told, told, expires);
    }

    /** The path itself is in what is signed, and not in the token. */
    String ofPath(String path, Instant expires) {
        return token("FullPath", "FullPath=" + path, expires);
    }

    private String token(String told, String signed, Instant expires) {
        String end = "~Expires=" + expires.getEpochSecond();
        return told + end + "~hmac=" + HEX.formatHex(Encodings.hmac(hash, key, signed + end));
    }
}
