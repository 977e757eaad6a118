package io.loggia.portal.learning.boundary;

import io.loggia.portal.learning.control.BeatFolding;
import io.loggia.portal.learning.control.BeatTopic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells how the topic of beats is doing. A server is ready all the same while the broker is away: all servers share it, and
 * everything but the counting of what is watched goes on. It is not ready once it takes nothing out of the topic any more,
 * which it does not come back from: others fold what it would have folded, if they can, and somebody has to start it again.
 */
@Readiness
@ApplicationScoped
public class BeatTopicHealth implements HealthCheck {

    @Inject
    private BeatTopic topic;

    @Inject
    private BeatTopicListener listener;

    @Inject
    private BeatFolding folding;

    @Override
    public HealthCheckResponse call() {
        BeatFolding.Figures figures = folding.figures();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("beats")
                .withData("brokerAway", topic.isAway())
                .withData("waiting", figures.waiting())
                .withData("credited", figures.credited())
                .withData("refused", figures.refused())
                .withData("putAside", figures.aside());
        return listener.end()
                .map(end -> response.down().withData("reason", "Nothing comes out of the topic any more (" + end + ")"))
                .orElseGet(response::up)
                .build();
    }
}
