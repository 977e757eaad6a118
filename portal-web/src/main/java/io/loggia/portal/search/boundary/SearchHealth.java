package io.loggia.portal.search.boundary;

import io.loggia.portal.search.control.SearchIndex;
import io.loggia.portal.search.control.SearchIndex.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the search index is open. While it is being built it answers with what it has. */
@Readiness
@ApplicationScoped
public class SearchHealth implements HealthCheck {

    @Inject
    private SearchIndex index;

    @Override
    public HealthCheckResponse call() {
        State state = index.state();
        return HealthCheckResponse.named("search-index")
                .status(state.open())
                .withData("complete", state.complete())
                .withData("items", state.items())
                .build();
    }
}
