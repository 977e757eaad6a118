package io.loggia.portal.identity.boundary;

import io.loggia.portal.identity.control.DemoOrganisation;
import io.loggia.portal.identity.control.FirstAdmin;
import io.loggia.portal.platform.control.PlatformConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Gives an empty installation its first accounts, or the link that makes the first admin. */
@ApplicationScoped
public class IdentitySeed {

    private static final System.Logger LOGGER = System.getLogger(IdentitySeed.class.getName());

    private static final int AFTER_MIGRATIONS = 100;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    private DemoOrganisation demo;

    @Inject
    private FirstAdmin firstAdmin;

    @Transactional
    void seed(@Observes @Priority(AFTER_MIGRATIONS) Startup event) {
        if (!platform.servesPeople()) {
            return;
        }
        if (demo.seed()) {
            LOGGER.log(Level.INFO, "Seeded the demo organisation");
        }
        firstAdmin
                .token()
                .ifPresent(token -> LOGGER.log(
                        Level.WARNING, "No account exists yet. Create the first admin at /setup?token={0}", token));
    }
}
