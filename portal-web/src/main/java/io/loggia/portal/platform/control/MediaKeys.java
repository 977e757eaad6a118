package io.loggia.portal.platform.control;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys behind signed media URLs. The first signs; all verify, so that a new key can be put in front while URLs
 * signed by the old one live on.
 */
final class MediaKeys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_KEY_BYTES = 32;

    private final List<Key> keys;

    private MediaKeys(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Reads keys as base64url words, each of at least {@value #MIN_KEY_BYTES} bytes. */
    static MediaKeys parse(String words) {
        List<Key> keys = new ArrayList<>();
        for (String word : words.strip().split("\\s+", -1)) {
            byte[] secret = Base64.getUrlDecoder().decode(word);
            if (secret.length < MIN_KEY_BYTES) {
                throw new IllegalArgumentException("A media key has less than " + MIN_KEY_BYTES + " bytes");
            }
            keys.add(Key.of(secret));
        }
        return new MediaKeys(keys);
    }

    Key signing() {
        return keys.getFirst();
    }

    Optional<Key> verifying(int id) {
        for (Key key : keys) {
            if (key.id() == id) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /** One key. Its id follows from it, so there is nothing to number and nothing to number twice. */
    static final class Key {

        private final int id;
        private final Mac keyed;

        private Key(int id, Mac keyed) {
            this.id = id;
            this.keyed = keyed;
        }

        static Key of(byte[] secret) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret);
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(secret, ALGORITHM));
                return new Key(ByteBuffer.wrap(hash).getInt(), mac);
            } catch (NoSuchAlgorithmException | InvalidKeyException e) {
                throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
            }
        }

        int id() {
            return id;
        }

        byte[] mac(byte[] bytes, int length) {
            try {
                // A keyed Mac is not for two threads; a copy of it is cheaper than looking the algorithm up.
                Mac mac = (Mac) keyed.clone();
                mac.update(bytes, 0, length);
                return mac.doFinal();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("The platform's " + ALGORITHM + " can be cloned", e);
            }
        }
    }
}
