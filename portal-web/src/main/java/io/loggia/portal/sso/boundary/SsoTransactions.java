package io.loggia.portal.sso.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.domain.SignInMethod;
import io.loggia.domain.Viewer;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.identity.control.Sessions;
import io.loggia.portal.identity.control.Sessions.Begun;
import io.loggia.portal.identity.control.Sessions.Caller;
import io.loggia.portal.sso.control.Arrival;
import io.loggia.portal.sso.control.Attempts;
import io.loggia.portal.sso.control.Attempts.Returned;
import io.loggia.portal.sso.control.DryRuns;
import io.loggia.portal.sso.control.Grants;
import io.loggia.portal.sso.control.Grants.Grant;
import io.loggia.portal.sso.control.Grants.Standing;
import io.loggia.portal.sso.control.ProviderPeople;
import io.loggia.portal.sso.control.ProviderPeople.Outcome;
import io.loggia.portal.sso.control.ProviderSettings;
import io.loggia.portal.sso.control.RelyingParty.Attempt;
import io.loggia.portal.sso.control.RelyingParty.Tokens;
import io.loggia.portal.sso.control.SsoConfig;
import io.loggia.portal.sso.control.SsoException;
import io.loggia.portal.sso.control.SsoStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a sign-in that touch the database. Between them the provider is called, which may take long: no transaction
 * and no connection is held meanwhile.
 */
@ApplicationScoped
public class SsoTransactions {

    @Inject
    private Attempts attempts;

    @Inject
    private ProviderPeople providerPeople;

    @Inject
    private People people;

    @Inject
    private Sessions sessions;

    @Inject
    private Grants grants;

    @Inject
    private DryRuns dryRuns;

    @Inject
    private AuditLog audit;

    @Inject
    private CurrentViewer current;

    @Inject
    @ConfigProperties
    private SsoConfig config;

    @Transactional
    public Attempt open(UUID provider, String browser, String target) {
        return attempts.open(provider, browser, target, null);
    }

    /** Uses the attempt up, whatever becomes of it. */
    @Transactional(TxType.REQUIRES_NEW)
    public Optional<Returned> take(UUID provider, String state, String browser) {
        return attempts.take(provider, state, browser);
    }

    /**
     * Signs someone in whom the provider vouches for; replaces whatever session the browser brought along.
     *
     * @throws SsoException when they have no access
     */
    @Transactional
    public Begun signIn(UUID provider, ProviderSettings settings, Arrival arrival, Caller caller) {
        Outcome outcome = providerPeople.decide(provider, settings, arrival);
        if (outcome.refusal() != null) {
            throw new SsoException(outcome.refusal(), SsoStep.MAPPED, outcome.why());
        }
        boolean isNew = outcome.person() == null;
        PersonId person = providerPeople.welcome(provider, settings, arrival, outcome);
        if (isNew) {
            audit.by(
                    "Provider: " + settings.name(),
                    "person.created",
                    new Subject("person", person.toString(), outcome.name()),
                    null,
                    null);
        }
        sessions.forget();
        Viewer viewer = people.viewer(person)
                .orElseThrow(() -> new LoggiaException(ErrorCode.SSO_DISABLED, "This account is deactivated."));
        Instant endsAt =
                arrival.tokens().refreshToken() == null ? Instant.now().plus(config.sessionWithoutRefresh) : null;
        Begun begun = sessions.begin(viewer, SignInMethod.PROVIDER, endsAt, caller);
        grants.add(begun.signedIn().sessionId(), provider, arrival);
        current.signedIn().ifPresent(old -> sessions.end(old.sessionId()));
        return begun;
    }

    @Transactional
    public DryRuns.State endTrial(UUID trial, UUID provider, ProviderSettings draft, Arrival arrival) {
        return dryRuns.succeed(trial, arrival, providerPeople.decide(provider, draft, arrival));
    }

    @Transactional
    public DryRuns.State endTrial(UUID trial, SsoException failure) {
        return dryRuns.fail(trial, failure);
    }

    @Transactional(TxType.REQUIRES_NEW)
    public boolean claim(Standing standing) {
        return grants.claim(standing.sessionId(), standing.checkAt());
    }

    /** Keeps what replaces a refresh token, since the old one may work no more, whatever comes next. */
    @Transactional(TxType.REQUIRES_NEW)
    public void refreshed(Grant grant, Tokens tokens) {
        grants.refreshed(grant.sessionId(), tokens);
    }

    /** Takes in what the provider says now. Returns whether the session may go on. */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean vouched(Grant grant, ProviderSettings settings, Arrival arrival) {
        Outcome outcome = providerPeople.decide(grant.providerId(), settings, arrival);
        PersonId person = outcome.person();
        if (!outcome.isAllowed() || person == null) {
            sessions.end(grant.sessionId());
            tellEnd(settings, outcome.name(), person, outcome.why().words());
            return false;
        }
        grants.vouched(grant.sessionId(), arrival);
        if (providerPeople.place(person, settings, outcome, grant.providerId())) {
            sessions.forget();
            audit.by(
                    "Provider: " + settings.name(),
                    "person.changed",
                    new Subject("person", person.toString(), outcome.name()),
                    null,
                    String.join(
                            ", ",
                            outcome.roles().keySet().stream().map(Enum::name).toList()));
        }
        return true;
    }

    @Transactional(TxType.REQUIRES_NEW)
    public void stillActive(Grant grant) {
        grants.stillActive(grant.sessionId());
    }

    @Transactional(TxType.REQUIRES_NEW)
    public void unanswered(Grant grant) {
        grants.unanswered(grant.sessionId());
    }

    @Transactional(TxType.REQUIRES_NEW)
    public void refused(Grant grant, ProviderSettings settings, String why) {
        Optional<PersonId> person = providerPeople.find(grant.issuer(), grant.subject());
        sessions.end(grant.sessionId());
        tellEnd(settings, grant.subject(), person.orElse(null), why);
    }

    /**
     * Obeys a logout token. Returns how many sessions that ended.
     *
     * @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} when the token was used before
     */
    @Transactional
    public int logOut(
            String issuer,
            String tokenId,
            Instant tokenEnds,
            @Nullable String providerSession,
            @Nullable String subject) {
        if (!grants.isFirstUse(issuer, tokenId, tokenEnds)) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "This logout token was used before.");
        }
        List<UUID> ended = providerSession == null
                ? grants.ofSubject(issuer, String.valueOf(subject))
                : grants.ofProviderSession(issuer, providerSession);
        if (providerSession != null) {
            grants.rememberEnd(issuer, providerSession);
        }
        ended.forEach(sessions::end);
        return ended.size();
    }

    @Transactional
    public void purge() {
        attempts.purge();
        grants.purge();
    }

    private void tellEnd(ProviderSettings settings, String name, @Nullable PersonId person, String why) {
        audit.by(
                "Provider: " + settings.name(),
                "session.ended",
                new Subject("person", person == null ? null : person.toString(), name),
                null,
                why);
    }
}
