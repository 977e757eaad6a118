package io.loggia.portal.sso.control;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import io.loggia.domain.ErrorCode;
import io.loggia.portal.platform.control.Told;
import io.loggia.portal.sso.control.Discovery.Known;
import io.loggia.portal.sso.control.RelyingParty.Attempt;
import io.loggia.portal.sso.control.RelyingParty.Client;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Tries everything about a provider that can be tried without a person: up to whether it knows our client. */
@ApplicationScoped
public class ConnectionTest {

    private static final List<SsoStep> STEPS =
            List.of(SsoStep.RESOLVED, SsoStep.TLS, SsoStep.ANSWERED, SsoStep.DISCOVERY, SsoStep.KEYS, SsoStep.CLIENT);

    @Inject
    private Discovery discovery;

    @Inject
    private RelyingParty relyingParty;

    public List<TestStep> run(Client client, URI redirectUrl) {
        try {
            List<TestStep> steps = new ArrayList<>();
            String issuer = client.settings().issuer();
            Known provider = discovery.findAfresh(issuer);
            String host = URI.create(issuer).getHost();
            steps.add(TestStep.passed(SsoStep.RESOLVED, String.valueOf(host)));
            steps.add(
                    issuer.startsWith("https:")
                            ? TestStep.passed(SsoStep.TLS, "")
                            : TestStep.passed(SsoStep.TLS, Told.of(SsoWord.NOT_ENCRYPTED)));
            steps.add(TestStep.passed(SsoStep.ANSWERED, "200"));
            steps.add(found(provider, client));
            steps.add(TestStep.passed(SsoStep.KEYS, Integer.toString(keys(provider))));
            probe(client, redirectUrl);
            steps.add(TestStep.passed(SsoStep.CLIENT, client.settings().clientId()));
            return steps;
        } catch (SsoException e) {
            return TestStep.trace(STEPS, e);
        }
    }

    private static int keys(Known provider) {
        try {
            return provider.keys()
                    .get(new JWKSelector(new JWKMatcher.Builder().build()), null)
                    .size();
        } catch (KeySourceException e) {
            throw new SsoException(
                    ErrorCode.SSO_PROVIDER_DOWN,
                    SsoStep.KEYS,
                    Told.of(SsoWord.KEYS_UNREAD, "reason", String.valueOf(e.getMessage())),
                    e);
        }
    }

    /** A code that cannot exist: a provider that knows the client refuses the code, one that does not refuses the client. */
    private void probe(Client client, URI redirectUrl) {
        if (client.settings().clientId().isBlank()) {
            throw new SsoException(ErrorCode.SSO_INVALID, SsoStep.CLIENT, Told.of(SsoWord.NO_CLIENT_ID));
        }
        try {
            relyingParty.redeem(
                    client, Secrets.random(), new Attempt(Secrets.random(), "", Secrets.random()), redirectUrl);
        } catch (SsoException e) {
            if (e.code() != ErrorCode.SSO_PROVIDER_REFUSED) {
                throw new SsoException(e.code(), SsoStep.CLIENT, e.told(), e);
            }
        }
    }

    /** With scripts, also what ends their tokens: it is the one thing that nobody would guess. */
    private static TestStep found(Known provider, Client client) {
        String audience = client.settings().apiAudience();
        if (audience == null || audience.isBlank()) {
            return TestStep.passed(SsoStep.DISCOVERY, offers(provider));
        }
        boolean isAsked = client.secret() != null && Introspection.isOffered(provider.metadata());
        return TestStep.passed(
                SsoStep.DISCOVERY,
                Told.of(
                        isAsked ? SsoWord.ASKED_ABOUT_SCRIPTS : SsoWord.NOT_ASKED_ABOUT_SCRIPTS,
                        "offers",
                        offers(provider)));
    }

    private static String offers(Known provider) {
        var metadata = provider.metadata();
        List<String> offers = new ArrayList<>();
        if (metadata.getUserInfoEndpointURI() != null) {
            offers.add("userinfo");
        }
        if (metadata.getEndSessionEndpointURI() != null) {
            offers.add("logout");
        }
        if (metadata.supportsBackChannelLogout()) {
            offers.add("back-channel logout");
        }
        if (Introspection.isOffered(metadata)) {
            offers.add("introspection");
        }
        return String.join(", ", offers);
    }
}
