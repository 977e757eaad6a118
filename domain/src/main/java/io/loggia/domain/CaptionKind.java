package io.loggia.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a track of text beside picture and sound is for. */
public enum CaptionKind {
    /** What is said, for those who hear it and do not understand it. */
    SUBTITLES,
    /** What is said and what else is heard, for those who do not hear. */
    CAPTIONS,
    /** What is seen, to be read aloud for those who do not see. */
    DESCRIPTIONS;

    /** Its name on the wire, the same as in HTML. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind that is called so on the wire. */
    public static Optional<CaptionKind> named(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    /** Whether it holds what is said. */
    public boolean isSpoken() {
        return this != DESCRIPTIONS;
    }
}
