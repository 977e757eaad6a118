package io.loggia.portal.delivery.control.signing;

import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * How a CDN wants its addresses signed.
 *
 * @param keyId by which the CDN knows the key; at Akamai the name of parameter or cookie; empty where neither exists
 * @param key as the vendor writes it
 * @param ruleLife how long a signature holds by the rule at the CDN; only Cloudflare has one
 */
public record SigningSetup(
        SigningScheme scheme, Placement placement, Hash hash, String keyId, String key, Duration ruleLife) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern PLAIN_SECRET = Pattern.compile("[A-Za-z0-9._-]{16,200}");
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}){16,64}");
    private static final int MIN_KEY_BYTES = 16;

    /**
     * The signer, tried once.
     *
     * @throws IllegalArgumentException when name or key are none that the scheme knows; the message is for the admin
     */
    public UrlSigner signer() {
        if (!scheme.placements().contains(placement)) {
            throw new IllegalArgumentException("This CDN does not take a signature there.");
        }

        if (scheme.isNamed() && !NAME.matcher(keyId).matches()) {
            throw new IllegalArgumentException("The key's name may have letters, digits, “-” and “_” only.");
        }
        UrlSigner signer = switch (scheme) {
            case CLOUDFRONT -> new CloudFrontSigner(placement, keyId, PrivateKeys.pem(key), hash);
            case AKAMAI -> new AkamaiSigner(placement, keyId, hex(), hash);
            case NGINX -> new NginxSigner(placement, plain());
            case GOOGLE_ED25519 -> new GoogleSignatureSigner(placement, keyId, PrivateKeys.ed25519(key));
            case GOOGLE_HMAC -> new GoogleTokenSigner(bytes(), hash);
            case CLOUDFLARE -> new CloudflareSigner(plain(), ruleLife);
            case FASTLY -> new FastlySigner(bytes(), hash);
            case CAT -> cat();
        };
        signer.sign(new SignedScope("https://cdn.example.com", "/tried/once/"), Instant.EPOCH.plus(ruleLife));
        return signer;
    }

    private UrlSigner cat() {
        if (!key.contains("PRIVATE KEY")) {
            return new CatSigner(placement, keyId, bytes(), null);
        }
        PrivateKey ecdsa = PrivateKeys.pem(key);
        if (!ecdsa.getAlgorithm().equals("EC")) {
            throw new IllegalArgumentException(
                    "A Common Access Token wants an ECDSA key of the curve P-256, or a shared key.");
        }
        return new CatSigner(placement, keyId, new byte[0], ecdsa);
    }

    private byte[] hex() {
        String text = key.strip();
        if (!HEX.matcher(text).matches()) {
            throw new IllegalArgumentException("Akamai's keys are written as 32 to 128 hexadecimal digits.");
        }
        return HexFormat.of().parseHex(text);
    }

    private byte[] bytes() {
        byte[] bytes = PrivateKeys.base64(key);
        if (bytes.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("The key must have 16 bytes at least, written as base64.");
        }
        return bytes;
    }

    /** It stands in the CDN's own configuration between quotes, where some characters mean something. */
    private String plain() {
        String text = key.strip();
        if (!PLAIN_SECRET.matcher(text).matches()) {
            throw new IllegalArgumentException("The key must have 16 to 200 letters, digits, “.”, “-” or “_”.");
        }
        return text;
    }

    @Override
    public String toString() {
        return "SigningSetup[" + scheme + " " + placement + " " + hash + " " + keyId + "]";
    }
}
