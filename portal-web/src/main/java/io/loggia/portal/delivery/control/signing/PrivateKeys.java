package io.loggia.portal.delivery.control.signing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Private keys as vendors' tools write them. Each message is for the admin who pasted one. */
final class PrivateKeys {

    private static final Pattern PEM = Pattern.compile(
            "-----BEGIN (RSA )?PRIVATE KEY-----\\s*([A-Za-z0-9+/=\\s]+?)\\s*-----END (RSA )?PRIVATE KEY-----");
    private static final int RSA_BITS = 2048;
    private static final int EC_BITS = 256;
    private static final int ED25519_BYTES = 32;
    /** SEQUENCE { rsaEncryption, NULL }, before which stands INTEGER 0 (RFC 5208). */
    private static final byte[] RSA_ALGORITHM = {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private PrivateKeys() {}

    /** CloudFront takes RSA keys of 2048 bits and ECDSA keys of the curve P-256. */
    static PrivateKey pem(String text) {
        Matcher pem = PEM.matcher(text.strip());
        if (!pem.matches()) {
            throw new IllegalArgumentException(
                    "The key must be PEM text that begins with “-----BEGIN PRIVATE KEY-----”. Convert others by:"
                            + " openssl pkcs8 -topk8 -nocrypt");
        }
        byte[] bytes = Base64.getMimeDecoder().decode(pem.group(2));
        PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(pem.group(1) == null ? bytes : wrapped(bytes));
        try {
            RSAPrivateKey key = (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(encoded);
            if (key.getModulus().bitLength() != RSA_BITS) {
                throw new IllegalArgumentException("CloudFront takes RSA keys of 2048 bits only.");
            }
            return key;
        } catch (GeneralSecurityException notRsa) {
            return ec(encoded);
        }
    }

    private static PrivateKey ec(PKCS8EncodedKeySpec encoded) {
        try {
            ECPrivateKey key = (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(encoded);
            if (key.getParams().getOrder().bitLength() != EC_BITS) {
                throw new IllegalArgumentException("CloudFront takes ECDSA keys of the curve P-256 only.");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The key is neither an RSA nor an ECDSA key.", e);
        }
    }

    /** PKCS#1 as PKCS#8, by the lengths of DER. */
    private static byte[] wrapped(byte[] pkcs1) {
        byte[] octets = der(0x04, pkcs1);
        byte[] inner = Arrays.copyOf(RSA_ALGORITHM, RSA_ALGORITHM.length + octets.length);
        System.arraycopy(octets, 0, inner, RSA_ALGORITHM.length, octets.length);
        return der(0x30, inner);
    }

    /** All that is wrapped here is longer than 255 bytes, so its length takes two. */
    private static byte[] der(int tag, byte[] content) {
        if (content.length <= 0xff || content.length > 0xffff) {
            throw new IllegalArgumentException("CloudFront takes RSA keys of 2048 bits only.");
        }
        return ByteBuffer.allocate(content.length + 4)
                .put((byte) tag)
                .put((byte) 0x82)
                .putShort((short) content.length)
                .put(content)
                .array();
    }

    /** 32 bytes in base64url, or 64 of which the second half is the public key. */
    static PrivateKey ed25519(String text) {
        byte[] bytes = base64(text);
        if (bytes.length != ED25519_BYTES && bytes.length != 2 * ED25519_BYTES) {
            throw new IllegalArgumentException("An Ed25519 key has 32 bytes, written as base64.");
        }
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(
                            new EdECPrivateKeySpec(NamedParameterSpec.ED25519, Arrays.copyOf(bytes, ED25519_BYTES)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The key is no Ed25519 key.", e);
        }
    }

    /** Base64 in either alphabet, with or without its padding. */
    static byte[] base64(String text) {
        try {
            String plain = text.strip().replace('+', '-').replace('/', '_').replaceAll("=+$", "");
            return Base64.getUrlDecoder().decode(plain);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The key must be written as base64.", e);
        }
    }
}
