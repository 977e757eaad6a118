package io.loggia.portal.learning.boundary;

import io.loggia.portal.learning.control.BeatFolding;
import io.loggia.portal.platform.control.PeriodicTasks;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Takes beats out of the topic, and has them folded once the server has started. The broker learns that a record is done
 * with when it is folded. There is none unless the server has the connector (beans.xml).
 */
@ApplicationScoped
public class BeatTopicListener {

    private static final int AFTER_THE_SEED = 260;

    /** What comes meanwhile shares a transaction. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final BeatStream stream = new BeatStream(this::take);

    @Inject
    private BeatFolding folding;

    @Inject
    private PeriodicTasks tasks;

    void start(@Observes @Priority(AFTER_THE_SEED) Startup event) {
        tasks.whileMore(PAUSE, "The folding of beats", folding::portion);
    }

    /** A subscriber and no method for each message: that would never be told that there will be no more. */
    @Incoming("beats-received")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public Flow.Subscriber<Message<String>> stream() {
        return stream;
    }

    /** Why nothing is taken out of the topic any more, in a word; empty as long as it is. */
    public Optional<String> end() {
        return stream.end();
    }

    private void take(Message<String> message) {
        ConsumerRecord<?, ?> record = message.unwrap(ConsumerRecord.class);
        String place = record.topic() + ", partition " + record.partition() + ", offset " + record.offset();
        folding.take(new BeatFolding.Kept(message.getPayload(), place, message::ack));
    }
}
