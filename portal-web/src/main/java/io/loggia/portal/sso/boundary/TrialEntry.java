package io.loggia.portal.sso.boundary;

import io.loggia.portal.sso.control.DryRuns.ClaimSeen;
import io.loggia.portal.sso.control.DryRuns.State;
import io.loggia.portal.sso.control.DryRuns.Trial;
import io.loggia.portal.sso.control.DryRuns.Verdict;
import io.loggia.portal.sso.control.TestStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trial sign-in as the set-up page shows it. */
public record TrialEntry(
        String id,
        State state,
        String startedAt,
        List<TestStep> steps,
        List<ClaimSeen> claims,
        @Nullable Verdict outcome) {

    static TrialEntry of(Trial trial) {
        return new TrialEntry(
                trial.id().toString(),
                trial.state(),
                trial.startedAt().toString(),
                trial.report().steps(),
                trial.report().claims(),
                trial.report().outcome());
    }
}
