package io.loggia.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A signed path's token taken apart as docs/adr/0008-path-tokens.md lays it out: version, key id, expiry, session, item,
 * folder, HMAC-SHA256. With the server's own key a test can say what no attacker could.
 */
final class EdgeToken {
    private static final int EXPIRY = 1 + Integer.BYTES;
    private static final int FOLDER = EXPIRY + 5 * Long.BYTES;
    private static final int MAC = 32;

    private final byte[] bytes;

    private EdgeToken(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @param path {@code /media/{token}/…} */
    static EdgeToken of(String path) {
        return new EdgeToken(Base64.getUrlDecoder().decode(path.split("/", -1)[2]));
    }

    String folder() {
        return new String(bytes, FOLDER, bytes.length - FOLDER - MAC, StandardCharsets.US_ASCII);
    }

    int bits() {
        return bytes.length * 8;
    }

    EdgeToken withBitFlipped(int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8] = (byte) (changed[bit / 8] ^ (1 << (bit % 8)));
        return new EdgeToken(changed);
    }

    EdgeToken withExpiry(long epochSecond) {
        byte[] changed = bytes.clone();
        ByteBuffer.wrap(changed).putLong(EXPIRY, epochSecond);
        return new EdgeToken(changed);
    }

    EdgeToken withFolder(String folder) {
        byte[] name = folder.getBytes(StandardCharsets.US_ASCII);
        byte[] changed = new byte[FOLDER + name.length + MAC];
        System.arraycopy(bytes, 0, changed, 0, FOLDER);
        System.arraycopy(name, 0, changed, FOLDER, name.length);
        System.arraycopy(bytes, bytes.length - MAC, changed, FOLDER + name.length, MAC);
        return new EdgeToken(changed);
    }

    /** Everything but the signature is that of another token. */
    EdgeToken withClaimsOf(EdgeToken other) {
        byte[] changed = other.bytes.clone();
        System.arraycopy(bytes, bytes.length - MAC, changed, changed.length - MAC, MAC);
        return new EdgeToken(changed);
    }

    /** Signed anew by the key of the server whose data lie in {@code home}. */
    EdgeToken signed(Path home) {
        try {
            String keys = Files.readString(home.resolve("secrets").resolve("media-key"));
            byte[] secret = Base64.getUrlDecoder().decode(keys.strip().split("\\s+", -1)[0]);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] changed = bytes.clone();
            mac.update(changed, 0, changed.length - MAC);
            System.arraycopy(mac.doFinal(), 0, changed, changed.length - MAC, MAC);
            return new EdgeToken(changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String path(String file) {
        return "/media/" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "/" + file;
    }
}
