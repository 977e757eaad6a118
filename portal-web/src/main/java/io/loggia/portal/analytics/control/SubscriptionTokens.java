package io.loggia.portal.analytics.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.domain.ReportId;
import io.loggia.portal.platform.control.SecretFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What letters carry, so that their receivers can end them without signing in: whose and which, with a MAC (HMAC-SHA256).
 * It never ends, as letters lie in a mailbox for years, and it opens nothing else.
 */
@ApplicationScoped
public class SubscriptionTokens {

    private static final String SECRET = "letter-key";
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 16;
    private static final int MAC_BYTES = 24;
    private static final int TOKEN_LENGTH = (2 * ID_BYTES + MAC_BYTES + 2) / 3 * 4 - 1;

    @Inject
    private SecretFiles secrets;

    /** Whose letters of which schedule. */
    public record Subscription(ReportId schedule, PersonId person) {}

    public String sign(Subscription subscription) {
        return sign(subscription, key());
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} for what we have not signed */
    public Subscription verify(String token) {
        return verify(token, key());
    }

    static String sign(Subscription subscription, String key) {
        byte[] ids = ByteBuffer.allocate(2 * ID_BYTES)
                .putLong(subscription.schedule().value().getMostSignificantBits())
                .putLong(subscription.schedule().value().getLeastSignificantBits())
                .putLong(subscription.person().value().getMostSignificantBits())
                .putLong(subscription.person().value().getLeastSignificantBits())
                .array();
        byte[] whole = Arrays.copyOf(ids, ids.length + MAC_BYTES);
        System.arraycopy(mac(ids, key), 0, whole, ids.length, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    static Subscription verify(String token, String key) {
        byte[] whole = decode(token);
        byte[] ids = Arrays.copyOf(whole, 2 * ID_BYTES);
        byte[] sent = Arrays.copyOfRange(whole, 2 * ID_BYTES, whole.length);
        if (whole.length != 2 * ID_BYTES + MAC_BYTES
                || !MessageDigest.isEqual(sent, Arrays.copyOf(mac(ids, key), MAC_BYTES))) {
            throw unknown(null);
        }
        ByteBuffer buffer = ByteBuffer.wrap(ids);
        return new Subscription(
                new ReportId(new UUID(buffer.getLong(), buffer.getLong())),
                new PersonId(new UUID(buffer.getLong(), buffer.getLong())));
    }

    private static byte[] decode(String token) {
        if (token.length() != TOKEN_LENGTH) {
            throw unknown(null);
        }
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw unknown(e);
        }
    }

    private static byte[] mac(byte[] ids, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update("loggia/report-letters/".getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(ids);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private static LoggiaException unknown(@Nullable Exception cause) {
        String words = "This link is not one of ours, or is not whole.";
        return cause == null
                ? new LoggiaException(ErrorCode.NOT_FOUND, words)
                : new LoggiaException(ErrorCode.NOT_FOUND, words, cause);
    }

    private String key() {
        return secrets.readOrCreate(SECRET, SECRET_BYTES);
    }
}
