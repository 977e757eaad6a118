package io.loggia.portal.sso.control;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a test as the page shows it. */
public record TestStep(
        String name, State state, String detail, @Nullable String cure) {

    /** How a step ended. */
    public enum State {
        PASSED,
        FAILED,
        NOT_REACHED
    }

    static TestStep passed(SsoStep step, String detail) {
        return new TestStep(step.wireName(), State.PASSED, detail, null);
    }

    /** The steps up to the one that failed, and those that were not reached. A failure of a step not listed is the first's. */
    static List<TestStep> trace(List<SsoStep> order, SsoException failure) {
        int failed = Math.max(0, order.indexOf(failure.step()));
        List<TestStep> steps = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            String name = order.get(i).wireName();
            if (i < failed) {
                steps.add(new TestStep(name, State.PASSED, "", null));
            } else if (i == failed) {
                steps.add(new TestStep(name, State.FAILED, failure.detail(), failure.cure()));
            } else {
                steps.add(new TestStep(name, State.NOT_REACHED, "", null));
            }
        }
        return steps;
    }
}
