package io.loggia.portal.analytics.control;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How old content is, in steps in which somebody looks through it. */
enum AgeBand {
    HALF_YEAR(182),
    YEAR(365),
    TWO_YEARS(730),
    OLDER(Long.MAX_VALUE);

    private final long mostDays;

    AgeBand(long mostDays) {
        this.mostDays = mostDays;
    }

    static AgeBand of(Instant since, Instant now) {
        long days = ChronoUnit.DAYS.between(since, now);
        for (AgeBand band : values()) {
            if (days <= band.mostDays) {
                return band;
            }
        }
        return OLDER;
    }
}
