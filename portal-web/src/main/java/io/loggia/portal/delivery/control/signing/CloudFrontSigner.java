package io.loggia.portal.delivery.control.signing;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Amazon CloudFront's signed URLs and cookies. A file gets a canned policy, which CloudFront puts together again from the
 * request; a folder gets a custom one with a wildcard at its end, which travels along.
 */
final class CloudFrontSigner implements UrlSigner {

    private final Placement placement;
    private final String keyPairId;
    private final PrivateKey key;
    private final Hash hash;

    CloudFrontSigner(Placement placement, String keyPairId, PrivateKey key, Hash hash) {
        this.placement = placement;
        this.keyPairId = keyPairId;
        this.key = key;
        this.hash = hash;
    }

    @Override
    public SignedAccess sign(SignedScope scope, Instant expires) {
        String policy = policy(scope.isFolder() ? scope.url() + "*" : scope.url(), expires);
        Map<String, String> parts = new LinkedHashMap<>();
        if (scope.isFolder()) {
            parts.put("Policy", urlSafe(Encodings.utf8(policy)));
        } else {
            parts.put("Expires", Long.toString(expires.getEpochSecond()));
        }
        parts.put("Signature", urlSafe(signature(policy)));
        parts.put("Key-Pair-Id", keyPairId);
        // SHA-1 is what CloudFront assumes where nothing is said.
        if (hash != Hash.SHA1) {
            parts.put("Hash-Algorithm", hash.name());
        }
        if (placement == Placement.QUERY) {
            return SignedAccess.inQuery(scope, query(parts));
        }
        Map<String, String> cookies = new LinkedHashMap<>();
        parts.forEach((name, value) -> cookies.put("CloudFront-" + name, value));
        return SignedAccess.inCookies(scope, cookies);
    }

    /** To the byte: a canned policy is not sent along, and CloudFront checks the signature of this text. */
    private static String policy(String resource, Instant expires) {
        return "{\"Statement\":[{\"Resource\":\"" + resource + "\",\"Condition\":{\"DateLessThan\":{\"AWS:EpochTime\":"
                + expires.getEpochSecond() + "}}}]}";
    }

    private byte[] signature(String policy) {
        try {
            Signature signature = Signature.getInstance(
                    hash.ofSignature() + "with" + (key.getAlgorithm().equals("RSA") ? "RSA" : "ECDSA"));
            signature.initSign(key);
            signature.update(Encodings.utf8(policy));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key was tried when it was set", e);
        }
    }

    private static String query(Map<String, String> parts) {
        StringBuilder query = new StringBuilder();
        parts.forEach((name, value) -> query.append(query.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(value));
        return query.toString();
    }

    private static String urlSafe(byte[] bytes) {
        return Base64.getEncoder()
                .encodeToString(bytes)
                .replace('+', '-')
                .replace('=', '_')
                .replace('/', '~');
    }
}
