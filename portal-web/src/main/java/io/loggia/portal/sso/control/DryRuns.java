package io.loggia.portal.sso.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.domain.Role;
import io.loggia.portal.platform.control.Told;
import io.loggia.portal.sso.control.ProviderPeople.Outcome;
import io.loggia.portal.sso.control.Units.Found;
import io.loggia.portal.sso.entity.DryRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Trial sign-ins of admins with a provider's draft: nobody is signed in, nothing is changed, everything is shown. */
@ApplicationScoped
public class DryRuns {

    private static final List<SsoStep> STEPS = List.of(
            SsoStep.RETURNED, SsoStep.CODE, SsoStep.ID_TOKEN, SsoStep.USER_INFO, SsoStep.CLAIMS, SsoStep.MAPPED);

    private final Jsonb json = JsonbBuilder.create();

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private Providers providers;

    /** How a trial stands. */
    public enum State {
        WAITING,
        PASSED,
        /** It worked, and the rules deny access. */
        DENIED,
        FAILED
    }

    /** One claim as received; {@code value} is JSON text. */
    public record ClaimSeen(Claims.Source source, String name, String value) {}

    /** A role with the rule that gives it. */
    public record RoleGiven(Role role, String because, Told told) {}

    /** A department or group with the rule or claim that names it. */
    public record UnitGiven(String name, String because, boolean isNew, Told told) {}

    /** Whom the sign-in would make of its subject. */
    public record Who(@Nullable String id, String name, String username) {}

    /** What the rules make of the claims. */
    public record Verdict(
            boolean allowed,
            @Nullable String reason,
            @Nullable Told told,
            Who person,
            boolean isNew,
            List<RoleGiven> roles,
            @Nullable UnitGiven department,
            List<UnitGiven> groups,
            boolean givesAdmin) {}

    /** What a trial has shown. */
    public record Report(
            List<TestStep> steps,
            List<ClaimSeen> claims,
            @Nullable Verdict outcome) {}

    /** A trial. */
    public record Trial(
            UUID id,
            UUID providerId,
            UUID adminId,
            String draftFingerprint,
            State state,
            Instant startedAt,
            Report report) {}

    public Trial begin(UUID providerId, PersonId admin) {
        DryRun run = new DryRun(
                UUID.randomUUID(), providerId, providers.draftFingerprint(providerId), admin.value(), Instant.now());
        entities.persist(run);
        entities.flush();
        return toTrial(run);
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when there is no such trial of that admin */
    public Trial get(UUID id, PersonId admin) {
        DryRun run = entities.find(DryRun.class, id);
        if (run == null || !run.adminId().equals(admin.value())) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such trial.");
        }
        return toTrial(run);
    }

    /** Ends a trial whose sign-in went through. A verdict of access proves the draft. */
    public State succeed(UUID id, Arrival arrival, Outcome outcome) {
        DryRun run = require(id);
        State state = outcome.isAllowed() ? State.PASSED : State.DENIED;
        boolean givesAdmin = outcome.isAllowed() && outcome.roles().containsKey(Role.ADMIN);
        List<TestStep> steps = new ArrayList<>();
        STEPS.forEach(step -> steps.add(TestStep.passed(step, "")));
        end(run, state, new Report(steps, claims(arrival), verdict(outcome, givesAdmin)));
        if (outcome.isAllowed()) {
            providers.prove(run.providerId(), run.draftHash(), run.adminId(), givesAdmin);
        }
        return state;
    }

    public State fail(UUID id, SsoException failure) {
        List<TestStep> steps = TestStep.trace(STEPS, failure);
        end(require(id), State.FAILED, new Report(steps, List.of(), null));
        return State.FAILED;
    }

    private void end(DryRun run, State state, Report report) {
        run.end(state.name(), json.toJson(report));
    }

    private static List<ClaimSeen> claims(Arrival arrival) {
        List<ClaimSeen> seen = new ArrayList<>();
        for (Claims.Source source : Claims.Source.values()) {
            var object = arrival.claims().bySource().get(source);
            if (object != null) {
                object.forEach((name, value) -> seen.add(new ClaimSeen(source, name, value.toString())));
            }
        }
        return seen;
    }

    private static Verdict verdict(Outcome outcome, boolean givesAdmin) {
        return new Verdict(
                outcome.isAllowed(),
                outcome.reason() == null ? null : outcome.reason().words(),
                outcome.reason(),
                new Who(
                        outcome.person() == null ? null : outcome.person().toString(),
                        outcome.name(),
                        outcome.username()),
                outcome.person() == null,
                outcome.roles().entrySet().stream()
                        .map(role ->
                                new RoleGiven(role.getKey(), role.getValue().words(), role.getValue()))
                        .toList(),
                outcome.department() == null ? null : given(outcome.department()),
                outcome.groups().stream().map(DryRuns::given).toList(),
                givesAdmin);
    }

    private static UnitGiven given(Found found) {
        return new UnitGiven(
                String.join(" / ", found.path()), found.because().words(), found.id() == null, found.because());
    }

    private Trial toTrial(DryRun run) {
        return new Trial(
                run.id(),
                run.providerId(),
                run.adminId(),
                run.draftHash(),
                State.valueOf(run.state()),
                run.startedAt(),
                run.result()
                        .map(text -> json.fromJson(text, Report.class))
                        .orElse(new Report(List.of(), List.of(), null)));
    }

    private DryRun require(UUID id) {
        DryRun run = entities.find(DryRun.class, id);
        if (run == null) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such trial.");
        }
        return run;
    }
}
