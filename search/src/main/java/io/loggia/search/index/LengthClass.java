package io.loggia.search.index;

import java.time.Duration;

/** How long an item takes, in the classes that people choose by. */
public enum LengthClass {
    /** Under five minutes. */
    SHORT(Duration.ofMinutes(5)),
    /** Up to twenty minutes. */
    MEDIUM(Duration.ofMinutes(20)),
    /** Up to an hour. */
    LONG(Duration.ofHours(1)),
    /** An hour and more. */
    VERY_LONG(Duration.ofDays(36_500));

    private final Duration below;

    LengthClass(Duration below) {
        this.below = below;
    }

    static LengthClass of(Duration duration) {
        for (LengthClass one : values()) {
            if (duration.compareTo(one.below) < 0) {
                return one;
            }
        }
        return VERY_LONG;
    }
}
