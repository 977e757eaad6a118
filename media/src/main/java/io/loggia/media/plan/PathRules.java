package io.loggia.media.plan;

import io.loggia.media.capability.Encoder;
import java.util.Map;

/**
 * What an administrator says of paths.
 *
 * @param encoders those that are not left to choose
 * @param hardware false to stay in software altogether, whatever else is said
 * @param decoding whether devices may decode
 */
public record PathRules(Map<Encoder, Rule> encoders, boolean hardware, boolean decoding) {

    /** What is said of an encoder. */
    public enum Rule {
        AUTO,
        /** Goes ahead of all that are left to choose, if it works. */
        FORCED,
        FORBIDDEN
    }

    /** Everything that works may be used. */
    public static final PathRules NONE = new PathRules(Map.of(), true, true);

    public PathRules {
        encoders = Map.copyOf(encoders);
    }

    public Rule of(Encoder encoder) {
        return encoders.getOrDefault(encoder, Rule.AUTO);
    }
}
