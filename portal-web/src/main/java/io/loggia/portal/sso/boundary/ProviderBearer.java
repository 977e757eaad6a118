package io.loggia.portal.sso.boundary;

import io.loggia.domain.PersonId;
import io.loggia.portal.identity.control.BearerTokens;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.identity.control.Sessions;
import io.loggia.portal.identity.control.Sessions.Caller;
import io.loggia.portal.identity.control.Sessions.SignedIn;
import io.loggia.portal.sso.control.AccessTokens;
import io.loggia.portal.sso.control.AccessTokens.Access;
import io.loggia.portal.sso.control.Grants;
import io.loggia.portal.sso.control.ProviderPeople;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;

/**
 * Takes access tokens of the providers for scripts: of people known here, made for this portal. A token stands for a
 * session from then on, so that it ends with its person's rights like any other.
 */
@ApplicationScoped
public class ProviderBearer implements BearerTokens {

    @Inject
    private AccessTokens accessTokens;

    @Inject
    private ProviderPeople providerPeople;

    @Inject
    private People people;

    @Inject
    private Sessions sessions;

    @Inject
    private Grants grants;

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public Optional<SignedIn> accept(String token, Caller caller) {
        if (sessions.isKnownBearer(token)) {
            return Optional.empty();
        }
        return accessTokens.read(token).flatMap(access -> begin(token, access, caller));
    }

    private Optional<SignedIn> begin(String token, Access access, Caller caller) {
        String session = access.providerSession();
        if (session != null && grants.isEnded(access.issuer(), session)) {
            return Optional.empty();
        }
        Optional<PersonId> person = providerPeople.find(access.issuer(), access.subject());
        return person.flatMap(people::viewer).map(viewer -> {
            SignedIn begun = sessions.beginBearer(token, viewer, access.endsAt(), caller);
            grants.addBearer(begun.sessionId(), access, token);
            return begun;
        });
    }
}
