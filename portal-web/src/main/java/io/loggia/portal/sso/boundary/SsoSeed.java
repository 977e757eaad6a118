package io.loggia.portal.sso.boundary;

import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.sso.control.DemoProvider;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Gives a portal without any identity provider the one of {@code ./loggia up --keycloak}. */
@ApplicationScoped
public class SsoSeed {

    private static final System.Logger LOGGER = System.getLogger(SsoSeed.class.getName());

    private static final int AFTER_THE_PEOPLE = 110;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    private DemoProvider demo;

    @Transactional
    void seed(@Observes @Priority(AFTER_THE_PEOPLE) Startup event) {
        if (!platform.servesPeople()) {
            return;
        }
        demo.seed().ifPresent(issuer -> LOGGER.log(Level.INFO, "People may sign in through {0}", issuer));
    }
}
