package io.loggia.portal.sso.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.portal.identity.control.SessionUpkeep;
import io.loggia.portal.identity.control.Sessions;
import io.loggia.portal.platform.control.PeriodicTasks;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.platform.control.Told;
import io.loggia.portal.sso.control.Arrival;
import io.loggia.portal.sso.control.CodeExchange;
import io.loggia.portal.sso.control.Grants;
import io.loggia.portal.sso.control.Grants.Asking;
import io.loggia.portal.sso.control.Grants.Grant;
import io.loggia.portal.sso.control.Grants.Standing;
import io.loggia.portal.sso.control.Introspection;
import io.loggia.portal.sso.control.Provider;
import io.loggia.portal.sso.control.Providers;
import io.loggia.portal.sso.control.RelyingParty.Client;
import io.loggia.portal.sso.control.RelyingParty.Tokens;
import io.loggia.portal.sso.control.SignInJourney;
import io.loggia.portal.sso.control.SsoException;
import io.loggia.portal.sso.control.SsoWord;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/**
 * Asks providers about the sessions that came through them: of people by refreshing their tokens, of scripts by asking
 * about theirs where the provider tells. Those in use are asked about all the time, the others when they come back. A
 * provider that refuses ends the session; one that is silent does not, for a while.
 */
@ApplicationScoped
public class GrantUpkeep implements SessionUpkeep {

    private static final System.Logger LOGGER = System.getLogger(GrantUpkeep.class.getName());
    private static final int AFTER_THE_SEED = 150;
    private static final Duration ASKING = Duration.ofSeconds(5);
    private static final Duration PURGE = Duration.ofMinutes(15);
    private static final Duration IN_USE = Duration.ofMinutes(5);

    /** After a provider was silent for one session, the others need not find out for themselves, each with a timeout. */
    private static final Duration SILENT_FOR_ALL = Duration.ofSeconds(15);

    private final Map<Question, Instant> silentUntil = new ConcurrentHashMap<>();

    /** What a provider may owe an answer to. One that refuses the one is still asked the other. */
    private record Question(UUID provider, Asking asking) {}

    @Inject
    private PeriodicTasks tasks;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    private Grants grants;

    @Inject
    private Sessions sessions;

    @Inject
    private Providers providers;

    @Inject
    private CodeExchange exchange;

    @Inject
    private Introspection introspection;

    @Inject
    private SignInJourney journey;

    @Inject
    private SsoTransactions transactions;

    @Inject
    private OwnAddress own;

    void start(@Observes @Priority(AFTER_THE_SEED) Startup event) {
        if (platform.servesPeople()) {
            tasks.every(ASKING, "The look at the grants of sessions in use", this::askAboutThoseInUse);
            tasks.every(PURGE, "The removal of what signing in has left", transactions::purge);
        }
    }

    @Override
    public boolean isStillGood(UUID sessionId) {
        // The grant goes with its provider: nobody vouches for the session any more.
        return grants.standing(sessionId).filter(this::isStillGood).isPresent();
    }

    @Override
    public Optional<String> signOutUrl(UUID sessionId) {
        return grants.find(sessionId)
                .flatMap(grant -> providers
                        .find(grant.providerId())
                        .filter(Provider::isInForce)
                        .flatMap(provider -> journey.signOut(
                                providers.client(provider).settings(), grant.idToken(), own.postLogoutUrl()))
                        .map(Object::toString));
    }

    private boolean isStillGood(Standing standing) {
        UUID provider = standing.providerId();
        if (standing.isAbandoned() || !providers.isInForce(provider)) {
            return false;
        }
        return !standing.owesAnAnswer(Instant.now())
                || isSilent(standing)
                || !transactions.claim(standing)
                || grants.find(standing.sessionId()).filter(this::ask).isPresent();
    }

    private void askAboutThoseInUse() {
        try {
            grants.due(sessions.usedSince(Instant.now().minus(IN_USE))).forEach(this::askAbout);
        } catch (RuntimeException e) {
            // The scheduler would drop a task that throws, and with it the promise that a lost right is noticed.
            LOGGER.log(Level.ERROR, "Asking providers about sessions failed; it goes on", e);
        }
    }

    private void askAbout(UUID session) {
        try {
            isStillGood(session);
        } catch (RuntimeException e) {
            // What one provider answers must not keep the others from being asked.
            LOGGER.log(Level.ERROR, "Asking a provider about session " + session + " failed", e);
        }
    }

    private boolean ask(Grant grant) {
        Optional<Provider> provider = providers.find(grant.providerId()).filter(Provider::isInForce);
        if (provider.isEmpty()) {
            return false;
        }
        Client client = providers.client(provider.get());
        String accessToken = grant.accessToken();
        if (accessToken != null) {
            return askAboutToken(grant, client, accessToken);
        }
        String refreshToken = grant.refreshToken();
        return refreshToken == null || refresh(grant, client, refreshToken);
    }

    private boolean refresh(Grant grant, Client client, String refreshToken) {
        try {
            Tokens tokens = exchange.refresh(client, refreshToken);
            transactions.refreshed(grant, tokens);
            Arrival arrival = exchange.again(client, tokens, grant.subject());
            return transactions.vouched(grant, client.settings(), arrival);
        } catch (SsoException e) {
            if (e.code() == ErrorCode.SSO_PROVIDER_DOWN) {
                unanswered(grant, Asking.REFRESH, client, e);
                return true;
            }
            transactions.refused(grant, client.settings(), e.detail());
            return false;
        }
    }

    /** Nothing but a clear no ends the token: whatever else an address answers may be a mistake in its set-up. */
    private boolean askAboutToken(Grant grant, Client client, String accessToken) {
        try {
            if (introspection.isActive(client, accessToken)) {
                transactions.stillActive(grant);
                return true;
            }
        } catch (SsoException e) {
            unanswered(grant, Asking.INTROSPECTION, client, e);
            return true;
        }
        transactions.refused(
                grant, client.settings(), Told.of(SsoWord.TOKEN_INACTIVE).words());
        return false;
    }

    private void unanswered(Grant grant, Asking asking, Client client, SsoException e) {
        LOGGER.log(Level.WARNING, "{0} owes an answer: {1}", client.settings().name(), e.detail());
        silentUntil.put(new Question(grant.providerId(), asking), Instant.now().plus(SILENT_FOR_ALL));
        transactions.unanswered(grant);
    }

    private boolean isSilent(Standing standing) {
        Asking asking = standing.asking();
        Instant until = asking == null ? null : silentUntil.get(new Question(standing.providerId(), asking));
        return until != null && until.isAfter(Instant.now());
    }
}
