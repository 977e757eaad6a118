package io.loggia.portal.platform.boundary;

import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.platform.control.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the media folder can be written and keeps its reserve. */
@Readiness
@ApplicationScoped
public class StorageHealth implements HealthCheck {

    @Inject
    private MediaStore store;

    @Inject
    @ConfigProperties
    private PlatformConfig config;

    @Override
    public HealthCheckResponse call() {
        long free = store.usableBytes();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("storage")
                .withData("freeBytes", free)
                .withData("reserveBytes", config.storageReserveBytes);
        try {
            store.probe();
        } catch (IOException e) {
            return response.down()
                    .withData("reason", "The media folder cannot be written")
                    .build();
        }
        return response.status(free >= config.storageReserveBytes).build();
    }
}
