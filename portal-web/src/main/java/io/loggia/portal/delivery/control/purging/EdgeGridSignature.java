package io.loggia.portal.delivery.control.purging;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Akamai's EdgeGrid, EG1-HMAC-SHA256, as far as one POST without signed headers needs it. */
final class EdgeGridSignature {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HH:mm:ss'+0000'").withZone(ZoneOffset.UTC);

    private EdgeGridSignature() {}

    /** An API client of Akamai's. */
    record Client(String clientToken, String accessToken, String secret) {

        @Override
        public String toString() {
            return "Client[" + clientToken + "]";
        }
    }

    /** The value of the header {@code Authorization}. */
    static String authorization(Client client, URI uri, String body, Instant now, String nonce) {
        String stamp = STAMP.format(now);
        String told = "EG1-HMAC-SHA256 client_token=" + client.clientToken() + ";access_token=" + client.accessToken()
                + ";timestamp=" + stamp + ";nonce=" + nonce + ";";
        String signed = String.join(
                "\t", "POST", uri.getScheme(), uri.getRawAuthority(), uri.getRawPath(), "", base64(sha256(body)), told);
        String key = base64(hmac(client.secret(), stamp));
        return told + "signature=" + base64(hmac(key, signed));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static byte[] hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
