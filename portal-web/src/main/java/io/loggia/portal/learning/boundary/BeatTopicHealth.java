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
 * Tells how the topic of beats is doing. A server is ready all the same while the broker is away, and when it reads no more
 * out of the topic: what causes that meets all servers alike, and everything but the counting of what is watched goes on.
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
                .up()
                .withData("brokerAway", topic.isAway())
                .withData("waiting", figures.waiting())
                .withData("credited", figures.credited())
                .withData("refused", figures.refused())
                .withData("putAside", figures.aside());
        listener.end().ifPresent(end -> response.withData("readingEnded", end));
        return response.build();
    }
}
