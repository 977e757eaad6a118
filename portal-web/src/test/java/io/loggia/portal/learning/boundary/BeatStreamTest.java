package io.loggia.portal.learning.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.SubmissionPublisher;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class BeatStreamTest {

    private final List<String> taken = new ArrayList<>();
    private final BeatStream stream = new BeatStream(message -> taken.add(message.getPayload()));

    @Test
    void messages_areTaken_andItHasNoEnd() {
        try (SubmissionPublisher<Message<String>> topic = topic()) {
            topic.submit(Message.of("one"));
            topic.submit(Message.of("two"));

            assertThat(taken).containsExactly("one", "two");
            assertThat(stream.end()).isEmpty();
        }
    }

    @Test
    void failure_isItsEnd_andToldByItsCause() {
        try (SubmissionPublisher<Message<String>> topic = topic()) {
            topic.closeExceptionally(new CompletionException(new GroupAuthorizationException("loggia")));

            assertThat(stream.end()).contains("GroupAuthorizationException");
        }
    }

    @Test
    void close_isItsEnd() {
        topic().close();

        assertThat(stream.end()).isPresent();
    }

    /** One that calls at once, on the thread of the test. */
    private SubmissionPublisher<Message<String>> topic() {
        SubmissionPublisher<Message<String>> topic = new SubmissionPublisher<>(Runnable::run, 8);
        topic.subscribe(stream);
        return topic;
    }
}
