package io.loggia.portal.platform.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Encrypts what the database keeps of secrets (AES-256-GCM), under {@code loggia.secret-key} or, where that is not set, a
 * key that the server made for itself under {@code loggia.home}. Several nodes without a common home need the setting.
 */
@ApplicationScoped
public class SecretBox {

    private static final String KEY_FILE = "secret-key";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();

    @Inject
    private SecretFiles files;

    @Inject
    @ConfigProperty(name = "loggia.secret-key")
    private Optional<String> configured;

    private byte[] root = {};
    private SecretKeySpec key = new SecretKeySpec(new byte[KEY_BYTES], "AES");

    @PostConstruct
    void readKey() {
        String text = configured.orElseGet(() -> files.readOrCreate(KEY_FILE, KEY_BYTES));
        root = text.strip().getBytes(StandardCharsets.UTF_8);
        key = new SecretKeySpec(key("database"), "AES");
    }

    /**
     * A secret of this installation for one purpose, which tells nothing of those for others: whatever the length and alphabet
     * of what is set, it has 256 bits.
     */
    public byte[] key(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(root, "HmacSHA256"));
            return mac.doFinal(("loggia/" + purpose).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    /** @param purpose bound to the result, so that one column's secret cannot be opened as another's */
    public String seal(String secret, String purpose) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, nonce, purpose, secret.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    /** @throws IllegalStateException when the key has changed since, or the text was tampered with */
    public String open(String sealed, String purpose) {
        byte[] bytes = Base64.getDecoder().decode(sealed);
        byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
        byte[] opened =
                apply(Cipher.DECRYPT_MODE, nonce, purpose, Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length));
        return new String(opened, StandardCharsets.UTF_8);
    }

    private byte[] apply(int mode, byte[] nonce, String purpose, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A stored secret cannot be read: was loggia.secret-key or secrets/secret-key changed?", e);
        }
    }
}
