package io.loggia.portal.sso.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.identity.control.LocalAdmins;
import io.loggia.portal.platform.control.Told;
import io.loggia.portal.sso.entity.SignInSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/**
 * What the sign-in page offers. Local sign-in can be hidden, never switched off: the form stays at {@code /sign-in?local},
 * so that an admin with a password gets in when the provider does not let anybody.
 */
@ApplicationScoped
public class SignInOptions {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private Providers providers;

    @Inject
    private LocalAdmins localAdmins;

    /** Hidden only while some provider is in force: without one the form is the only way. */
    public boolean isLocalHidden() {
        SignInSettings settings = entities.find(SignInSettings.class, SignInSettings.ONLY);
        return settings != null
                && settings.localHidden()
                && !providers.inForce().isEmpty();
    }

    /** Why local sign-in may not be hidden now; empty when it may. */
    public Optional<Told> hindrance() {
        if (localAdmins.all().isEmpty()) {
            return Optional.of(Told.of(SsoWord.NO_LOCAL_ADMIN));
        }
        boolean proved = providers.all().stream().anyMatch(SignInOptions::letsAnAdminIn);
        return proved ? Optional.empty() : Optional.of(Told.of(SsoWord.NO_PROVED_PROVIDER));
    }

    /** @throws LoggiaException {@link ErrorCode#CONFLICT} when hiding is not safe yet */
    public void hideLocal(boolean hidden) {
        if (hidden) {
            hindrance().ifPresent(why -> {
                throw new LoggiaException(ErrorCode.CONFLICT, why.words());
            });
        }
        SignInSettings settings = entities.find(SignInSettings.class, SignInSettings.ONLY);
        if (settings == null) {
            settings = new SignInSettings(Instant.now());
            entities.persist(settings);
        }
        settings.setLocalHidden(hidden, Instant.now());
    }

    private static boolean letsAnAdminIn(Provider provider) {
        return provider.state() == Provider.State.ACTIVE && provider.provedAdmin();
    }
}
