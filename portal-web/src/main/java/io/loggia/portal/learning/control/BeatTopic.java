package io.loggia.portal.learning.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Viewer;
import io.loggia.portal.learning.control.Beats.Beat;
import io.loggia.portal.learning.control.Beats.Watched;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what players report in a topic of Kafka, from which {@link BeatFolding} credits it on one of the servers. Whoever
 * is answered has it acknowledged by the broker; the answer tells what was stored before.
 *
 * <p>The person is the record's key, so that one partition, and by it one server at a time, has all of a person's beats.
 *
 * <p>There is none unless the server has the connector (beans.xml); where there is, it takes the place of {@link Beats}.
 */
@ApplicationScoped
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
public class BeatTopic implements BeatIntake {

    private static final System.Logger LOGGER = System.getLogger(BeatTopic.class.getName());

    /** The connector gives up after five seconds; this is for what it does not notice. */
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    /** As many as may wait at the same moment: each caller waits for its own. */
    private static final int AT_ONCE = 20_000;

    private final Outage outage = new Outage(BETWEEN_TRIES, System::nanoTime);

    @Inject
    private BeatGate gate;

    @Inject
    @ConfigProperties
    private BeatsConfig config;

    @Inject
    @Channel("beats-sent")
    @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = AT_ONCE)
    private Emitter<ProducerRecord<String, String>> topic;

    @Override
    public Watched take(Viewer viewer, UUID session, Beat beat) {
        Watched stored = gate.admit(viewer, session, beat);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        BeatReport report = BeatReport.received(viewer, session, beat, now);
        send(new ProducerRecord<>(config.kafkaTopic, viewer.id().value().toString(), BeatRecord.write(report, now)));
        return stored;
    }

    /** Whether the broker did not take the last beat. */
    public boolean isAway() {
        return outage.isOn();
    }

    private void send(ProducerRecord<String, String> beat) {
        if (!outage.mayTry()) {
            throw away(null);
        }
        try {
            topic.send(beat).toCompletableFuture().get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            outage.end();
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            if (!outage.isOn()) {
                LOGGER.log(Level.WARNING, "The broker does not take beats; players send them again", e);
            }
            outage.begin();
            throw away(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(e);
        }
    }

    private static LoggiaException away(@Nullable Throwable cause) {
        String detail = "What was watched cannot be kept now; it will be sent again.";
        return cause == null
                ? new LoggiaException(ErrorCode.UNAVAILABLE, detail)
                : new LoggiaException(ErrorCode.UNAVAILABLE, detail, cause);
    }
}
