package io.loggia.portal.search.boundary;

import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.search.control.IndexState;
import io.loggia.portal.search.control.SearchIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the search index is open. While it is being built it answers with what it has. */
@Readiness
@ApplicationScoped
public class SearchHealth implements HealthCheck {

    @Inject
    private SearchIndex index;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Override
    public HealthCheckResponse call() {
        if (!platform.servesPeople()) {
            return HealthCheckResponse.named("search-index")
                    .up()
                    .withData("reason", "A worker searches nothing.")
                    .build();
        }
        IndexState state = index.state();
        return HealthCheckResponse.named("search-index")
                .status(state.open())
                .withData("complete", state.complete())
                .withData("items", state.items())
                .build();
    }
}
