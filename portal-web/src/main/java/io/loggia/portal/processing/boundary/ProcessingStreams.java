package io.loggia.portal.processing.boundary;

import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.processing.control.ProcessingState;
import io.loggia.portal.processing.control.ProcessingState.Snapshot;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Open streams of processing status. Each looks every second and asks anew whether its reader may still see the item. */
@ApplicationScoped
public class ProcessingStreams {

    private static final long PERIOD_MS = 1000;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int MOST_STREAMS = 200;

    @Inject
    private People people;

    @Inject
    private MediaGate gate;

    @Inject
    private ProcessingState state;

    @Resource
    private ManagedScheduledExecutorService timer;

    private final AtomicInteger open = new AtomicInteger();

    /** A reader who is turned away or cut off reconnects by itself, as server-sent events do. */
    void open(PersonId reader, MediaId media, SseEventSink sink, Sse sse) {
        if (open.incrementAndGet() > MOST_STREAMS) {
            open.decrementAndGet();
            sink.close();
            return;
        }
        Stream stream = new Stream(reader, media, sink, sse);
        timer.execute(stream);
    }

    private final class Stream implements Runnable {

        private final PersonId reader;
        private final MediaId media;
        private final SseEventSink sink;
        private final Sse sse;
        private final Instant until = Instant.now().plus(LONGEST);
        private @Nullable ProcessingStatus sent;

        // Kept so that a debugger finds it; nobody cancels it, a closed sink ends the stream.
        @SuppressWarnings("UnusedVariable")
        private @Nullable Future<?> next;

        Stream(PersonId reader, MediaId media, SseEventSink sink, Sse sse) {
            this.reader = reader;
            this.media = media;
            this.sink = sink;
            this.sse = sse;
        }

        @Override
        public void run() {
            boolean goesOn = false;
            try {
                goesOn = !sink.isClosed() && Instant.now().isBefore(until) && send();
            } catch (LoggiaException e) {
                // The item was deleted; there is nothing more to tell.
                goesOn = false;
            } finally {
                if (goesOn) {
                    next = timer.schedule(this, PERIOD_MS, TimeUnit.MILLISECONDS);
                } else {
                    open.decrementAndGet();
                    sink.close();
                }
            }
        }

        private boolean send() {
            boolean maySee = people.viewer(reader)
                    .filter(viewer -> gate.maySee(viewer, media))
                    .isPresent();
            if (!maySee) {
                return false;
            }
            Snapshot snapshot = state.of(media);
            ProcessingStatus status = new ProcessingStatus(
                    snapshot.processing(),
                    snapshot.jobs().stream().map(ProcessingStatus.Job::of).toList());
            if (!status.equals(sent)) {
                sent = status;
                OutboundSseEvent event = sse.newEventBuilder()
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(ProcessingStatus.class, status)
                        .build();
                sink.send(event);
            }
            return !status.isOver();
        }
    }
}
