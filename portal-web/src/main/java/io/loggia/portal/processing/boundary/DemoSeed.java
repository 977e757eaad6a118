package io.loggia.portal.processing.boundary;

import io.loggia.domain.LoggiaException;
import io.loggia.media.sample.DemoClip;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.processing.control.DemoMedia;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Makes the demonstration clips behind the first start's back, so that nobody waits for them. */
@ApplicationScoped
public class DemoSeed {

    private static final System.Logger LOGGER = System.getLogger(DemoSeed.class.getName());
    private static final int LAST = 400;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    private DemoMedia demo;

    @Inject
    private DemoTransaction transaction;

    @Resource
    private ManagedExecutorService background;

    void seed(@Observes @Priority(LAST) Startup event) {
        if (!platform.servesPeople()) {
            return;
        }
        background.execute(this::makeMissing);
    }

    private void makeMissing() {
        try {
            for (DemoClip clip : demo.missing()) {
                transaction.publish(clip, demo.render(clip));
                demo.tidy(clip);
                LOGGER.log(Level.INFO, "Made the demonstration clip {0}", clip.fileName());
            }
        } catch (InterruptedException e) {
            // The server stops; the next start goes on from here.
            Thread.currentThread().interrupt();
        } catch (LoggiaException e) {
            LOGGER.log(Level.WARNING, "No demonstration clips", e);
        }
    }
}
