package io.loggia.portal.sso.control;

import io.loggia.portal.identity.control.SessionOrigins;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Names the provider behind each session, for the list of sessions. */
@ApplicationScoped
public class ProviderNames implements SessionOrigins {

    @Inject
    private Grants grants;

    @Inject
    private Providers providers;

    @Override
    public Map<UUID, String> providerNames(Collection<UUID> sessionIds) {
        Map<UUID, String> names = new HashMap<>();
        providers
                .all()
                .forEach(provider -> names.put(provider.id(), provider.draft().name()));
        Map<UUID, String> bySession = new HashMap<>();
        grants.providers(sessionIds)
                .forEach((session, provider) -> bySession.put(session, names.getOrDefault(provider, "")));
        return bySession;
    }
}
