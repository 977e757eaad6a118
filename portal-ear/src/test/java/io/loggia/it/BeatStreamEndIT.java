package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that reads beats no more says why, and is ready for all else. */
@LongTest
class BeatStreamEndIT {
    @Order(1)
    @RegisterExtension
    static final KafkaBroker BROKER = new KafkaBroker();

    @Order(2)
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(BROKER.settings());

    private static final String READY = "/health/ready";
    private static final Duration NOTICED_SURELY = Duration.ofSeconds(40);

    @Test
    void groupThatMayNotReadAnyMore_isToldByTheServer() throws Exception {
        PortalClient anyone = SERVER.anonymous();
        assertThat(anyone.get(READY).body()).doesNotContain("readingEnded");

        BROKER.refuseGroup();

        Eventually.holds(
                "it is noticed",
                NOTICED_SURELY,
                () -> anyone.get(READY).body().contains("GroupAuthorizationException"));
        assertThat(anyone.isReady()).isTrue();
    }
}
