package io.loggia.portal.roster.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.platform.control.SecretBox;
import io.loggia.portal.roster.entity.KeycloakSync;
import io.loggia.portal.sso.control.Provider;
import io.loggia.portal.sso.control.ProviderSettings;
import io.loggia.portal.sso.control.Providers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What admins have set for the reading of Keycloak realms, and which node reads at the moment. */
@ApplicationScoped
public class KeycloakSettings {

    /** A run that has not ended by then was cut off with its node. */
    private static final Duration LEASE = Duration.ofMinutes(30);

    private static final String PURPOSE = "keycloak-sync";

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private SecretBox secrets;

    @Inject
    private Providers providers;

    /**
     * How a realm is read.
     *
     * @param groupPath the groups below it are departments; {@code /} for all groups, empty for none
     * @param otherGroups whether groups elsewhere become groups
     * @param disableMissing whether people whom the realm does not have any more are disabled
     */
    public record Settings(
            boolean enabled,
            int everyMinutes,
            String clientId,
            String groupPath,
            boolean otherGroups,
            boolean disableMissing) {

        static final Settings DEFAULT = new Settings(false, 15, "", "/", true, true);
    }

    /** Settings with when their secret was set. */
    public record Kept(Settings settings, @Nullable Instant secretSetAt) {}

    /** The provider whose realm it is. */
    public record RealmOwner(UUID id, String name, String issuer) {}

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when there is no such provider */
    public RealmOwner provider(UUID id) {
        Provider provider = providers.get(id);
        ProviderSettings inForce = provider.active() == null ? provider.draft() : provider.active();
        return new RealmOwner(id, inForce.name(), inForce.issuer());
    }

    public Kept find(UUID provider) {
        KeycloakSync sync = entities.find(KeycloakSync.class, provider);
        return sync == null
                ? new Kept(Settings.DEFAULT, null)
                : new Kept(toSettings(sync), sync.secretSetAt().orElse(null));
    }

    /** The client's secret in clear; empty when none was set. */
    public Optional<String> secret(UUID provider) {
        return Optional.ofNullable(entities.find(KeycloakSync.class, provider))
                .flatMap(KeycloakSync::secret)
                .map(kept -> secrets.open(kept, PURPOSE + provider));
    }

    public void save(UUID provider, Settings settings) {
        KeycloakSync sync = require(provider);
        sync.schedule(settings.enabled(), settings.everyMinutes(), Instant.now());
        sync.read(settings.clientId(), settings.groupPath(), settings.otherGroups(), settings.disableMissing());
    }

    public void setSecret(UUID provider, String secret) {
        require(provider).setSecret(secrets.seal(secret, PURPOSE + provider), Instant.now());
    }

    /** Providers whose schedule wants a run now. */
    public List<UUID> due(Instant now) {
        return entities.createQuery(
                        "select s.providerId from KeycloakSync s where s.enabled = true and s.nextRunAt <= :now",
                        UUID.class)
                .setParameter("now", now)
                .getResultList();
    }

    /** Takes the only right to change people by this realm. Returns whether nobody else has it. */
    public boolean claim(UUID provider, Instant now) {
        return entities.createQuery("update KeycloakSync s set s.runningUntil = :until where s.providerId = :provider"
                                + " and (s.runningUntil is null or s.runningUntil < :now)")
                        .setParameter("until", now.plus(LEASE))
                        .setParameter("provider", provider)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** As {@link #claim}, if the schedule still wants a run: of several nodes that saw it due, one gets it. */
    public boolean claimDue(UUID provider, Instant now) {
        Settings settings = find(provider).settings();
        return entities.createQuery("update KeycloakSync s set s.runningUntil = :until, s.nextRunAt = :next"
                                + " where s.providerId = :provider and s.enabled = true and s.nextRunAt <= :now"
                                + " and (s.runningUntil is null or s.runningUntil < :now)")
                        .setParameter("until", now.plus(LEASE))
                        .setParameter("next", now.plus(Duration.ofMinutes(settings.everyMinutes())))
                        .setParameter("provider", provider)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** Gives the right of {@link #claim} back. */
    public void release(UUID provider) {
        entities.createQuery("update KeycloakSync s set s.runningUntil = null where s.providerId = :provider")
                .setParameter("provider", provider)
                .executeUpdate();
    }

    private KeycloakSync require(UUID provider) {
        KeycloakSync known = entities.find(KeycloakSync.class, provider);
        if (known != null) {
            return known;
        }
        KeycloakSync added = new KeycloakSync(provider);
        Settings first = Settings.DEFAULT;
        added.schedule(first.enabled(), first.everyMinutes(), Instant.now());
        added.read(first.clientId(), first.groupPath(), first.otherGroups(), first.disableMissing());
        entities.persist(added);
        return added;
    }

    private static Settings toSettings(KeycloakSync sync) {
        return new Settings(
                sync.enabled(),
                sync.everyMinutes(),
                sync.clientId(),
                sync.groupPath(),
                sync.otherGroups(),
                sync.disableMissing());
    }
}
