package io.loggia.search.index;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;

/**
 * A part of an item whose meaning is searched for as one.
 *
 * @param start where it begins, for all but details
 * @param language of what is said; {@code und} for the rest
 * @param speakers who say it, as {@link MediaDocument#nameKey}
 */
public record Passage(Source source, Duration start, String language, Set<String> speakers, String text) {

    private static final int HASH_BYTES = 16;

    /** What a passage is made of. */
    public enum Source {
        /** Title and description of the item. */
        DETAILS,
        CHAPTER,
        SPEECH,
        /** What can be read on slides. */
        SLIDE
    }

    public Passage {
        speakers = Set.copyOf(speakers);
    }

    /** Stands for the text: as long as it stays the same, so does its vector. */
    public String hash() {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
