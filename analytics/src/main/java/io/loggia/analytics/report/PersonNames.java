package io.loggia.analytics.report;

import io.loggia.domain.PersonId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What people are called in a report: by their names, or by pseudonyms. A pseudonym is a keyed hash of the person's id: the
 * same in each making of a report, another in every other report, and without the secret nobody finds the person by it.
 */
public final class PersonNames {

    /** By their names. */
    public static final PersonNames PLAIN = new PersonNames(null);

    private static final String ALGORITHM = "HmacSHA256";

    /** Crockford's, without letters that look like digits. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int BITS = 5;

    /** Fifty bits: of a million people, one in two thousand reports has two who are called the same. */
    private static final int LENGTH = 10;

    private final byte @Nullable [] key;

    private PersonNames(byte @Nullable [] key) {
        this.key = key;
    }

    /**
     * By pseudonyms.
     *
     * @param secret of the organisation
     * @param report tells reports apart in which the same person is called otherwise
     */
    public static PersonNames pseudonyms(byte[] secret, String report) {
        return new PersonNames(hash(secret, report));
    }

    public boolean arePlain() {
        return key == null;
    }

    public String name(PersonId person, String name) {
        return key == null ? name : pseudonym(key, person);
    }

    /** What names the person to other programs. */
    public String id(PersonId person) {
        return key == null ? person.toString() : pseudonym(key, person);
    }

    /** What people wrote or did that may name anybody; null where nobody is to be named. */
    public @Nullable String text(@Nullable String text) {
        return key == null ? text : null;
    }

    private static String pseudonym(byte[] key, PersonId person) {
        long bits = ByteBuffer.wrap(hash(key, person.toString())).getLong();
        StringBuilder pseudonym = new StringBuilder(LENGTH + 1);
        for (int i = 0; i < LENGTH; i++) {
            if (i == LENGTH / 2) {
                pseudonym.append('-');
            }
            pseudonym.append(ALPHABET.charAt((int) (bits >>> (Long.SIZE - BITS * (i + 1))) & (ALPHABET.length() - 1)));
        }
        return pseudonym.toString();
    }

    private static byte[] hash(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
