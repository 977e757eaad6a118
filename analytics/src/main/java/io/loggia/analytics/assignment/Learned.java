package io.loggia.analytics.assignment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person's watching of an item.
 *
 * @param completions in any order
 * @param share the most they have watched of any of its revisions, ever
 * @param again what they have watched anew since a round began; null where they have not
 * @param askedAnewAt when a completion of theirs last ceased to count, because it was voided or the content changed; null
 *     where none has
 */
public record Learned(
        List<Done> completions,
        double share,
        @Nullable Again again,
        @Nullable Instant askedAnewAt) {

    public static final Learned NOTHING = new Learned(List.of(), 0, null);

    /** Of one whose completions all count. */
    public Learned(List<Done> completions, double share, @Nullable Again again) {
        this(completions, share, again, null);
    }

    public Learned {
        completions = List.copyOf(completions);
    }

    /**
     * A completion, with the share that was watched by then.
     *
     * @param own whether it was written because the share that this very assignment asked for was reached, else because the
     *     item was completed
     */
    public record Done(Instant at, double share, boolean own) {

        /** One of the item. */
        public Done(Instant at, double share) {
            this(at, share, false);
        }
    }

    /** @param from the first day of the round that it belongs to */
    public record Again(LocalDate from, double share) {}
}
