package io.loggia.portal.platform.control;

import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
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
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that changes, told by server-sent events to all who follow it. However many they are, it is looked at once a
 * second, and not at all while there are none. Whoever is cut off connects again by itself, as such events have it.
 * Thread-safe.
 *
 * @param <T> what is told, compared by {@code equals}
 */
public final class Broadcast<T> {

    private static final System.Logger LOGGER = System.getLogger(Broadcast.class.getName());
    private static final long PERIOD_MS = 1000;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Class<T> type;
    private final Source<T> source;
    private final ManagedScheduledExecutorService timer;
    private final List<Follower<T>> followers = new ArrayList<>();

    private @Nullable ScheduledFuture<?> looking;
    private @Nullable T latest;

    /**
     * What is followed, and by whom.
     *
     * @param look throws {@link LoggiaException} when there is nothing to tell of any more, which ends all streams
     * @param mayFollow asked of each follower at each look: a right that was withdrawn ends the stream
     * @param isOver whether it will not change again, which ends all streams after it was told
     * @param onIdle told when the last one is gone
     */
    public record Source<T>(Supplier<T> look, Predicate<PersonId> mayFollow, Predicate<T> isOver, Runnable onIdle) {}

    private static final class Follower<T> {
        final PersonId reader;
        final SseEventSink sink;
        final Sse sse;
        final Instant until = Instant.now().plus(LONGEST);

        @Nullable
        T sent;

        Follower(PersonId reader, SseEventSink sink, Sse sse) {
            this.reader = reader;
            this.sink = sink;
            this.sse = sse;
        }
    }

    public Broadcast(Class<T> type, Source<T> source, ManagedScheduledExecutorService timer) {
        this.type = type;
        this.source = source;
        this.timer = timer;
    }

    public synchronized void follow(PersonId reader, SseEventSink sink, Sse sse) {
        Follower<T> follower = new Follower<>(reader, sink, sse);
        followers.add(follower);
        if (latest != null) {
            send(follower, latest);
        }
        if (looking == null) {
            looking = timer.scheduleWithFixedDelay(this::look, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
        }
    }

    public synchronized int followers() {
        return followers.size();
    }

    /** Ends all streams. */
    public synchronized void stop() {
        if (looking != null) {
            looking.cancel(false);
            looking = null;
        }
        followers.forEach(follower -> follower.sink.close());
        followers.clear();
        latest = null;
    }

    private void look() {
        try {
            tell(source.look().get());
        } catch (LoggiaException e) {
            LOGGER.log(Level.DEBUG, "What was followed is gone", e);
            stop();
        } catch (RuntimeException e) {
            // The top of a thread: an executor drops a task for good when one run of it throws.
            LOGGER.log(Level.WARNING, "A change could not be told", e);
        }
        if (followers() == 0) {
            source.onIdle().run();
        }
    }

    private synchronized void tell(T now) {
        latest = now;
        followers.removeIf(follower -> {
            boolean over = follower.sink.isClosed()
                    || Instant.now().isAfter(follower.until)
                    || !source.mayFollow().test(follower.reader);
            if (over) {
                follower.sink.close();
            } else if (!now.equals(follower.sent)) {
                send(follower, now);
            }
            return over;
        });
        if (followers.isEmpty() || source.isOver().test(now)) {
            stop();
        }
    }

    private void send(Follower<T> follower, T now) {
        follower.sent = now;
        OutboundSseEvent event = follower.sse
                .newEventBuilder()
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(type, now)
                .build();
        follower.sink.send(event);
    }
}
