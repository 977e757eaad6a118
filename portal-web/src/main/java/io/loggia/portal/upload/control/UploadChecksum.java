package io.loggia.portal.upload.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The digest that a client promises for one chunk, from the header {@code Upload-Checksum}. */
public final class UploadChecksum {

    /** As told by OPTIONS in {@code Tus-Checksum-Algorithm}; sha1 is the one that the protocol requires. */
    public static final List<String> ALGORITHMS = List.of("sha1", "sha256");

    private static final Map<String, String> NAMES = Map.of("sha1", "SHA-1", "sha256", "SHA-256");

    private final MessageDigest digest;
    private final byte[] expected;

    private UploadChecksum(MessageDigest digest, byte[] expected) {
        this.digest = digest;
        this.expected = expected;
    }

    /**
     * "The header MUST consist of the name of the used checksum algorithm and the Base64 encoded checksum separated by
     * a space" (tus 1.0.0, Checksum).
     */
    public static @Nullable UploadChecksum parse(@Nullable String header) {
        if (header == null) {
            return null;
        }
        int space = header.indexOf(' ');
        String name = space < 0 ? null : NAMES.get(header.substring(0, space));
        if (name == null) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "Upload-Checksum must name one of " + ALGORITHMS + " and a digest.");
        }
        try {
            MessageDigest digest = MessageDigest.getInstance(name);
            byte[] expected = Base64.getDecoder().decode(header.substring(space + 1));
            if (expected.length != digest.getDigestLength()) {
                throw malformed(null);
            }
            return new UploadChecksum(digest, expected);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has " + name, e);
        } catch (IllegalArgumentException e) {
            throw malformed(e);
        }
    }

    void update(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
    }

    /** Ends the digest: may be asked once. */
    boolean matches() {
        return MessageDigest.isEqual(expected, digest.digest());
    }

    private static LoggiaException malformed(@Nullable IllegalArgumentException cause) {
        String detail = "Upload-Checksum holds no Base64 digest of the length that its algorithm has.";
        return cause == null
                ? new LoggiaException(ErrorCode.INVALID_REQUEST, detail)
                : new LoggiaException(ErrorCode.INVALID_REQUEST, detail, cause);
    }
}
