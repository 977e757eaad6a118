package io.loggia.portal.sso.control;

import io.loggia.portal.identity.control.DemoOrganisation;
import io.loggia.portal.identity.control.People;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** The provider of the demo realm, whose people have the same ids as the demo organisation's. */
@ApplicationScoped
public class DemoProvider {

    private static final String BY = "./loggia up --keycloak";

    /** The demo realm calls this provider's address for back-channel logout. */
    private static final UUID ID = UUID.nameUUIDFromBytes("loggia-demo/provider".getBytes(StandardCharsets.UTF_8));

    @Inject
    private Providers providers;

    @Inject
    private ProviderPeople providerPeople;

    @Inject
    private People people;

    @Inject
    @ConfigProperties
    private SsoConfig config;

    /** Sets the configured provider up where there is none. Returns its issuer if it did. */
    public Optional<String> seed() {
        if (config.demoIssuer.equals("none") || !providers.all().isEmpty()) {
            return Optional.empty();
        }
        Provider provider = providers.add(ID, ProviderSettings.demo(config.demoIssuer, config.demoClientId), BY);
        if (!config.demoSecret.equals("none")) {
            providers.setSecret(provider.id(), config.demoSecret, BY);
        }
        providers.activate(provider.id(), /* override= */ true, BY);
        DemoOrganisation.people().stream()
                .filter(person -> people.find(person).isPresent())
                .forEach(person -> providerPeople.link(person, config.demoIssuer, person.toString()));
        return Optional.of(config.demoIssuer);
    }
}
