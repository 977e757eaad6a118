package io.loggia.portal.sso.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.platform.control.SecretBox;
import io.loggia.portal.sso.control.RelyingParty.Client;
import io.loggia.portal.sso.entity.IdentityProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The identity providers as admins have set them up. */
@ApplicationScoped
public class Providers {

    private static final String SECRET = "identity-provider";

    private final Jsonb json = JsonbBuilder.create();

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private SecretBox secrets;

    /** All providers, oldest first. */
    public List<Provider> all() {
        return entities.createQuery("select p from IdentityProvider p", IdentityProvider.class)
                .getResultStream()
                .sorted(Comparator.comparing(IdentityProvider::createdAt))
                .map(this::toProvider)
                .toList();
    }

    public Optional<Provider> find(UUID id) {
        return Optional.ofNullable(entities.find(IdentityProvider.class, id)).map(this::toProvider);
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when there is no such provider */
    public Provider get(UUID id) {
        return toProvider(require(id));
    }

    /** The providers that people may sign in through. */
    public List<Provider> inForce() {
        return all().stream().filter(Provider::isInForce).toList();
    }

    /** Whether people may sign in through that provider; asked all the time, so it reads no settings. */
    public boolean isInForce(UUID id) {
        IdentityProvider provider = entities.find(IdentityProvider.class, id);
        return provider != null && provider.enabled() && provider.settings().isPresent();
    }

    public Optional<Provider> inForceByIssuer(String issuer) {
        return inForce().stream()
                .filter(provider ->
                        provider.active() != null && provider.active().issuer().equals(issuer))
                .findFirst();
    }

    /** The provider that people with such an address are led to. */
    public Optional<Provider> byEmail(String email) {
        String domain = email.substring(email.indexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
        return inForce().stream()
                .filter(provider -> provider.active() != null
                        && provider.active().emailDomains().stream().anyMatch(domain::equalsIgnoreCase))
                .findFirst();
    }

    public Provider add(ProviderSettings draft, String by) {
        return add(UUID.randomUUID(), draft, by);
    }

    /** As above, under an id that others know beforehand. */
    Provider add(UUID id, ProviderSettings draft, String by) {
        IdentityProvider provider = new IdentityProvider(id, json.toJson(draft), Instant.now(), by);
        entities.persist(provider);
        entities.flush();
        return toProvider(provider);
    }

    /** @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} when a rule cannot work */
    public Provider edit(UUID id, ProviderSettings draft, String by) {
        draft.rules().stream()
                .map(ClaimRules::trouble)
                .filter(trouble -> trouble != null)
                .findFirst()
                .ifPresent(trouble -> {
                    throw new LoggiaException(ErrorCode.INVALID_REQUEST, trouble);
                });
        IdentityProvider provider = require(id);
        provider.edit(json.toJson(draft), Instant.now(), by);
        return toProvider(provider);
    }

    public Provider setSecret(UUID id, String secret, String by) {
        IdentityProvider provider = require(id);
        provider.setSecret(secrets.seal(secret, SECRET), Instant.now(), by);
        return toProvider(provider);
    }

    /**
     * Puts the draft in force.
     *
     * @throws LoggiaException {@link ErrorCode#SSO_NOT_TESTED} when no trial sign-in has proved it and {@code override} is
     *     false; {@link ErrorCode#CONFLICT} when another provider of the same issuer is in force
     */
    public Provider activate(UUID id, boolean override, String by) {
        IdentityProvider provider = require(id);
        if (!override && !isProved(provider)) {
            throw new LoggiaException(
                    ErrorCode.SSO_NOT_TESTED,
                    "Sign in once by the dry run, then activate; or override, which is recorded.");
        }
        String issuer = settings(provider.draft()).issuer();
        if (inForce().stream()
                .anyMatch(other -> !other.id().equals(id)
                        && other.active() != null
                        && other.active().issuer().equals(issuer))) {
            throw new LoggiaException(ErrorCode.CONFLICT, "Another provider of this issuer is active already.");
        }
        provider.activate(Instant.now(), by);
        return toProvider(provider);
    }

    public Provider setEnabled(UUID id, boolean enabled, String by) {
        IdentityProvider provider = require(id);
        if (enabled && provider.settings().isEmpty()) {
            throw new LoggiaException(ErrorCode.CONFLICT, "These settings were never active. Activate them first.");
        }
        provider.setEnabled(enabled);
        return toProvider(provider);
    }

    public void remove(UUID id) {
        entities.remove(require(id));
        entities.flush();
    }

    /** Notes that a trial sign-in went through, if the draft is still the one that was tried. */
    public void prove(UUID id, String fingerprint, UUID by, boolean givesAdmin) {
        IdentityProvider provider = require(id);
        if (fingerprint(provider.draft()).equals(fingerprint)) {
            provider.prove(fingerprint, Instant.now(), by, givesAdmin);
        }
    }

    public String draftFingerprint(UUID id) {
        return fingerprint(require(id).draft());
    }

    /** Who we are at the provider by the settings in force. */
    public Client client(Provider provider) {
        ProviderSettings active = provider.active();
        return new Client(active == null ? provider.draft() : active, secret(provider.id()));
    }

    /** Who we are at the provider by the draft. */
    public Client draftClient(Provider provider) {
        return new Client(provider.draft(), secret(provider.id()));
    }

    private @Nullable String secret(UUID id) {
        return require(id).secret().map(text -> secrets.open(text, SECRET)).orElse(null);
    }

    private static boolean isProved(IdentityProvider provider) {
        return provider.provedDraft()
                .filter(fingerprint(provider.draft())::equals)
                .isPresent();
    }

    private static String fingerprint(String draft) {
        return Secrets.hash(draft);
    }

    private Provider toProvider(IdentityProvider provider) {
        String inForce = provider.settings().orElse(null);
        boolean proved = isProved(provider);
        return new Provider(
                provider.id(),
                state(provider),
                settings(provider.draft()),
                inForce == null ? null : settings(inForce),
                provider.secretSetAt().orElse(null),
                provider.secretSetBy().orElse(null),
                proved ? provider.provedAt().orElse(null) : null,
                proved && provider.provedAdmin(),
                provider.updatedAt(),
                provider.updatedBy());
    }

    private static Provider.State state(IdentityProvider provider) {
        if (provider.settings().isEmpty()) {
            return Provider.State.DRAFT;
        }
        if (!provider.enabled()) {
            return Provider.State.OFF;
        }
        return provider.settings().get().equals(provider.draft()) ? Provider.State.ACTIVE : Provider.State.CHANGED;
    }

    private ProviderSettings settings(String text) {
        return json.fromJson(text, ProviderSettings.class);
    }

    private IdentityProvider require(UUID id) {
        IdentityProvider provider = entities.find(IdentityProvider.class, id);
        if (provider == null) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such identity provider.");
        }
        return provider;
    }
}
