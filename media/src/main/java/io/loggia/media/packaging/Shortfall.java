package io.loggia.media.packaging;

import io.loggia.media.probe.Container;
import io.loggia.media.probe.MediaInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Holds the length of what there is to play against what the file claimed. Pure. */
public final class Shortfall {

    private static final Duration UNNOTICED = Duration.ofSeconds(1);
    private static final int UNNOTICED_PART = 100;
    /** Their length is reckoned from their size, and is nothing that the file claims. */
    private static final Set<Container> RECKONED = Set.of(Container.AAC, Container.MP3, Container.MPEG_PS);

    private Shortfall() {}

    /** Whether the two are further apart than rounding and the last packets of sound make them. */
    public static boolean differs(MediaInfo info, Duration found) {
        return found.isPositive() && info.duration().minus(found).abs().compareTo(unnoticed(info.duration())) > 0;
    }

    /** A sentence for the author of a film that ends too soon. */
    public static Optional<String> note(MediaInfo info, Duration found) {
        boolean claimed = !RECKONED.contains(info.container());
        return claimed && differs(info, found) && found.compareTo(info.duration()) < 0
                ? Optional.of("The file ends after " + clock(found) + " although it claims " + clock(info.duration())
                        + "; what is there was published. Upload it again if something is missing.")
                : Optional.empty();
    }

    private static Duration unnoticed(Duration claimed) {
        Duration part = claimed.dividedBy(UNNOTICED_PART);
        return part.compareTo(UNNOTICED) > 0 ? part : UNNOTICED;
    }

    private static String clock(Duration time) {
        return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
