package io.loggia.portal.delivery.control.signing;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Map;

/** Google Media CDN's signed requests: Ed25519 over scheme, host and path. */
final class GoogleSignatureSigner implements UrlSigner {

    private static final String COOKIE = "Edge-Cache-Cookie";

    private final Placement placement;
    private final String keyName;
    private final PrivateKey key;

    GoogleSignatureSigner(Placement placement, String keyName, PrivateKey key) {
        this.placement = placement;
        this.keyName = keyName;
        this.key = key;
    }

    @Override
    public SignedAccess sign(SignedScope scope, Instant expires) {
        String url = scope.url();
        int file = url.lastIndexOf('/') + 1;
        return switch (placement) {
            case PATH -> SignedAccess.inPath(component(url.substring(0, file), expires) + "/" + url.substring(file));
            case COOKIE -> SignedAccess.inCookies(scope, Map.of(COOKIE, prefix(url, ":", expires)));
            case QUERY, START ->
                SignedAccess.inQuery(
                        scope,
                        scope.isFolder()
                                ? prefix(url, "&", expires)
                                : exact(url, expires).substring(url.length() + 1));
        };
    }

    /** "Allows access to any URL with a prefix prior to the edge-cache-token component", and what is relative inherits it. */
    String component(String folder, Instant expires) {
        return signed(folder + "edge-cache-token=" + fields(expires, "&"), "&");
    }

    String exact(String url, Instant expires) {
        return signed(url + "?" + fields(expires, "&"), "&");
    }

    /** @param separator of fields: "for cookies, use a colon … for query parameters, use an ampersand" */
    String prefix(String url, String separator, Instant expires) {
        String told = "URLPrefix=" + Encodings.base64Url(Encodings.utf8(url));
        return signed(told + separator + fields(expires, separator), separator);
    }

    private String fields(Instant expires, String separator) {
        return "Expires=" + expires.getEpochSecond() + separator + "KeyName=" + keyName;
    }

    private String signed(String text, String separator) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(Encodings.utf8(text));
            return text + separator + "Signature=" + Encodings.base64Url(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key was tried when it was set", e);
        }
    }
}
