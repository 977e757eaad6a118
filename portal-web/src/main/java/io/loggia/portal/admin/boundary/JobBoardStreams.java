package io.loggia.portal.admin.boundary;

import io.loggia.domain.PersonId;
import io.loggia.domain.Role;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.processing.control.JobBoard;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Open streams of the queue. However many there are, the queue is looked at once a second, and not at all while there are
 * none. A reader who is turned away or cut off reconnects by itself, as server-sent events do.
 */
@ApplicationScoped
public class JobBoardStreams {

    private static final System.Logger LOGGER = System.getLogger(JobBoardStreams.class.getName());
    private static final long PERIOD_MS = 1000;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int MOST_STREAMS = 50;

    @Inject
    private JobBoard board;

    @Inject
    private People people;

    @Resource
    private ManagedScheduledExecutorService timer;

    private final List<Stream> open = new ArrayList<>();
    private @Nullable ScheduledFuture<?> looking;

    private static final class Stream {
        final PersonId reader;
        final SseEventSink sink;
        final Sse sse;
        final Instant until = Instant.now().plus(LONGEST);

        @Nullable
        JobBoardView sent;

        Stream(PersonId reader, SseEventSink sink, Sse sse) {
            this.reader = reader;
            this.sink = sink;
            this.sse = sse;
        }
    }

    synchronized void open(PersonId reader, SseEventSink sink, Sse sse) {
        if (open.size() >= MOST_STREAMS) {
            sink.close();
            return;
        }
        open.add(new Stream(reader, sink, sse));
        if (looking == null) {
            looking = timer.scheduleWithFixedDelay(this::look, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            tell(JobBoardView.of(board.now()));
        } catch (RuntimeException e) {
            // The top of a thread: an executor drops a task for good when one run of it throws.
            LOGGER.log(Level.WARNING, "The queue could not be told", e);
        }
    }

    private synchronized void tell(JobBoardView now) {
        open.removeIf(stream -> {
            boolean over = stream.sink.isClosed() || Instant.now().isAfter(stream.until) || !mayRead(stream.reader);
            if (over) {
                stream.sink.close();
            } else if (!now.equals(stream.sent)) {
                stream.sent = now;
                OutboundSseEvent event = stream.sse
                        .newEventBuilder()
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(JobBoardView.class, now)
                        .build();
                stream.sink.send(event);
            }
            return over;
        });
        if (open.isEmpty() && looking != null) {
            looking.cancel(false);
            looking = null;
        }
    }

    /** Asked anew each time: a right that was withdrawn ends the stream. */
    private boolean mayRead(PersonId reader) {
        return people.viewer(reader).filter(viewer -> viewer.has(Role.ADMIN)).isPresent();
    }

    @PreDestroy
    synchronized void stop() {
        if (looking != null) {
            looking.cancel(false);
        }
        open.forEach(stream -> stream.sink.close());
        open.clear();
    }
}
