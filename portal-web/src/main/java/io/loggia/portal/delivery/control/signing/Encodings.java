package io.loggia.portal.delivery.control.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The few calculations that schemes share. */
final class Encodings {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private Encodings() {}

    static byte[] hmac(Hash hash, byte[] key, String text) {
        return hmac(hash, key, utf8(text));
    }

    static byte[] hmac(Hash hash, byte[] key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(hash.mac());
            mac.init(new SecretKeySpec(key, hash.mac()));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + hash.mac(), e);
        }
    }

    static byte[] md5(String text) {
        try {
            return MessageDigest.getInstance("MD5").digest(utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String base64Url(byte[] bytes) {
        return URL.encodeToString(bytes);
    }
}
