package io.loggia.analytics.report;

import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What decides a row.
 *
 * @param fact of the period; null where there is none
 * @param voided the last voiding among all facts of the period
 * @param before the last completion before it, where that stands
 */
record Decisive(
        @Nullable ViewingDay fact,
        @Nullable Voiding voided,
        @Nullable ViewingDay before) {

    Decisive with(Decisive other) {
        return new Decisive(
                either(fact, other.fact, Decisive::moreDecisive),
                later(voided, other.voided),
                either(before, other.before, (a, b) -> a.lastAt().isBefore(b.lastAt()) ? b : a));
    }

    private static @Nullable ViewingDay either(
            @Nullable ViewingDay a, @Nullable ViewingDay b, BinaryOperator<ViewingDay> choice) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return choice.apply(a, b);
    }

    CompletionState state() {
        CompletionState state = fact == null ? CompletionState.NOT_STARTED : stateOf(fact);
        return state == CompletionState.COMPLETED || before == null ? state : CompletionState.COMPLETED_BEFORE;
    }

    /** The fact that tells of the row what its state says; null where there is none. */
    @Nullable
    ViewingDay told(CompletionState state) {
        return state == CompletionState.COMPLETED_BEFORE && before != null ? before : fact;
    }

    private static @Nullable Voiding later(@Nullable Voiding a, @Nullable Voiding b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.at().isBefore(b.at()) ? b : a;
    }

    private static ViewingDay moreDecisive(ViewingDay a, ViewingDay b) {
        int difference = rank(a) - rank(b);
        if (difference != 0) {
            return difference > 0 ? a : b;
        }
        if (a.completedAt() != null && b.completedAt() != null) {
            return a.completedAt().isAfter(b.completedAt()) ? b : a;
        }
        return a.lastAt().isBefore(b.lastAt()) ? b : a;
    }

    private static int rank(ViewingDay fact) {
        return switch (stateOf(fact)) {
            case COMPLETED -> 3;
            case IN_PROGRESS -> 2;
            case VOIDED -> 1;
            case OUTDATED, NOT_STARTED, COMPLETED_BEFORE -> 0;
        };
    }

    /** What a fact says by itself. */
    static CompletionState stateOf(ViewingDay fact) {
        if (fact.voided() != null) {
            return CompletionState.VOIDED;
        }
        if (fact.outdated()) {
            return CompletionState.OUTDATED;
        }
        return fact.completedAt() == null ? CompletionState.IN_PROGRESS : CompletionState.COMPLETED;
    }
}
