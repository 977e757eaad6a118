package io.loggia.media.plan;

import io.loggia.media.capability.Encoder;
import io.loggia.media.capability.Why;
import java.util.List;

/**
 * How a film is to be encoded.
 *
 * @param paths equally good, one a device; never empty
 * @param sessions that each of the paths' devices opens at a time; 0 where no session is opened
 * @param why it comes first
 * @param passedOver encoders that would have come first, and why they are not used
 */
public record PathChoice(List<TranscodePath> paths, int sessions, Why why, List<PassedOver> passedOver) {

    /** An encoder that is not used, and the reason. */
    public record PassedOver(Encoder encoder, Why why) {}

    public PathChoice {
        paths = List.copyOf(paths);
        passedOver = List.copyOf(passedOver);
    }

    public TranscodePath first() {
        return paths.getFirst();
    }
}
