package io.loggia.portal.processing.control;

import io.loggia.portal.processing.entity.Job.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In what order jobs run: by a deadline that each gets once, when it is queued. A job costs what its length says, and
 * an author's jobs cost one after the other; hence short ones pass long ones, and one author's heap holds up nobody
 * else's first. Nothing starves: only what is queued before a job's deadline can ever pass it. ADR 12 has the reasons.
 */
public final class SchedulingPolicy {

    /** How far behind everything else an encoding anew stands; older than that, it takes its turn. */
    public static final Duration BACKGROUND = Duration.ofDays(30);

    /** How far an author's own heap can put a job off. */
    private static final Duration LONGEST_HEAP = Duration.ofDays(7);

    private static final Duration SHORTEST_LADDER = Duration.ofMinutes(1);
    private static final Duration LONGEST_LADDER = Duration.ofHours(24);
    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    /**
     * What one kind of job costs its author, and how long it may wait beyond that for what people see sooner.
     *
     * @param perSecond cost of a second of media: more than it takes, since short ones shall pass also while hours of
     *     work are waiting
     */
    private record Weight(Duration cost, double perSecond, Duration patience) {}

    private static final Weight USUAL = new Weight(Duration.ofSeconds(5), 0.01, Duration.ofSeconds(15));
    private static final Map<Kind, Weight> WEIGHTS = Map.of(
            Kind.PROBE, new Weight(Duration.ofSeconds(1), 0, Duration.ZERO),
            Kind.REMUX, new Weight(Duration.ofSeconds(2), 0.002, Duration.ZERO),
            Kind.FIRST, new Weight(Duration.ofSeconds(2), 0.5, Duration.ZERO),
            Kind.POSTER, new Weight(Duration.ofSeconds(2), 0, Duration.ofSeconds(15)),
            Kind.STORYBOARD, new Weight(Duration.ofSeconds(5), 0.01, Duration.ofMinutes(1)),
            Kind.LADDER, new Weight(Duration.ZERO, 8, Duration.ZERO),
            Kind.VARIANTS, new Weight(Duration.ZERO, 8, Duration.ZERO),
            Kind.SPEECH, new Weight(Duration.ofSeconds(5), 1, Duration.ZERO),
            Kind.SLIDES, new Weight(Duration.ofSeconds(5), 0.1, Duration.ZERO));

    private SchedulingPolicy() {}

    /**
     * What is to be done.
     *
     * @param length of the media; zero while nobody knows it
     */
    public record Demand(Kind kind, Duration length, boolean background) {}

    /**
     * A place in the queue.
     *
     * @param fairUntil where the author's next job begins to cost
     * @param deadline the earliest goes first
     */
    public record Rank(Instant fairUntil, Instant deadline) {}

    /** @param authorsLast {@code fairUntil} of the author's unfinished jobs of this lane, the latest; null for none */
    public static Rank rank(Demand demand, Instant now, @Nullable Instant authorsLast) {
        Weight weight = WEIGHTS.getOrDefault(demand.kind(), USUAL);
        Duration cost = cost(demand, weight);
        if (demand.background()) {
            return new Rank(now, now.plus(BACKGROUND).plus(cost));
        }
        Instant begins = authorsLast == null || authorsLast.isBefore(now) ? now : authorsLast;
        if (begins.isAfter(now.plus(LONGEST_HEAP))) {
            begins = now.plus(LONGEST_HEAP);
        }
        Instant fairUntil = begins.plus(cost);
        return new Rank(fairUntil, fairUntil.plus(weight.patience()));
    }

    private static Duration cost(Demand demand, Weight weight) {
        Duration byLength = Duration.ofMillis((long) (demand.length().toMillis() * weight.perSecond()));
        Duration cost = weight.cost().plus(byLength);
        if (!demand.kind().isHeavy()) {
            return cost;
        }
        if (cost.compareTo(SHORTEST_LADDER) < 0) {
            return SHORTEST_LADDER;
        }
        return cost.compareTo(LONGEST_LADDER) > 0 ? LONGEST_LADDER : cost;
    }

    /** A deadline as db-scheduler wants it: the higher number goes first. Good until 2094. */
    public static int priority(Instant deadline) {
        long seconds = Duration.between(EPOCH, deadline).toSeconds();
        return (int) -Math.clamp(seconds, 0L, (long) Integer.MAX_VALUE);
    }
}
