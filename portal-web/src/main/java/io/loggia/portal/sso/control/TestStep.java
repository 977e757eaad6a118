package io.loggia.portal.sso.control;

import io.loggia.portal.platform.control.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a test as the page shows it.
 *
 * @param detail what was found, or what went wrong, in English
 * @param cure what an admin can do about it, in English; null when there is nothing to say
 * @param code names what {@code detail} and {@code cure} say, for words in another language; null for a plain fact
 * @param parameters what those words speak of
 */
public record TestStep(
        String name,
        State state,
        String detail,
        @Nullable String cure,
        @Nullable String code,
        @Nullable Map<String, String> parameters) {

    /** How a step ended. */
    public enum State {
        PASSED,
        FAILED,
        NOT_REACHED
    }

    static TestStep passed(SsoStep step, String fact) {
        return plain(step, State.PASSED, fact);
    }

    static TestStep passed(SsoStep step, Told told) {
        return of(step, State.PASSED, told);
    }

    /** The steps up to the one that failed, and those that were not reached. A failure of a step not listed is the first's. */
    static List<TestStep> trace(List<SsoStep> order, SsoException failure) {
        int failed = Math.max(0, order.indexOf(failure.step()));
        List<TestStep> steps = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            SsoStep step = order.get(i);
            if (i == failed) {
                steps.add(of(step, State.FAILED, failure.told()));
            } else {
                steps.add(plain(step, i < failed ? State.PASSED : State.NOT_REACHED, ""));
            }
        }
        return steps;
    }

    private static TestStep plain(SsoStep step, State state, String fact) {
        return new TestStep(step.wireName(), state, fact, null, null, null);
    }

    private static TestStep of(SsoStep step, State state, Told told) {
        return new TestStep(step.wireName(), state, told.words(), told.cure(), told.code(), told.parameters());
    }
}
