package io.loggia.portal.delivery.control.signing;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * CTA-5007 Common Access Token: what it allows in CBOR (RFC 8392), signed as COSE says (RFC 9052) by a shared key (COSE_Mac0,
 * HMAC 256) or by ECDSA (COSE_Sign1, ES256). Its {@code catu} lets the paths in that begin with the folder's.
 */
final class CatSigner implements UrlSigner {

    private static final String PARAMETER = "cat";
    private static final String COOKIE = "CTA-Common-Access-Token";

    private static final int CWT = 61;
    private static final int COSE_MAC0 = 17;
    private static final int COSE_SIGN1 = 18;
    private static final int ALGORITHM = 1;
    private static final int KEY_ID = 4;
    private static final int HMAC_256 = 5;
    private static final int ES256 = -7;

    private static final int ISSUER = 1;
    private static final int EXPIRES = 4;
    private static final int CATV = 310;
    private static final int CATU = 312;
    private static final int PATH = 3;
    private static final int EXACT = 0;
    private static final int BEGINS = 1;

    private final Placement placement;
    private final String keyId;
    private final byte[] secret;
    private final @Nullable PrivateKey key;

    /**
     * @param secret shared with the CDN; counts where there is no {@code key}
     * @param key ECDSA with P-256
     */
    CatSigner(Placement placement, String keyId, byte[] secret, @Nullable PrivateKey key) {
        this.placement = placement;
        this.keyId = keyId;
        this.secret = secret.clone();
        this.key = key;
    }

    @Override
    public SignedAccess sign(SignedScope scope, Instant expires) {
        String token = Encodings.base64Url(token(claims(scope, expires)));
        return placement == Placement.COOKIE
                ? SignedAccess.inCookies(scope, Map.of(COOKIE, token))
                : SignedAccess.inQuery(scope, PARAMETER + "=" + token);
    }

    private static byte[] claims(SignedScope scope, Instant expires) {
        return new Cbor()
                .map(4)
                .integer(ISSUER)
                .text("loggia")
                .integer(EXPIRES)
                .integer(expires.getEpochSecond())
                .integer(CATV)
                .integer(1)
                .integer(CATU)
                .map(1)
                .integer(PATH)
                .map(1)
                .integer(scope.isFolder() ? BEGINS : EXACT)
                .text(scope.seenPath())
                .toBytes();
    }

    private byte[] token(byte[] claims) {
        byte[] head = new Cbor()
                .map(1)
                .integer(ALGORITHM)
                .integer(key == null ? HMAC_256 : ES256)
                .toBytes();
        byte[] signed = new Cbor()
                .array(4)
                .text(key == null ? "MAC0" : "Signature1")
                .bytes(head)
                .bytes(new byte[0])
                .bytes(claims)
                .toBytes();
        return new Cbor()
                .tag(CWT)
                .tag(key == null ? COSE_MAC0 : COSE_SIGN1)
                .array(4)
                .bytes(head)
                .map(1)
                .integer(KEY_ID)
                .bytes(Encodings.utf8(keyId))
                .bytes(claims)
                .bytes(key == null ? Encodings.hmac(Hash.SHA256, secret, signed) : signature(key, signed))
                .toBytes();
    }

    /** Two numbers of 32 bytes, one after the other (RFC 9053, section 2.1), and not as DER has them. */
    private static byte[] signature(PrivateKey key, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key was tried when it was set", e);
        }
    }
}
