package io.loggia.portal.delivery.control.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every scheme in every place that it knows, with the edge that checks it. */
final class SchemeCases {

    static final Duration RULE_LIFE = Duration.ofHours(6);
    static final byte[] KEY = "a key of thirty-two bytes, or so".getBytes(StandardCharsets.UTF_8);
    static final KeyPair RSA = pair("RSA", null);
    static final KeyPair EC = pair("EC", "secp256r1");
    static final KeyPair EDWARDS = pair("Ed25519", null);

    private static final String SECRET = "a-secret.with_30-plain-letters";
    private static final String ID = "K2JCJMDEHXQW5F";

    /** @param name for the test's report */
    record Case(String name, SigningSetup setup, CdnEdge ofFolders, CdnEdge ofFiles) {

        UrlSigner signer() {
            return setup.signer();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private SchemeCases() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (SigningScheme scheme : SigningScheme.values()) {
            for (Placement placement : scheme.placements()) {
                for (Hash hash : scheme.choosesHash() ? Hash.values() : new Hash[] {Hash.SHA256}) {
                    cases.addAll(cases(scheme, placement, hash));
                }
            }
        }
        return cases;
    }

    private static List<Case> cases(SigningScheme scheme, Placement placement, Hash hash) {
        return switch (scheme) {
            case CLOUDFRONT ->
                List.of(
                        one("RSA", setup(scheme, placement, hash, pem(RSA)), CdnEdges.cloudFront(ID, RSA.getPublic())),
                        one("ECDSA", setup(scheme, placement, hash, pem(EC)), CdnEdges.cloudFront(ID, EC.getPublic())));
            case AKAMAI ->
                List.of(one(
                        "",
                        setup(scheme, placement, hash, HexFormat.of().formatHex(KEY)),
                        CdnEdges.akamai(placement, ID, KEY, hash)));
            case NGINX ->
                List.of(two(
                        setup(scheme, placement, hash, SECRET),
                        CdnEdges.nginx(placement, SECRET, true),
                        CdnEdges.nginx(placement, SECRET, false)));
            case GOOGLE_ED25519 ->
                List.of(one(
                        "",
                        setup(scheme, placement, hash, edwards()),
                        CdnEdges.googleSignature(placement, ID, EDWARDS.getPublic())));
            case GOOGLE_HMAC ->
                List.of(one("", setup(scheme, placement, hash, base64()), CdnEdges.googleToken(KEY, hash)));
            case CLOUDFLARE ->
                List.of(two(
                        setup(scheme, placement, hash, SECRET),
                        CdnEdges.cloudflare(SECRET, RULE_LIFE.toSeconds(), true),
                        CdnEdges.cloudflare(SECRET, RULE_LIFE.toSeconds(), false)));
            case FASTLY ->
                List.of(two(
                        setup(scheme, placement, hash, base64()),
                        CdnEdges.fastly(KEY, hash, true),
                        CdnEdges.fastly(KEY, hash, false)));
            case CAT ->
                List.of(
                        one("shared", setup(scheme, placement, hash, base64()), CatEdge.shared(placement, ID, KEY)),
                        one(
                                "ECDSA",
                                setup(scheme, placement, hash, pem(EC)),
                                CatEdge.ecdsa(placement, ID, EC.getPublic())));
        };
    }

    private static SigningSetup setup(SigningScheme scheme, Placement placement, Hash hash, String key) {
        return new SigningSetup(scheme, placement, hash, ID, key, RULE_LIFE);
    }

    private static Case one(String what, SigningSetup setup, CdnEdge edge) {
        return new Case((setup + " " + what).strip(), setup, edge, edge);
    }

    private static Case two(SigningSetup setup, CdnEdge ofFolders, CdnEdge ofFiles) {
        return new Case(setup.toString(), setup, ofFolders, ofFiles);
    }

    static String base64() {
        return Base64.getEncoder().encodeToString(KEY);
    }

    static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static String edwards() {
        return Base64.getUrlEncoder()
                .encodeToString(
                        ((EdECPrivateKey) EDWARDS.getPrivate()).getBytes().orElseThrow());
    }

    private static KeyPair pair(String algorithm, @Nullable String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (curve != null) {
                generator.initialize(new ECGenParameterSpec(curve));
            } else if (algorithm.equals("RSA")) {
                generator.initialize(2048);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
