package io.loggia.portal.learning.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Viewer;
import io.loggia.portal.learning.control.Beats.Beat;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A beat on its way into the ledger.
 *
 * @param person whose it is, {@code department} that they were in when they sent it
 */
public record BeatReport(
        PersonId person, @Nullable DepartmentId department, UUID session, Beat beat, Admission admission) {

    /** Whether its person may watch the item, and at what time it counts. */
    public sealed interface Admission {

        /** @param lastAt of what is stored of the same person and revision */
        Instant moment(Optional<Instant> lastAt, Instant now);
    }

    /** To be asked when it is credited, which is when it counts. */
    record Asked(Viewer viewer) implements Admission {

        @Override
        public Instant moment(Optional<Instant> lastAt, Instant now) {
            return now;
        }
    }

    /** Was found when it was received, which is when it counts, however much later it is credited. */
    record Given(Instant receivedAt) implements Admission {

        /**
         * Not before what is stored: the clocks of two servers differ a little, a record may come twice, and a row's times
         * must not run backwards. Nor after now, as a server may send whose clock is fast.
         */
        @Override
        public Instant moment(Optional<Instant> lastAt, Instant now) {
            Instant at = lastAt.filter(receivedAt::isBefore).orElse(receivedAt);
            return at.isAfter(now) ? now : at;
        }
    }

    /** One that is credited at once. */
    static BeatReport now(Viewer viewer, UUID session, Beat beat) {
        return new BeatReport(viewer.id(), viewer.department(), session, beat, new Asked(viewer));
    }

    /** One of somebody who was allowed to watch when it was received, to be credited later. */
    static BeatReport received(Viewer viewer, UUID session, Beat beat, Instant at) {
        return new BeatReport(viewer.id(), viewer.department(), session, beat, new Given(at));
    }
}
